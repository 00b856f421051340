// Proves that tallies, postings and contracts in force always say the same sum, whatever is registered and annulled.
import fc from "fast-check";
import { expect, it } from "vitest";
import { annulContract } from "#app/domain/contracts/commands/annul-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { filedAndAccepted, plantOffice, registration } from "../contracts/contract-scene.ts";

async function tallied(t: TestDatabase, amountKind: string, basis: string): Promise<number> {
  const rows = await t.reads
    .selectFrom("tally")
    .select("amount")
    .where("amountKind", "=", amountKind)
    .where("basis", "=", basis)
    .where("dimension", "=", "all")
    .execute();
  return rows.reduce((sum, row) => sum + row.amount, 0);
}

async function inForce(t: TestDatabase, here: "sellerRegion" | "buyerRegion"): Promise<number> {
  const rows = await t.reads.selectFrom("techContract").select(["technicalAmount", here]).where("state", "=", "registered").execute();
  return rows.filter((row) => row[here].startsWith("3306")).reduce((sum, row) => sum + row.technicalAmount, 0);
}

const step = fc.record({
  total: fc.integer({ min: 1, max: 4_999_999 }),
  share: fc.integer({ min: 0, max: 100 }),
  region: fc.constantFrom("330602", "330683", "330100"),
  registeredOn: fc.constantFrom("2026-02-10", "2026-02-28", "2026-03-01"),
  annulled: fc.boolean(),
});

describeDialects("the ledger", (open) => {
  it("agrees with its postings and with the contracts in force", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        for (const one of steps) {
          const amounts = { totalAmount: yuan(one.total), technicalAmount: yuan(Math.floor((one.total * one.share) / 100)) };
          const id = await filedAndAccepted(t, seller, clerk, {
            ...amounts,
            buyer: { name: "示例受让方", natureCode: "150", countryCode: "156", regionCode: one.region },
          });
          await t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(id, { ...amounts, registeredOn: one.registeredOn as Day }), now));
          if (one.annulled) await t.unitOfWork((tx, now) => annulContract(tx, clerk, { contractId: id, reason: "重复" }, now));
        }
        expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
        expect(await tallied(t, "technical", "output")).toBe(await inForce(t, "sellerRegion"));
        expect(await tallied(t, "technical", "absorption")).toBe(await inForce(t, "buyerRegion"));
        expect(await tallied(t, "technical", "inside")).toBe(await inForce(t, "buyerRegion"));
      }),
      { numRuns: 12 },
    );
  });

  it("reverses in each posting's own month, and the check sees a single wrong 分", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await filedAndAccepted(t, seller, clerk);
    await t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(id, { registeredOn: "2026-02-10" as Day }), now));
    t.advance(60 * 86_400_000);
    await t.unitOfWork((tx, now) => annulContract(tx, clerk, { contractId: id, reason: "作废" }, now));
    const postings = await t.reads.selectFrom("posting").select(["countedMonth", "amount", "reversalOf"]).execute();
    expect(postings).toHaveLength(12);
    expect(new Set(postings.map((p) => p.countedMonth))).toEqual(new Set(["2026-02"]));
    expect(postings.reduce((sum, p) => sum + p.amount, 0)).toBe(0);
    await t.unitOfWork((tx) =>
      tx.updateTable("tally").set({ amount: 1 }).where("dimension", "=", "all").where("basis", "=", "output").where("amountKind", "=", "total").execute(),
    );
    expect(await checkLedger(t.reads, t.unitOfWork)).toMatchObject([{ key: "2026-02|total|output|all|all", kept: 1, recomputed: 0 }]);
  });

  it("sees a single wrong 分 among the sums that were recorded late", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await filedAndAccepted(t, seller, clerk);
    await t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(id, { registeredOn: "2026-02-10" as Day }), now));
    await t.unitOfWork((tx) =>
      tx
        .updateTable("lateTally")
        .set((eb) => ({ amount: eb("amount", "+", 1) }))
        .where("dimension", "=", "class")
        .where("basis", "=", "inside")
        .where("amountKind", "=", "technical")
        .execute(),
    );
    const sums = { kept: yuan(600_000) + 1, recomputed: yuan(600_000), keptCount: 1, recomputedCount: 1 };
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([{ key: "2026-02|recorded 2026-03|technical|inside|class|development", ...sums }]);
  });
});
