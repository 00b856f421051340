// Proves what becomes of a registered contract: versions that are never rewritten, receipts within the technical amount, and a counter that follows.
import fc from "fast-check";
import { expect, it } from "vitest";
import { amendContract } from "#app/domain/contracts/commands/amend-contract.server.ts";
import { annulContract } from "#app/domain/contracts/commands/annul-contract.server.ts";
import { approveIncome, cancelIncome } from "#app/domain/contracts/commands/approve-income.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { terminateContract } from "#app/domain/contracts/commands/terminate-contract.server.ts";
import { approvedTotal, incomesOf, versionsOf } from "#app/domain/contracts/versions.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { fen, yuan } from "#app/kernel/money.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { amendment, filedAndAccepted, plantOffice, receipt, registration } from "./contract-scene.ts";

async function registered(t: TestDatabase, seller: Actor, clerk: Actor, over = {}): Promise<string> {
  const id = await filedAndAccepted(t, seller, clerk, over);
  await t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(id, over), now));
  return id;
}

/** `2026-03 technical output` → 分, months of zero left out. */
async function counted(t: TestDatabase, amountKind: string): Promise<Record<string, number>> {
  const rows = await t.reads
    .selectFrom("posting")
    .select(["countedMonth", "amount"])
    .where("amountKind", "=", amountKind)
    .where("basis", "=", "output")
    .execute();
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.countedMonth, (sums.get(row.countedMonth) ?? 0) + row.amount);
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0).sort());
}

