// Knows how postings move the kept sums in the caller's transaction; must never write a posting.
import { addMany } from "#db/many-rows.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { lateTallies, type Summed, talliesOf, wholeTallies } from "./recount.ts";

const KEYS = ["year", "amountKind", "basis", "dimension", "value", "month"] as const;
const SUMS = ["amount", "contractCount"] as const;

/** Adds the postings' marginals to `tally`, and those recorded late to `lateTally`; called only where the same transaction inserts those postings. */
export async function addToTallies(tx: Tx, postings: readonly Summed[]): Promise<void> {
  const sums = talliesOf(postings);
  const whole = wholeTallies(sums).map(({ recordedMonth: _any, ...sum }) => sum);
  await addMany(tx, "tally", { keys: KEYS, sums: SUMS }, whole);
  await addMany(tx, "lateTally", { keys: [...KEYS, "recordedMonth"], sums: SUMS }, lateTallies(sums));
}
