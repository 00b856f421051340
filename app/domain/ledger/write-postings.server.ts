// Knows how postings are appended and the tallies moved with them; must never judge whether they should be.
import { newId } from "#app/kernel/id.ts";
import { dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import { insertMany } from "#db/many-rows.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { addToTallies } from "./add-to-tallies.server.ts";
import { type KeptPosting, type Reversal, yearOfMonth } from "./corrections.ts";
import type { PostingFacts } from "./ledger.ts";

/** Where a posting belongs: the event that made it and when that was. */
export type PostingSource = { readonly contractId: string; readonly eventSeq: number; readonly recordedAt: Instant };
export type NewPosting = PostingFacts & PostingSource & { readonly reversalOf: string | null };

export function postingsAt(source: PostingSource, postings: readonly PostingFacts[]): readonly NewPosting[] {
  return postings.map((posting) => ({ ...posting, ...source, reversalOf: null }));
}

export function reversalsAt(source: PostingSource, reversals: readonly Reversal<KeptPosting>[]): readonly NewPosting[] {
  return reversals.map(({ posting, countedMonth }) => {
    const { id, reversalOf: _taken, ...facts } = posting;
    return { ...facts, ...source, countedMonth, amount: -facts.amount, contractCount: -facts.contractCount, reversalOf: id };
  });
}

/** Appends and adds the sums to the tallies once; what touches a year that is over is flagged a restatement. */
export async function writePostings(tx: Tx, postings: readonly NewPosting[]): Promise<void> {
  const rows = postings.map((posting) => {
    const isOver = yearOfMonth(posting.countedMonth) < yearOf(dayOf(posting.recordedAt));
    return { ...posting, id: newId(), isRestatement: isOver ? (1 as const) : (0 as const) };
  });
  await insertMany(tx, "posting", rows);
  await addToTallies(tx, rows);
}
