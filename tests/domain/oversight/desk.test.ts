// Proves that a past moment reads as it was known, that the bridge adds up, that each drill-down does, and that a projection says what it rests on.
import { describe, expect, it } from "vitest";
import { postContract } from "#app/domain/ledger/commands/post-contract.server.ts";
import { repostContract } from "#app/domain/ledger/commands/repost-contract.server.ts";
import { reverseContract } from "#app/domain/ledger/commands/reverse-contract.server.ts";
import { projectionOf } from "#app/domain/oversight/projection.ts";
import { bridgeOf, restatementsOf } from "#app/domain/oversight/queries/bridge.server.ts";
import { contractsBehind } from "#app/domain/oversight/queries/contracts-behind.server.ts";
import { counterDefinition, deskCounterOf } from "#app/domain/oversight/queries.server.ts";
import { fen, yuan } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { type PlantedFacts, plantEvent, plantRegistered } from "../ledger/ledger-scene.ts";

const FACTS: PlantedFacts = {
  ...{ sellerRegion: "330602", buyerRegion: "330603", class: "licence", chainCode: null, field: null },
  ...{ totalAmount: yuan(100), technicalAmount: yuan(60) },
};

function deskOf(t: TestDatabase) {
  const facts = (id: string, over: Partial<PlantedFacts>) => ({ ...FACTS, ...over, id, sellerOrgId: null, sellerIsInstitute: false });
  const register = (at: string, registeredOn: string, over: Partial<PlantedFacts> = {}) => {
    t.setNow(at as Instant);
    return t.unitOfWork(async (tx, now) => {
      const id = await plantRegistered(tx, now, { ...FACTS, ...over }, registeredOn);
      const eventSeq = await plantEvent(tx, now, id, "register");
      await postContract(tx, { contract: facts(id, over), eventSeq, countedMonth: registeredOn.slice(0, 7), recordedAt: now });
      return id;
    });
  };
  const amend = (at: string, id: string, over: Partial<PlantedFacts>) => {
    t.setNow(at as Instant);
    return t.unitOfWork(async (tx, now) =>
      repostContract(tx, { contract: facts(id, over), eventSeq: await plantEvent(tx, now, id, "amend"), recordedAt: now }),
    );
  };
  const annul = (at: string, id: string) => {
    t.setNow(at as Instant);
    return t.unitOfWork(async (tx, now) => reverseContract(tx, { contractId: id, eventSeq: await plantEvent(tx, now, id, "annul"), recordedAt: now }));
  };
  return { register, amend, annul };
}

/** March with two contracts; in April one is amended, one annulled, one of last year amended and one registered. */
async function plantSpring(t: TestDatabase): Promise<void> {
  const desk = deskOf(t);
  const old = await desk.register("2025-06-02T02:00:00.000Z", "2025-06-01");
  const kept = await desk.register("2026-03-03T02:00:00.000Z", "2026-03-02");
  const gone = await desk.register("2026-03-04T02:00:00.000Z", "2026-03-04", { sellerRegion: "310000" });
  await desk.amend("2026-04-02T02:00:00.000Z", kept, { technicalAmount: yuan(50) });
  await desk.annul("2026-04-03T02:00:00.000Z", gone);
  await desk.amend("2026-04-04T02:00:00.000Z", old, { technicalAmount: yuan(70) });
  await desk.register("2026-04-05T02:00:00.000Z", "2026-04-05", { buyerRegion: "330602" });
}
const MARCH_END = "2026-03-31T15:59:59.999Z" as Instant;

