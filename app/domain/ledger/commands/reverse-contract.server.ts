// Knows how a contract leaves the ledger without a trace being lost; must never update or delete a posting.
import { newId } from "#app/kernel/id.ts";
import { dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { addToTallies } from "../add-to-tallies.server.ts";
import { postingsInForce } from "../queries.server.ts";

export type ReverseContract = { readonly contractId: string; readonly eventSeq: number; readonly recordedAt: Instant };

/**
 * Annulment: reverses every posting in force in that posting's own countedMonth, so that each month's net is 0 (domain.md C).
 * A month of an earlier year is flagged as a restatement. Nothing happens to a contract without postings.
 */
export async function reverseContract(tx: Tx, { contractId, eventSeq, recordedAt }: ReverseContract): Promise<void> {
  const year = yearOf(dayOf(recordedAt));
  const reversals = (await postingsInForce(tx, contractId)).map((posting) => ({
    ...posting,
    id: newId(),
    eventSeq,
    recordedAt,
    amount: -posting.amount,
    contractCount: -posting.contractCount,
    reversalOf: posting.id,
    isRestatement: Number(posting.countedMonth.slice(0, 4)) < year ? (1 as const) : (0 as const),
  }));
  if (reversals.length === 0) return;
  await tx.insertInto("posting").values(reversals).execute();
  await addToTallies(tx, reversals);
}
