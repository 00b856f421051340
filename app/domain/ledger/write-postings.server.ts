// Knows how postings are appended and the tallies moved with them; must never judge whether they should be.
import { newIds } from "#app/kernel/id.ts";
import { dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import { insertMany } from "#db/many-rows.ts";
import type { PostingTable } from "#db/schema.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { addToTallies } from "./add-to-tallies.server.ts";
import { type KeptPosting, type Reversal, yearOfMonth } from "./corrections.ts";
import type { PostingFacts } from "./ledger.ts";

/** Where a posting belongs: the event that made it and when that was. */
export type PostingSource = { readonly contractId: string; readonly eventSeq: number; readonly recordedAt: Instant };
export type NewPosting = { readonly facts: PostingFacts; readonly source: PostingSource; readonly reversalOf: string | null };

export function postingsAt(source: PostingSource, postings: readonly PostingFacts[]): readonly NewPosting[] {
  return postings.map((facts) => ({ facts, source, reversalOf: null }));
}

export function reversalsAt(source: PostingSource, reversals: readonly Reversal<KeptPosting>[]): readonly NewPosting[] {
  return reversals.map(({ posting, countedMonth }) => {
    const { id, reversalOf: _taken, ...kept } = posting;
    return { facts: { ...kept, countedMonth, amount: -kept.amount, contractCount: -kept.contractCount }, source, reversalOf: id };
  });
}

/** The year is told, since it is the same for thousands. Written out: made of parts, each of millions of rows would be copied four times. */
function rowOf(id: string, { facts, source, reversalOf }: NewPosting, recordedYear: number): PostingTable {
  const isOver = yearOfMonth(facts.countedMonth) < recordedYear;
  return {
    id,
    eventSeq: source.eventSeq,
    contractId: source.contractId,
    amountKind: facts.amountKind,
    basis: facts.basis,
    amount: facts.amount,
    contractCount: facts.contractCount,
    countedMonth: facts.countedMonth,
    recordedAt: source.recordedAt,
    reversalOf,
    isRestatement: isOver ? 1 : 0,
    sellerDistrict: facts.sellerDistrict,
    buyerDistrict: facts.buyerDistrict,
    districtPair: facts.districtPair,
    class: facts.class,
    chain: facts.chain,
    field: facts.field,
    institute: facts.institute,
    receiptId: facts.receiptId,
  };
}

function rowsOf(postings: readonly NewPosting[]): readonly PostingTable[] {
  const ids = newIds(postings.length);
  const years = new Map<Instant, number>();
  return postings.map((posting, at) => {
    const { recordedAt } = posting.source;
    const year = years.get(recordedAt) ?? yearOf(dayOf(recordedAt));
    years.set(recordedAt, year);
    return rowOf(ids[at] as string, posting, year);
  });
}

/** Appends and adds the sums to the tallies once; what touches a year that is over is flagged a restatement. */
export async function writePostings(tx: Tx, postings: readonly NewPosting[]): Promise<void> {
  const rows = rowsOf(postings);
  await insertMany(tx, "posting", rows);
  await addToTallies(tx, rows);
}