describeDialects("a registered contract", (open) => {
  it("counts an amendment of the running year in the month of recording, and keeps both versions", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await registered(t, seller, clerk);
    t.setNow("2026-05-04T02:00:00.000Z" as Instant);
    await t.unitOfWork((tx, now) => amendContract(tx, clerk, { contractId: id, ...amendment({ effectiveOn: "2026-04-01" as Day }) }, now));
    expect(await counted(t, "technical")).toEqual({ "2026-03": yuan(600_000), "2026-05": yuan(100_000) });
    expect(await counted(t, "total")).toEqual({ "2026-03": yuan(1_000_000), "2026-05": yuan(200_000) });
    const versions = await versionsOf(t.reads, id);
    expect(versions.map(({ number, effectiveOn, technicalAmount }) => [number, effectiveOn, technicalAmount])).toEqual([
      [2, "2026-04-01", yuan(700_000)],
      [1, "2026-03-01", yuan(600_000)],
    ]);
    await t.unitOfWork((tx, now) => annulContract(tx, clerk, { contractId: id, reason: "重复登记" }, now));
    expect(await counted(t, "technical")).toEqual({});
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
  });

  it("restates a closed year in the month that was counted", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await registered(t, seller, clerk);
    t.setNow("2027-02-01T02:00:00.000Z" as Instant);
    await t.unitOfWork((tx, now) => amendContract(tx, clerk, { contractId: id, ...amendment() }, now));
    expect(await counted(t, "technical")).toEqual({ "2026-03": yuan(700_000) });
    const flags = await t.reads.selectFrom("posting").select("isRestatement").where("recordedAt", ">", "2027").execute();
    expect(new Set(flags.map((row) => row.isRestatement))).toEqual(new Set([1]));
  });

  it("refuses an amendment that changes nothing, lies ahead, or undercuts what was approved", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await registered(t, seller, clerk);
    const amend = (over: Parameters<typeof amendment>[0]) => t.unitOfWork((tx, now) => amendContract(tx, clerk, { contractId: id, ...amendment(over) }, now));
    const before = await t.dump();
    await expect(amend({ totalAmount: yuan(1_000_000), technicalAmount: yuan(600_000) })).rejects.toMatchObject({ code: "contract.nothingAmended" });
    await expect(amend({ effectiveOn: "2026-03-03" as Day })).rejects.toMatchObject({ code: "contract.dayInFuture" });
    await expect(amend({ effectiveOn: "2026-01-31" as Day })).rejects.toMatchObject({ code: "contract.beforeSigning" });
    await expect(amend({ technicalAmount: yuan(1_200_001) })).rejects.toMatchObject({ code: "contract.technicalAboveTotal" });
    expect(await t.dump()).toBe(before);
    await t.unitOfWork((tx, now) => approveIncome(tx, clerk, { contractId: id, ...receipt({ amount: yuan(500_000) }) }, now));
    await expect(amend({ technicalAmount: yuan(499_999) })).rejects.toMatchObject({ code: "contract.belowIncome" });
    await amend({ technicalAmount: yuan(500_000) });
  });

  it("has an amendment over the line recorded by a second person", async () => {
    const t = await open();
    const { seller, clerk, reviewer } = await plantOffice(t);
    const id = await registered(t, seller, clerk);
    const large = { totalAmount: yuan(5_000_000), technicalAmount: yuan(4_000_000) };
    const by = (actor: Actor) => t.unitOfWork((tx, now) => amendContract(tx, actor, { contractId: id, ...amendment(large) }, now));
    await expect(by(clerk)).rejects.toMatchObject({ code: "contract.sameReviewer" });
    await by(reviewer);
  });

  it("never approves more income than the technical amount, whatever comes and is taken back", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const step = fc.record({ amount: fc.integer({ min: 1, max: 40_000_000 }), takesBack: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const id = await registered(t, seller, clerk);
        let approved = 0;
        for (const { amount, takesBack } of steps) {
          const fits = approved + amount <= yuan(600_000);
          const done = await t
            .unitOfWork((tx, now) => approveIncome(tx, clerk, { contractId: id, ...receipt({ amount: fen(amount) }) }, now))
            .then(
              () => true,
              (error: { code?: string }) => error.code,
            );
          expect(done).toBe(fits ? true : "contract.incomeAboveTechnical");
          if (fits) approved += amount;
          const latest = (await incomesOf(t.reads, id)).find((income) => income.reversalOf === null && !income.isReversed);
          if (!takesBack || !latest) continue;
          await t.unitOfWork((tx, now) => cancelIncome(tx, clerk, { contractId: id, incomeId: latest.id, reason: "录入有误" }, now));
          approved -= latest.amount;
        }
        expect(await approvedTotal(t.reads, id)).toBe(approved);
      }),
      { numRuns: 8 },
    );
    const income = Object.values(await counted(t, "income")).reduce((sum, amount) => sum + amount, 0);
    const kept = await t.reads.selectFrom("approvedIncome").select("amount").execute();
    expect(income).toBe(kept.reduce((sum, row) => sum + row.amount, 0));
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
  });

  it("is ended by a party, stays counted, and is written down by an amendment; a receipt is taken back once", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const buyer = await plantActor(t, { kind: "enterprise", roles: ["signatory"] });
    const id = await registered(t, seller, clerk);
    await t.unitOfWork((tx) => tx.updateTable("techContract").set({ buyerOrgId: buyer.orgId }).where("id", "=", id).execute());
    const end = (terminatedOn: string) =>
      t.unitOfWork((tx, now) => terminateContract(tx, buyer, { contractId: id, terminatedOn: terminatedOn as Day, reason: "协商" }, now));
    await expect(end("2026-03-03")).rejects.toMatchObject({ code: "contract.dayInFuture" });
    await expect(end("2026-01-31")).rejects.toMatchObject({ code: "contract.beforeSigning" });
    await end("2026-03-01");
    expect(await counted(t, "technical")).toEqual({ "2026-03": yuan(600_000) });
    await t.unitOfWork((tx, now) => approveIncome(tx, clerk, { contractId: id, ...receipt() }, now));
    const [income] = await incomesOf(t.reads, id);
    const takeBack = () => t.unitOfWork((tx, now) => cancelIncome(tx, clerk, { contractId: id, incomeId: income?.id ?? "", reason: "录入有误" }, now));
    await takeBack();
    await expect(takeBack()).rejects.toMatchObject({ code: "contract.incomeCancelled" });
    await t.unitOfWork((tx, now) => amendContract(tx, clerk, { contractId: id, ...amendment({ technicalAmount: yuan(100_000) }) }, now));
    expect(await counted(t, "technical")).toEqual({ "2026-03": yuan(100_000) });
    expect(await counted(t, "income")).toEqual({});
  });

  it("that another place registered is not changed here", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await registered(t, seller, clerk);
    await t.unitOfWork((tx) => tx.updateTable("techContract").set({ origin: "importedOutput" }).where("id", "=", id).execute());
    const before = await t.dump();
    const tries: readonly Promise<unknown>[] = [
      t.unitOfWork((tx, now) => amendContract(tx, clerk, { contractId: id, ...amendment() }, now)),
      t.unitOfWork((tx, now) => approveIncome(tx, clerk, { contractId: id, ...receipt() }, now)),
      t.unitOfWork((tx, now) => terminateContract(tx, seller, { contractId: id, terminatedOn: "2026-03-01" as Day, reason: "协商" }, now)),
    ];
    for (const tried of await Promise.allSettled(tries)) expect(tried).toMatchObject({ status: "rejected", reason: { code: "contract.imported" } });
    expect(await t.dump()).toBe(before);
  });
});
