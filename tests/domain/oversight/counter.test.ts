// Proves that the counter is what its definition says and that the rows behind a figure add up to it exactly.
import { describe, expect, it } from "vitest";
import { paceAt, progressBps } from "#app/domain/oversight/counter.ts";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { contractsBehind } from "#app/domain/oversight/queries/contracts-behind.server.ts";
import { counterOf, publicCounter } from "#app/domain/oversight/queries.server.ts";
import { fen } from "#app/kernel/money.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantContract } from "./plant-postings.ts";

async function plantYear(t: TestDatabase): Promise<void> {
  const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
  const plant = (wish: Parameters<typeof plantContract>[2]) => plantContract(t, orgId, wish);
  await plant({ month: "2026-01", technical: 100, total: 150, sellerDistrict: "330602", buyerDistrict: "330603", chain: "textile" });
  await plant({ month: "2026-01", technical: 20, sellerDistrict: "330602", buyerDistrict: "310000", class: "service" });
  await plant({ month: "2026-03", technical: 7, sellerDistrict: "330100", buyerDistrict: "330604", class: "transfer", chain: "ic" });
  await plant({ month: "2026-03", technical: 9_999, sellerDistrict: "330681", buyerDistrict: "330681", annulled: true });
  await plant({ month: "2025-02", technical: 40, sellerDistrict: "330624", buyerDistrict: "110000" });
}

describeDialects("the counter", (open) => {
  it("counts each contract once by net technical amount, by month, district, class and chain", async () => {
    const t = await open();
    await plantYear(t);
    const counter = await counterOf(t.reads, 2026, t.now());
    expect(counter).toMatchObject({ amount: 127, contractCount: 3, target: null, demoTarget: null, definition: { basis: "net", amountKind: "technical" } });
    expect(counter.byMonth.map((m) => m.cumulative)).toEqual([120, 120, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127]);
    expect(counter.byMonth.map((m) => m.lastYear)).toEqual([0, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40, 40]);
    expect(counter.byMonth.every((m) => m.pace === null)).toBe(true);
    expect(counter.byDistrict).toEqual([
      { value: "330602", amount: 120, contractCount: 2 },
      { value: "330604", amount: 7, contractCount: 1 },
    ]);
    expect(counter.byClass.map((c) => [c.value, c.amount])).toEqual([
      ["licence", 100],
      ["service", 20],
      ["transfer", 7],
    ]);
    expect(counter.byChain.map((c) => [c.value, c.amount])).toEqual([
      ["textile", 100],
      ["", 20],
      ["ic", 7],
    ]);
    expect(await publicCounter(t.reads, 2026)).toEqual({ amount: 127, contractCount: 3 });
  });

  it("shows the published target and keeps a demonstration target apart, and only in a demonstration", async () => {
    const t = await open();
    expect((await counterOf(t.reads, 2025, t.now())).target).toMatchObject({ amount: 4_500_000_000_000, isDemo: false });
    await t.unitOfWork((tx) => tx.insertInto("target").values({ indicatorCode: "counter", year: 2026, amount: 1_200, isDemo: 1, source: "示例" }).execute());
    expect((await counterOf(t.reads, 2026, t.now())).demoTarget).toBeNull();
    await t.unitOfWork((tx) => tx.insertInto("instance").values({ key: "demo", value: "1" }).execute());
    const counter = await counterOf(t.reads, 2026, t.now());
    expect([counter.target, counter.demoTarget?.amount, counter.byMonth[2]?.pace]).toEqual([null, 1_200, 300]);
  });

  it("follows a later definition from its day on", async () => {
    const t = await open();
    await plantYear(t);
    await t.unitOfWork((tx) =>
      tx.insertInto("indicatorDefinition").values({ code: "counter", validFrom: "2026-03-02", amountKind: "total", basis: "gross", source: "试" }).execute(),
    );
    expect((await counterOf(t.reads, 2026, t.now())).amount).toBe(150 + 150 + 20 + 7);
  });
});

describeDialects("the contracts behind a figure", (open) => {
  it("add up to every figure of the counter, and an annulled contract is not among them", async () => {
    const t = await open();
    await plantYear(t);
    const counter = await counterOf(t.reads, 2026, t.now());
    const asked = { year: 2026, basis: "net", amountKind: "technical" } as const;
    const whole = await contractsBehind(t.reads, asked);
    expect(whole.total).toEqual({ amount: 127, contractCount: 3 });
    expect(whole.rows.map((row) => row.amount)).toHaveLength(3);
    const sum = (rows: readonly { amount: number }[]) => rows.reduce((total, row) => total + row.amount, 0);
    expect(sum(whole.rows)).toBe(127);
    for (const [at, month] of counter.byMonth.entries()) expect((await contractsBehind(t.reads, { ...asked, month: at + 1 })).total.amount).toBe(month.amount);
    for (const own of counter.byDistrict)
      expect((await contractsBehind(t.reads, { ...asked, district: own.value })).total).toEqual({ amount: own.amount, contractCount: own.contractCount });
    for (const own of counter.byClass) expect((await contractsBehind(t.reads, { ...asked, class: own.value })).total.amount).toBe(own.amount);
    for (const own of counter.byChain) expect((await contractsBehind(t.reads, { ...asked, chain: own.value })).total.amount).toBe(own.amount);
  });

  it("pages without losing or repeating a row, with the whole total on every page", async () => {
    const t = await open();
    await plantYear(t);
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 5; page += 1) {
      const found = await contractsBehind(t.reads, { year: 2026, basis: "net", amountKind: "technical" }, { limit: 1, after });
      expect(found.total.amount).toBe(127);
      seen.push(...found.rows.map((row) => row.id));
      if (!found.next) break;
      after = found.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([3, 3]);
  });
});

describe("the desk", () => {
  it("is open to the bureau's own roles only", () => {
    const actor = { personId: "p", orgId: "o", orgKind: "bureau", orgVerified: true, districtCode: null, roles: ["analyst"] } as const;
    expect([null, actor, { ...actor, roles: ["editor"] as const }, { ...actor, orgKind: "enterprise" as const }].map(canReadDesk)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it("paces a target so that December is the target itself", () => {
    expect([paceAt(fen(1_201), 1), paceAt(fen(1_201), 12), progressBps(fen(50), fen(200)), progressBps(fen(1), null)]).toEqual([100, 1_201, 2_500, null]);
  });
});
