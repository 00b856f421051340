// Proves that rules change from a coming day on and never before, with their basis and on record, and only by the administrator.

import { expect, it } from "vitest";
import { changeRule, recordGdp, setTarget } from "#app/domain/settings/commands/change-settings.server.ts";
import { GdpFields, ruleFields, TargetFields } from "#app/domain/settings/fields.ts";
import { allGdp, allRules, allTargets, changesOf, figureChanges, lastDayUnder, ruleHistory } from "#app/domain/settings/page-queries.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { boundsOf, gdpInForce, SETTING_CODES } from "#app/domain/settings/rules.ts";
import { SETTING_DEFAULTS } from "#app/domain/settings/setting.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Day } from "#app/kernel/time.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const TODAY = "2026-03-02" as Day;
const rule = (over: object = {}) => ({
  code: "challenge.windowDays" as const,
  value: 45,
  validFrom: "2026-04-01" as Day,
  source: "局务会纪要〔2026〕3号",
  ...over,
});

it("every rule has a name in both languages, and a default inside its bounds", () => {
  for (const code of SETTING_CODES) {
    const key = `setting.rule.${code}` as keyof typeof wholeZh;
    expect(wholeZh[key], code).toBeTruthy();
    expect(wholeEn[key], code).toBeTruthy();
    const { min, max } = boundsOf(code);
    expect(SETTING_DEFAULTS[code].value).toBeGreaterThanOrEqual(min);
    expect(SETTING_DEFAULTS[code].value).toBeLessThanOrEqual(max);
  }
});

it("reads what people type for a value", () => {
  const read = (unit: string, value: string) => ruleFields(unit).safeParse({ value, validFrom: "2026-04-01", source: "依据一二" }).data?.value;
  expect([read("yuan", "500万"), read("yuan", "0.5"), read("days", "12"), read("days", "1.5"), read("days", "-3"), read("days", "十")]).toEqual([
    5_000_000,
    undefined,
    12,
    undefined,
    undefined,
    undefined,
  ]);
  const target = (indicator: string, value: string) =>
    TargetFields.safeParse({ intent: "target", indicator, year: "2026", value, source: "依据一二" }).data?.amount;
  expect([target("ratio", "4.5"), target("ratio", "4.75%"), target("ratio", "4.555"), target("counter", "450亿")]).toEqual([
    450,
    475,
    undefined,
    4_500_000_000_000,
  ]);
  const gdp = { intent: "gdp", areaCode: "3306", year: "2025", kind: "final", amount: "8368.6亿", publishedOn: "2026-01-20", source: "公报一二" };
  expect(GdpFields.safeParse({ ...gdp, quarter: "0" }).data).toMatchObject({ quarter: 0, amount: 83_686_000_000_000 });
  expect(GdpFields.safeParse({ ...gdp, quarter: "4" }).success).toBe(false);
});

it("holds the final figure over the preliminary one, then the later published", () => {
  const row = (kind: "forecast" | "preliminary" | "final", publishedOn: string | null, amount: number) => ({ kind, publishedOn, amount });
  expect(gdpInForce([row("preliminary", "2026-12-01", 1), row("final", "2026-06-01", 2)])?.amount).toBe(2);
  expect(gdpInForce([row("preliminary", null, 1), row("preliminary", "2026-02-01", 2), row("preliminary", "2026-01-20", 3)])?.amount).toBe(2);
  expect(gdpInForce([])).toBeUndefined();
});

