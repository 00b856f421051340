// Knows how postings move the kept sums in the caller's transaction; must never write a posting.
import type { Tx } from "#db/unit-of-work.ts";
import type { PostingFacts } from "./ledger.ts";
import { talliesOf } from "./recount.ts";

/** Parameters of one statement are bounded on both dialects. */
const SUMS_A_STATEMENT = 1_000;

/** Adds the postings' marginals to `tally`; called only where the same transaction inserts those postings. */
export async function addToTallies(tx: Tx, postings: readonly PostingFacts[]): Promise<void> {
  const sums = talliesOf(postings);
  for (let at = 0; at < sums.length; at += SUMS_A_STATEMENT) {
    await tx
      .insertInto("tally")
      .values(sums.slice(at, at + SUMS_A_STATEMENT).map((sum) => ({ ...sum })))
      .onConflict((conflict) =>
        conflict.columns(["year", "amountKind", "basis", "dimension", "value", "month"]).doUpdateSet((eb) => ({
          amount: eb("tally.amount", "+", eb.ref("excluded.amount")),
          contractCount: eb("tally.contractCount", "+", eb.ref("excluded.contractCount")),
        })),
      )
      .execute();
  }
}
