// Knows what of a contract the ledger is told at each step that counts; must never judge whether the step may be taken.
import { postContract } from "#app/domain/ledger/commands/post-contract.server.ts";
import { postIncome, reverseIncome } from "#app/domain/ledger/commands/post-income.server.ts";
import { repostContract } from "#app/domain/ledger/commands/repost-contract.server.ts";
import type { LedgerContract } from "#app/domain/ledger/ledger.ts";
import { fen, type Money } from "#app/kernel/money.ts";
import { type Day, dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { ContractRow } from "./load-contract.server.ts";

/** The step that counts: its event and its moment. */
export type Step = { readonly eventSeq: number; readonly now: Instant };

/** The contract as it is in force, with whether an institute sells. */
async function ledgerFacts(tx: Tx, row: ContractRow): Promise<LedgerContract> {
  const seller = await tx
    .selectFrom("organisation")
    .select("kind")
    .where("id", "=", row.sellerOrgId ?? "")
    .executeTakeFirst();
  return { ...row, totalAmount: fen(row.totalAmount), technicalAmount: fen(row.technicalAmount), sellerIsInstitute: seller?.kind === "institute" };
}

/** Registration counts in the month of its day. */
export async function countRegistration(tx: Tx, row: ContractRow, registeredOn: Day, { eventSeq, now }: Step): Promise<void> {
  await postContract(tx, { contract: await ledgerFacts(tx, row), eventSeq, countedMonth: monthOf(registeredOn), recordedAt: now });
}

/** An amendment counts by domain.md C; `row` is the contract as amended. */
export async function countAmendment(tx: Tx, row: ContractRow, { eventSeq, now }: Step): Promise<void> {
  await repostContract(tx, { contract: await ledgerFacts(tx, row), eventSeq, recordedAt: now });
}

/** A receipt counts in the month of its approval. */
export async function countIncome(tx: Tx, row: ContractRow, receipt: { readonly id: string; readonly amount: Money }, { eventSeq, now }: Step): Promise<void> {
  const posted = { receiptId: receipt.id, amount: receipt.amount, eventSeq, countedMonth: monthOf(dayOf(now)), recordedAt: now };
  await postIncome(tx, { contract: await ledgerFacts(tx, row), ...posted });
}

/** A receipt taken back leaves the counter. */
export async function uncountIncome(tx: Tx, contractId: string, receiptId: string, { eventSeq, now }: Step): Promise<void> {
  await reverseIncome(tx, { contractId, receiptId, eventSeq, recordedAt: now });
}