describeDialects("the desk", (open) => {
  it("shows last March as it was known on 1 April, whatever came after", async () => {
    const t = await open();
    await plantSpring(t);
    const then = await deskCounterOf(t.reads, 2026, MARCH_END, true);
    expect(then).toMatchObject({ amount: yuan(120), contractCount: 2, isPast: true });
    const now = await deskCounterOf(t.reads, 2026, t.now(), false);
    expect(now).toMatchObject({ amount: yuan(110), contractCount: 2 });
    expect(await deskCounterOf(t.reads, 2026, t.now(), true)).toEqual({ ...now, isPast: true });
    expect((await deskCounterOf(t.reads, 2025, MARCH_END, true)).amount).toBe(yuan(60));
    expect((await deskCounterOf(t.reads, 2025, t.now(), false)).amount).toBe(yuan(70));
  });

  it("bridges from last month's figure to this one's, and lists what was restated", async () => {
    const t = await open();
    await plantSpring(t);
    const definition = await counterDefinition(t.reads, t.now());
    const bridge = await bridgeOf(t.reads, { year: 2026, since: MARCH_END, asOf: t.now(), definition });
    expect(bridge).toMatchObject({ from: { amount: yuan(120) }, to: { amount: yuan(110) } });
    expect(bridge.changes.map((one) => [one.kind, one.amount, one.contractCount])).toEqual([
      ["registered", yuan(60), 1],
      ["amended", yuan(-10), 0],
      ["annulled", yuan(-60), -1],
    ]);
    for (const { kind, amount } of bridge.changes) {
      const behind = await contractsBehind(t.reads, { year: 2026, ...definition, knownAt: t.now(), change: { since: MARCH_END, kind } });
      expect([behind.total.amount, behind.rows.reduce((sum, row) => sum + row.amount, 0)]).toEqual([amount, amount]);
    }
    expect(await restatementsOf(t.reads, { since: MARCH_END, asOf: t.now(), definition })).toMatchObject([
      { kind: "amended", countedMonth: "2025-06", amount: yuan(10) },
    ]);
  });

  it("keeps output, absorption and the contracts between districts apart, each with its own contracts", async () => {
    const t = await open();
    await plantSpring(t);
    const counter = await deskCounterOf(t.reads, 2026, t.now(), false);
    expect(counter.outputByDistrict).toMatchObject([{ value: "330602", amount: yuan(110) }]);
    expect(counter.absorptionByDistrict).toMatchObject([
      { value: "330602", amount: yuan(60) },
      { value: "330603", amount: yuan(50) },
    ]);
    expect(counter.between).toMatchObject([{ value: "330602>330603", amount: yuan(50), contractCount: 1 }]);
    const whole = { year: 2026, amountKind: counter.definition.amountKind };
    const amountOf = async (cut: object) => (await contractsBehind(t.reads, { ...whole, basis: "inside", ...cut })).total.amount;
    expect(await amountOf({ pair: "330602>330603" })).toBe(yuan(50));
    expect(await amountOf({ pair: "between" })).toBe(yuan(50));
    expect(await amountOf({ basis: "absorption", district: "330602" })).toBe(yuan(60));
  });
});

describe("a projection", () => {
  const months = (year: number, amounts: readonly number[]) =>
    amounts.map((amount, at): [string, number] => [`${year}-${String(at + 1).padStart(2, "0")}`, amount]);
  const bunched = [1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 5, 5];
  const even = [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];

  it("ranges over the seasons of earlier years, from complete months alone", () => {
    const monthly = new Map([...months(2024, even), ...months(2025, bunched), ...months(2026, [3, 3, 3, 99])]);
    expect(projectionOf({ year: 2026, currentMonth: "2026-04", monthly })).toMatchObject({
      is: "range",
      through: "2026-03",
      amount: fen(9),
      low: fen(36),
      high: fen(72),
    });
  });

  it("says when it rests on too little", () => {
    const short = new Map([...months(2025, even), ...months(2026, [3, 3])]);
    expect(projectionOf({ year: 2026, currentMonth: "2026-04", monthly: short })).toEqual({ is: "none", why: "historyShort" });
    expect(projectionOf({ year: 2026, currentMonth: "2026-01", monthly: short })).toEqual({ is: "none", why: "noFullMonth" });
    expect(projectionOf({ year: 2026, currentMonth: "2027-01", monthly: short })).toEqual({ is: "none", why: "yearOver" });
  });

  it("leaves a year out that was not counted from its beginning", () => {
    const late = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9];
    const monthly = new Map([...months(2024, late), ...months(2025, even), ...months(2026, [3, 3, 3])]);
    expect(projectionOf({ year: 2026, currentMonth: "2026-04", monthly })).toEqual({ is: "none", why: "historyShort" });
  });
});
