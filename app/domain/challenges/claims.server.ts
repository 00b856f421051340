// Knows how the claim of an imported challenge is read; must never answer one.
import type { Reads } from "#db/unit-of-work.ts";

export type OpenClaim = { readonly id: string; readonly orgId: string; readonly orgName: string; readonly reviewerId: string; readonly note: string };

/** The claim that waits for the bureau, with its claimant's name. */
export async function openClaimOf(reads: Reads, challengeId: string): Promise<OpenClaim | undefined> {
  return reads
    .selectFrom("review")
    .innerJoin("organisation", "organisation.id", "review.orgId")
    .select(["review.id", "review.orgId", "organisation.name as orgName", "review.reviewerId", "review.note"])
    .where("review.noun", "=", "challenge")
    .where("review.nounId", "=", challengeId)
    .where("review.kind", "=", "claim")
    .where("review.result", "=", "requested")
    .executeTakeFirst();
}
