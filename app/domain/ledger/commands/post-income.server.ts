// Knows how approved receipts (核定技术性收入) are counted and taken back; must never judge whether a receipt may be approved.
import type { Money } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { correctionMonth, inForce } from "../corrections.ts";
import { incomePostingsFor, type LedgerContract } from "../ledger.ts";
import { postingsOf } from "../queries.server.ts";
import { postingsAt, reversalsAt, writePostings } from "../write-postings.server.ts";

export type PostIncome = {
  /** The contract as it is in force: the receipt counts at its places and in its class. */
  readonly contract: LedgerContract;
  readonly receiptId: string;
  /** 分; the caller keeps Σ approved income ≤ technical amount. */
  readonly amount: Money;
  /** The approval's event. */
  readonly eventSeq: number;
  /** `2026-03`: the Shanghai month of the approval. */
  readonly countedMonth: string;
  readonly recordedAt: Instant;
};

async function receiptInForce(tx: Tx, contractId: string, receiptId: string) {
  return inForce(await postingsOf(tx, [contractId])).filter((posting) => posting.receiptId === receiptId);
}

/** Posts one approved receipt with amountKind `income`; its count is of receipts. Refuses `ledger.alreadyPosted` while it is in force. */
export async function postIncome(tx: Tx, { contract, receiptId, amount, eventSeq, countedMonth, recordedAt }: PostIncome): Promise<void> {
  if ((await receiptInForce(tx, contract.id, receiptId)).length > 0) refuse("ledger.alreadyPosted");
  const source = { contractId: contract.id, eventSeq, recordedAt };
  await writePostings(tx, postingsAt(source, incomePostingsFor(contract, { id: receiptId, amount }, countedMonth)));
}

export type ReverseIncome = { readonly contractId: string; readonly receiptId: string; readonly eventSeq: number; readonly recordedAt: Instant };

/** Takes an approved receipt back: in the month of recording, or, of a year that is over, where it was counted. Nothing happens to an unknown one. */
export async function reverseIncome(tx: Tx, { contractId, receiptId, eventSeq, recordedAt }: ReverseIncome): Promise<void> {
  const recorded = monthOf(dayOf(recordedAt));
  const reversals = (await receiptInForce(tx, contractId, receiptId)).map((posting) => ({
    posting,
    countedMonth: correctionMonth(posting.countedMonth, recorded),
  }));
  await writePostings(tx, reversalsAt({ contractId, eventSeq, recordedAt }, reversals));
}
