// Knows how an amendment of a registered contract changes what is counted; must never update or delete a posting.
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { amendmentOf, inForce } from "../corrections.ts";
import { isInCity, type LedgerContract } from "../ledger.ts";
import { postingsOf } from "../queries.server.ts";
import { postingsAt, reversalsAt, writePostings } from "../write-postings.server.ts";

export type RepostContract = {
  /** The contract as amended: its new sums in 分, places, class, chain, field and seller. */
  readonly contract: LedgerContract;
  /** The amendment's event. */
  readonly eventSeq: number;
  readonly recordedAt: Instant;
};

/**
 * Amendment of a registered contract (domain.md C). What was counted in the running Shanghai year is taken back and posted anew in the
 * month in which the amendment is recorded; what was counted in a year that is over, in the month in which it was counted, flagged a
 * restatement. Receipts are posted anew only where the contract's places, class, chain, field or seller changed. Nothing is posted
 * where nothing that counts has changed. Tallies move in the same transaction. Refuses `ledger.notCounted` for a contract without postings
 * in force, `ledger.outsideCity` for one whose sides would both sit elsewhere.
 */
export async function repostContract(tx: Tx, { contract, eventSeq, recordedAt }: RepostContract): Promise<void> {
  const kept = await postingsOf(tx, [contract.id]);
  if (inForce(kept).length === 0) refuse("ledger.notCounted");
  if (!isInCity(contract.sellerRegion) && !isInCity(contract.buyerRegion)) refuse("ledger.outsideCity");
  const { reversals, postings } = amendmentOf(kept, contract, monthOf(dayOf(recordedAt)));
  const source = { contractId: contract.id, eventSeq, recordedAt };
  await writePostings(tx, [...reversalsAt(source, reversals), ...postingsAt(source, postings)]);
}
