// Knows how technical income is approved receipt by receipt and taken back by a row of its own; must never change a receipt.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { StoredFile } from "#app/domain/files/file.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { fen } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { demandOwnRegistration, legalContractMove } from "../contract.ts";
import { keepPaper } from "../contract-files.server.ts";
import { countIncome, uncountIncome } from "../counting.server.ts";
import type { IncomeForm } from "../fields.ts";
import { judgeIncome } from "../income.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";
import { approvedTotal } from "../versions.server.ts";

export type ApproveIncome = IncomeForm & { readonly contractId: string; readonly file: StoredFile | null };

/**
 * 核定技术性收入 of one receipt, in 分, counted in the month of approval. Refuses `contract.incomeAboveTechnical` with what is left,
 * `contract.imported`, a day before signing or after today.
 */
export async function approveIncome(tx: Tx, actor: Actor, input: ApproveIncome, now: Instant): Promise<void> {
  const row = await loadContract(tx, input.contractId);
  const move = legalContractMove(row.state, "approveIncome");
  demandOwnRegistration(row.origin);
  demandContractParty(actor, move.by, row);
  const { amount, receivedOn, kind, evidenceNo: evidence } = input;
  const dates = { receivedOn, signedOn: row.signedOn as Day, today: dayOf(now) };
  judgeIncome({ ...dates, amount, technicalAmount: row.technicalAmount, approved: await approvedTotal(tx, row.id) });
  await saveContract(tx, row, {}, now);
  const id = newId();
  const eventSeq = await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "approveIncome", data: { receivedOn } });
  const fileId = await keepPaper(tx, actor, { contractId: row.id, purpose: "income", file: input.file }, now);
  const facts = { contractId: row.id, receivedOn, amount, kind, evidence, fileId, reversalOf: null };
  await tx
    .insertInto("approvedIncome")
    .values({ id, ...facts, recordedAt: now, recordedBy: actor.personId, eventSeq })
    .execute();
  await countIncome(tx, row, { id, amount }, { eventSeq, now });
}

export type CancelIncome = { readonly contractId: string; readonly incomeId: string; readonly reason: string };

/** Takes a receipt back by a row of its negated sum, with the reason as its evidence. Refuses `contract.incomeNotFound`, `contract.incomeCancelled`. */
export async function cancelIncome(tx: Tx, actor: Actor, { contractId, incomeId, reason }: CancelIncome, now: Instant): Promise<void> {
  const row = await loadContract(tx, contractId);
  const move = legalContractMove(row.state, "cancelIncome");
  demandContractParty(actor, move.by, row);
  const income = await tx
    .selectFrom("approvedIncome")
    .select(["receivedOn", "amount", "kind", "reversalOf"])
    .where("id", "=", incomeId)
    .where("contractId", "=", row.id)
    .executeTakeFirst();
  if (!income || income.reversalOf !== null) return refuse("contract.incomeNotFound");
  const taken = await tx.selectFrom("approvedIncome").select("id").where("reversalOf", "=", incomeId).executeTakeFirst();
  if (taken) refuse("contract.incomeCancelled");
  await saveContract(tx, row, {}, now);
  const eventSeq = await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "cancelIncome" });
  const amount = fen(-income.amount);
  const facts = { contractId: row.id, receivedOn: income.receivedOn, amount, kind: income.kind, evidence: reason, fileId: null, reversalOf: incomeId };
  await tx
    .insertInto("approvedIncome")
    .values({ id: newId(), ...facts, recordedAt: now, recordedBy: actor.personId, eventSeq })
    .execute();
  await uncountIncome(tx, row.id, incomeId, { eventSeq, now });
}
