// Proves the ratio to GDP: the same period above and below the line, exact to the hundredth of a percent, and silence where a figure lacks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "#app/domain/oversight/counter.ts";
import { ratioOf } from "#app/domain/oversight/queries/ratio.server.ts";
import { type RatioFacts, ratioBps, ratioFrom } from "#app/domain/oversight/ratio.ts";
import type { GdpRow } from "#app/domain/settings/rules.ts";
import { fen, MONEY_MAX, type Money } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import { describeDialects } from "#tests/support/database.ts";

const YI = 10_000_000_000;
const month = (name: string, yi: number): [string, Figure] => [name, { amount: fen(yi * YI), contractCount: 1 }];
const gdp = (over: Partial<GdpRow>): GdpRow => ({
  areaCode: "3306",
  year: 2025,
  quarter: 0,
  kind: "preliminary",
  amount: 8_900 * YI,
  publishedOn: "2026-01-20",
  source: "公报",
  ...over,
});
const facts = (over: Partial<RatioFacts>): RatioFacts => ({
  year: 2025,
  today: "2025-11-10" as Day,
  definition: { code: "ratio", amountKind: "total", basis: "output", validFrom: "2020-01-01", source: "默认" },
  city: "3306",
  byMonth: new Map([month("2025-02", 60), month("2025-06", 40), month("2025-08", 100), month("2025-10", 70)]),
  byDistrict: new Map(),
  gdp: [],
  target: { bps: 450, source: "要点" },
  ...over,
});

describe("the ratio", () => {
  it("cuts the amount at the end of the last published quarter", () => {
    const rows = [gdp({ quarter: 1, amount: 2_000 * YI }), gdp({ quarter: 2, amount: 4_000 * YI })];
    expect(ratioFrom(facts({ gdp: rows })).now).toMatchObject({ amount: 100 * YI, bps: 250, through: "2025-06" });
    expect(ratioFrom(facts({ gdp: [...rows, gdp({ quarter: 3, amount: 6_500 * YI })] })).now).toMatchObject({ amount: 200 * YI, through: "2025-09", bps: 307 });
  });

  it("takes the whole year once it is over, and revises it with a final figure", () => {
    const over = { today: "2026-02-01" as Day, gdp: [gdp({ quarter: 3, amount: 6_500 * YI }), gdp({})] };
    expect(ratioFrom(facts(over)).now).toMatchObject({ amount: 270 * YI, bps: 303, through: "2025-12" });
    expect(ratioFrom(facts({ ...over, gdp: [...over.gdp, gdp({ kind: "final", amount: 9_000 * YI })] })).now).toMatchObject({ bps: 300 });
  });

  it("says why there is none, and measures progress against the forecast alone", () => {
    expect(ratioFrom(facts({}))).toMatchObject({ now: null, why: "noGdp", progress: null, progressWhy: "noForecast" });
    const forecast = gdp({ kind: "forecast", amount: 8_912.559 * YI });
    const shown = ratioFrom(facts({ gdp: [forecast] }));
    expect(shown).toMatchObject({ now: null, why: "forecastOnly", progressWhy: null });
    expect(shown.progress).toMatchObject({ needed: 4_010_651_550_000, amount: 270 * YI, bps: 6732 });
    expect(ratioFrom(facts({ gdp: [forecast], target: null }))).toMatchObject({ progress: null, progressWhy: "noTarget" });
  });

  it("stays exact where a double would not, and never rounds up", () => {
    const parts = fc.integer({ min: 1, max: MONEY_MAX }).chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
    fc.assert(
      fc.property(parts, ([amount, total]) => {
        const bps = BigInt(ratioBps(amount as Money, total));
        expect(bps * BigInt(total) <= BigInt(amount) * 10_000n && (bps + 1n) * BigInt(total) > BigInt(amount) * 10_000n).toBe(true);
      }),
    );
    expect(ratioBps(fen(1), 0)).toBe(0);
  });
});

describeDialects("the ratio's figures", (open) => {
  it("come from the reference rows: 2024 with its districts, 2025 as a goal, nothing for 2026", async () => {
    const t = await open();
    const last = await ratioOf(t.reads, 2024, t.now());
    expect(last.now).toMatchObject({ bps: 0, gdp: { amount: 83_686_000_000_000, kind: "preliminary" } });
    expect(last.districts).toHaveLength(6);
    expect(last.districts.reduce((sum, row) => sum + row.gdp.amount, 0)).toBe(83_686_100_000_000);
    expect(await ratioOf(t.reads, 2025, t.now())).toMatchObject({
      now: null,
      why: "forecastOnly",
      target: { bps: 450 },
      progress: { needed: 4_010_651_550_000 },
    });
    expect(await ratioOf(t.reads, 2026, t.now())).toMatchObject({ now: null, why: "noGdp", target: null });
  });
});
