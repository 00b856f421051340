// Knows how postings move the kept sums in the caller's transaction; must never write a posting.
import { addMany } from "#db/many-rows.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type Summed, talliesOf } from "./recount.ts";

const TALLY = { keys: ["year", "amountKind", "basis", "dimension", "value", "month", "recordedMonth"], sums: ["amount", "contractCount"] } as const;

/** Adds the postings' marginals to `tally`; called only where the same transaction inserts those postings. */
export async function addToTallies(tx: Tx, postings: readonly Summed[]): Promise<void> {
  await addMany(tx, "tally", TALLY, talliesOf(postings));
}
