// Proves that of two clerks at one moment one is taken and the other is told why: the same contract, and the same number.
import { expect, it } from "vitest";
import { amendContract } from "#app/domain/contracts/commands/amend-contract.server.ts";
import { approveIncome } from "#app/domain/contracts/commands/approve-income.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { versionsOf } from "#app/domain/contracts/versions.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { yuan } from "#app/kernel/money.ts";
import { describeDialects } from "#tests/support/database.ts";
import { heldRace } from "#tests/support/held-race.ts";
import { amendment, filedAndAccepted, freshNumber, plantOffice, receipt, registration } from "./contract-scene.ts";

const refusedBy = (code: string) => ({ status: "rejected", reason: { code } });

describeDialects("two clerks at once", (open) => {
  it("register one contract once, and its sums count once", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await filedAndAccepted(t, seller, clerk);
    const [won, lost] = await heldRace(
      t,
      (tx, now) => registerContract(tx, clerk, registration(id), now),
      (tx, now) => registerContract(tx, clerk, registration(id), now),
    );
    expect(won?.status).toBe("fulfilled");
    expect(lost).toMatchObject(refusedBy("contract.wrongState"));
    expect(await t.reads.selectFrom("posting").select("id").where("basis", "=", "output").execute()).toHaveLength(2);
    expect(await versionsOf(t.reads, id)).toHaveLength(1);
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
  });

  it("cannot give one number to two contracts", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const one = await filedAndAccepted(t, seller, clerk);
    const other = await filedAndAccepted(t, seller, clerk, { name: "示例另一份合同" });
    const registrationNo = freshNumber();
    const [won, lost] = await heldRace(
      t,
      (tx, now) => registerContract(tx, clerk, registration(one, { registrationNo }), now),
      (tx, now) => registerContract(tx, clerk, registration(other, { registrationNo }), now),
    );
    expect(won?.status).toBe("fulfilled");
    expect(lost).toMatchObject(refusedBy("contract.numberTaken"));
  });

  it("amend one contract alike: the second finds nothing left to change", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await filedAndAccepted(t, seller, clerk);
    await t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(id), now));
    const [won, lost] = await heldRace(
      t,
      (tx, now) => amendContract(tx, clerk, { contractId: id, ...amendment() }, now),
      (tx, now) => amendContract(tx, clerk, { contractId: id, ...amendment() }, now),
    );
    expect(won?.status).toBe("fulfilled");
    expect(lost).toMatchObject(refusedBy("contract.nothingAmended"));
    expect(await checkLedger(t.reads, t.unitOfWork)).toEqual([]);
  });

  it("cannot approve between them more income than the technical amount", async () => {
    const t = await open();
    const { seller, clerk } = await plantOffice(t);
    const id = await filedAndAccepted(t, seller, clerk);
    await t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(id), now));
    const half = receipt({ amount: yuan(400_000) });
    const [won, lost] = await heldRace(
      t,
      (tx, now) => approveIncome(tx, clerk, { contractId: id, ...half }, now),
      (tx, now) => approveIncome(tx, clerk, { contractId: id, ...half }, now),
    );
    expect(won?.status).toBe("fulfilled");
    expect(lost).toMatchObject(refusedBy("contract.incomeAboveTechnical"));
  });
});