describeDialects("rules, targets and figures", (open) => {
  async function bench(): Promise<{ t: TestDatabase; admin: Actor }> {
    const t = await open();
    return { t, admin: await plantActor(t, { kind: "bureau", roles: ["admin"] }) };
  }

  it("hold from their day on and leave what was before", async () => {
    const { t, admin } = await bench();
    await t.unitOfWork((tx, now) => changeRule(tx, admin, rule(), now));
    expect(await settingOn(t.reads, "challenge.windowDays", "2026-03-31" as Day)).toBe(30);
    expect(await settingOn(t.reads, "challenge.windowDays", "2026-04-01" as Day)).toBe(45);
    const found = (await allRules(t.reads, TODAY)).find((one) => one.code === "challenge.windowDays");
    expect(found).toMatchObject({ now: { value: 30, validFrom: null }, coming: [{ value: 45, validFrom: "2026-04-01" }] });
    await t.unitOfWork((tx, now) => changeRule(tx, admin, rule({ value: 50 }), now));
    expect((await ruleHistory(t.reads, "challenge.windowDays", TODAY)).rows.map((row) => row.value)).toEqual([30, 50]);
    const changes = await changesOf(t.reads, "challenge.windowDays");
    expect(changes.map((one) => JSON.parse(one.data))).toEqual([
      { validFrom: "2026-04-01", before: 45, after: 50 },
      { validFrom: "2026-04-01", before: 30, after: 45 },
    ]);
    expect(await lastDayUnder(t.reads, "challenge.reviewWorkingDays", 5, "2026-04-30" as Day)).toBe("2026-05-11");
    expect(await lastDayUnder(t.reads, "trial.defaultMonths", 1, "2026-01-31" as Day)).toBe("2026-02-28");
    expect(await lastDayUnder(t.reads, "challenge.appraisalRequired", 1, TODAY)).toBeNull();
  });

  it("refuse the past, the same value, what is out of bounds or without a basis, and everybody but the administrator", async () => {
    const { t, admin } = await bench();
    const before = await t.dump();
    const refused = [
      [{ validFrom: TODAY }, "setting.past"],
      [{ validFrom: "2025-01-01" }, "setting.past"],
      [{ value: 30 }, "setting.unchanged"],
      [{ value: 0 }, "setting.outOfBounds"],
      [{ value: 30.5 }, "setting.outOfBounds"],
      [{ source: " 无 " }, "setting.noSource"],
    ] as const;
    for (const [over, code] of refused)
      await expect(
        t.unitOfWork((tx, now) => changeRule(tx, admin, rule(over), now)),
        code,
      ).rejects.toMatchObject({ code });
    expect(await t.dump()).toBe(before);
    for (const wish of [
      { kind: "bureau", roles: ["analyst"] },
      { kind: "institute", roles: ["admin"] },
      { kind: "bureau", roles: ["admin"], verified: false },
    ] as const) {
      const actor = await plantActor(t, wish);
      await expect(t.unitOfWork((tx, now) => changeRule(tx, actor, rule(), now))).rejects.toMatchObject({ code: "setting.notYours" });
      await expect(
        t.unitOfWork((tx, now) => setTarget(tx, actor, { indicator: "counter", year: 2026, amount: 1, source: "依据一二" }, now)),
      ).rejects.toMatchObject({ code: "setting.notYours" });
    }
  });

  it("keep targets and every published figure, with the one before on record", async () => {
    const { t, admin } = await bench();
    const target = (amount: number) =>
      t.unitOfWork((tx, now) => setTarget(tx, admin, { indicator: "ratio", year: 2026, amount, source: "2026 年工作要点" }, now));
    await target(460);
    await expect(target(460)).rejects.toMatchObject({ code: "setting.unchanged" });
    await target(470);
    expect((await allTargets(t.reads)).filter((row) => row.year === 2026)).toMatchObject([{ indicatorCode: "ratio", amount: 470 }]);
    const figure = {
      areaCode: "3306",
      year: 2025,
      quarter: 0,
      kind: "preliminary",
      amount: 8_900_000_000_000,
      publishedOn: "2026-01-22",
      source: "统计公报",
    } as const;
    const put = (over: object = {}) => t.unitOfWork((tx, now) => recordGdp(tx, admin, { ...figure, ...over } as never, now));
    await put();
    await expect(put()).rejects.toMatchObject({ code: "gdp.known" });
    await expect(put({ publishedOn: "2026-03-03" })).rejects.toMatchObject({ code: "gdp.tooEarly" });
    await expect(put({ publishedOn: "2025-12-31" })).rejects.toMatchObject({ code: "gdp.tooEarly" });
    await expect(put({ kind: "forecast", quarter: 2 })).rejects.toMatchObject({ code: "gdp.forecastOfQuarter" });
    await expect(put({ source: "" })).rejects.toMatchObject({ code: "gdp.noSource" });
    await put({ publishedOn: "2026-02-20", amount: 8_950_000_000_000 });
    expect((await allGdp(t.reads)).filter((row) => row.year === 2025 && row.kind === "preliminary")).toHaveLength(2);
    expect((await figureChanges(t.reads)).map((one) => JSON.parse(one.data).before)).toEqual([null, null, 460, null]);
  });
});
