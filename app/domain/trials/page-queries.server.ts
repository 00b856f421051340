// Knows what a trial's page reads beside the trial itself; must never choose who may see it.
import { readTrialTerms } from "#app/domain/pools/codec.ts";
import type { TrialTerms } from "#app/domain/pools/terms.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** The terms fixed when the outcome entered its pool, also after it has left. */
export async function entryTermsOf(reads: Reads, poolEntryId: string): Promise<TrialTerms | undefined> {
  const row = await reads.selectFrom("poolEntry").select("terms").where("id", "=", poolEntryId).executeTakeFirst();
  return row && readTrialTerms(row.terms);
}
