// Knows how a challenge stands towards one reader: what he may do now, what is missing, who moves next and by when.
import { type ChallengeState, type ChallengeVerb, claimMovesNow, judgeComplete, movesNow, stateAt } from "#app/domain/challenges/challenge.ts";
import { openClaimOf } from "#app/domain/challenges/claims.server.ts";
import { mayClaim, mayPublish, mayReadAnnex } from "#app/domain/challenges/policy.ts";
import { type ChallengeFacts, reviewDueOn } from "#app/domain/challenges/queries.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { isBureau, type Viewer } from "#app/kernel/actor.ts";
import { isRefusal, type RefusalFacts } from "#app/kernel/refusal.ts";
import { addDays, type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** Why a move is not open to the reader, as a text key with its facts. */
export type Why = { readonly key: string; readonly facts: RefusalFacts };
export type ShownMove = { readonly verb: ChallengeVerb; readonly why: Why | null };
export type Stand = {
  readonly state: ChallengeState;
  readonly moves: readonly ShownMove[];
  /** The claim that waits, for the bureau's publishers. */
  readonly claim: { readonly orgName: string; readonly note: string } | null;
  /** False once nobody can move it on any more. */
  readonly isOpen: boolean;
  readonly reviewDue: { readonly day: Day; readonly isProvisional: boolean } | null;
  /** Whole days a window lasts at least, and its earliest last day. */
  readonly window: { readonly days: number; readonly earliest: Day };
};

function whyIncomplete(found: ChallengeFacts, now: Instant): Why | null {
  try {
    judgeComplete(found.content, now);
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { key: `refusal.${error.code}`, facts: error.facts };
  }
}

/** Nobody answered the second time either. */
function isSpent(found: ChallengeFacts, now: Instant): boolean {
  return stateAt(found, now) === "unanswered" && found.repostCount >= 1;
}

function shownMoves(found: ChallengeFacts, viewer: Viewer, now: Instant, needsAppraisal: boolean): ShownMove[] {
  const isParty = mayReadAnnex(viewer, found.orgId) || isBureau(viewer);
  if (!isParty || found.origin === "importedListing") return [];
  const whyNot = (verb: ChallengeVerb): Why | null => {
    if (!viewer?.orgVerified) return { key: "challenge.blocked.orgNotVerified", facts: {} };
    if (verb === "published" && needsAppraisal) return { key: "refusal.challenge.appraisalRequired", facts: {} };
    return verb === "submitted" ? whyIncomplete(found, now) : null;
  };
  const moves = movesNow(found, viewer, now).map(
    ({ verb, by, isAllowed }): ShownMove => ({ verb, why: isAllowed ? whyNot(verb) : { key: `challenge.blocked.${by}`, facts: {} } }),
  );
  return isSpent(found, now) ? [...moves, { verb: "reposted", why: { key: "challenge.blocked.repostedAlready", facts: {} } }] : moves;
}

/** An imported row's own moves: an enterprise claims it, the bureau answers. */
async function claimMoves(reads: Reads, found: ChallengeFacts, viewer: Viewer, now: Instant): Promise<Pick<Stand, "moves" | "claim">> {
  if (found.origin !== "importedListing") return { moves: [], claim: null };
  const claim = await openClaimOf(reads, found.id);
  const why = viewer?.orgVerified ? null : { key: "challenge.blocked.orgNotVerified", facts: {} };
  const moves = claimMovesNow(found, viewer, now, claim !== undefined).map((verb): ShownMove => ({ verb, why }));
  const isWaiting = claim !== undefined && mayClaim(viewer);
  const waiting: ShownMove[] = isWaiting ? [{ verb: "claimed", why: { key: "refusal.challenge.claimOpen", facts: {} } }] : [];
  return { moves: [...moves, ...waiting], claim: claim && mayPublish(viewer) ? { orgName: claim.orgName, note: claim.note } : null };
}

export async function standOf(reads: Reads, found: ChallengeFacts, viewer: Viewer, now: Instant): Promise<Stand> {
  const today = dayOf(now);
  const days = await settingOn(reads, "challenge.windowDays", today);
  const needsAppraisal = (await settingOn(reads, "challenge.appraisalRequired", today)) !== 0;
  const claims = await claimMoves(reads, found, viewer, now);
  const due = found.state === "submitted" ? await reviewDueOn(reads, found.id) : undefined;
  return {
    state: stateAt(found, now),
    isOpen: found.state !== "withdrawn" && found.origin !== "importedListing" && !isSpent(found, now),
    moves: [...shownMoves(found, viewer, now, needsAppraisal), ...claims.moves],
    claim: claims.claim,
    reviewDue: due ? { day: due.day, isProvisional: due.isProvisional } : null,
    window: { days, earliest: addDays(today, days) },
  };
}
