// Knows which version of an outcome everybody read at a moment, and which one now; must never read a version's content.
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** `first`: the number shown at `at`; `today`: the number shown now. Null where none was or is. */
export type VersionsRead = { readonly first: number | null; readonly today: number | null };

export async function versionsRead(reads: Reads, outcomeId: string, at: Instant): Promise<VersionsRead> {
  const outcome = await reads.selectFrom("outcome").select("shownVersion").where("id", "=", outcomeId).executeTakeFirst();
  const first = await reads
    .selectFrom("outcomeVersion")
    .select("number")
    .where("outcomeId", "=", outcomeId)
    .where("listedAt", "<=", at)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return { first: first?.number ?? null, today: outcome?.shownVersion ?? null };
}
