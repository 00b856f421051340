// Knows which moves of a trial its page offers one reader, and why another is missing; judged by the moves table and policy.
import type { Closing } from "#app/domain/trials/agreement.ts";
import { hasRoleFor, sideOf } from "#app/domain/trials/policy.ts";
import { TRIAL_MOVES, type TrialState, type TrialVerb } from "#app/domain/trials/trial.ts";
import type { Viewer } from "#app/kernel/actor.ts";
import { movesFrom } from "#app/kernel/machine.ts";
import { addMs, type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { BlockReason, NextMover, OfferedVerb } from "#app/ui/trials/next-words.ts";

/** What of a trial, as it stands at a moment, its next step depends on. */
export type Standing = {
  readonly state: TrialState;
  readonly ownerOrgId: string;
  readonly enterpriseOrgId: string;
  readonly hasTerms: boolean;
  readonly termsProposedBy: string | null;
  readonly signedSides: readonly string[];
  readonly closing: Closing;
  readonly hasOpenListing: boolean;
  readonly outcomeState: string;
  readonly answerDueOn: string;
  readonly stateUntil: Instant | null;
  readonly endsOn: Day | null;
};

type Side = "owner" | "enterprise";

function blockOf(viewer: NonNullable<Viewer>, side: Side, verb: TrialVerb, at: Standing): BlockReason | null {
  if (!viewer.orgVerified) return "notVerified";
  if (!hasRoleFor(viewer, viewer.orgId, verb)) return verb === "sign" ? "signRole" : "role";
  if (verb === "agreeTerms" && !at.hasTerms) return "noTerms";
  if (verb === "agreeTerms" && at.termsProposedBy === viewer.orgId) return "ownTerms";
  if (verb === "sign" && at.signedSides.includes(side)) return "signed";
  if (verb === "sign" && at.outcomeState !== "pooled" && at.outcomeState !== "listed") return "outcomeGone";
  if (verb === "giveClosing" && at.closing[side] !== null) return "closingGiven";
  return verb === "failConversion" && at.hasOpenListing ? "listingOpen" : null;
}

/** `answerReading` is not among them: each reading has its own buttons. */
export function movesOf(viewer: Viewer, at: Standing) {
  const side = sideOf(viewer, at);
  const moves: OfferedVerb[] = [];
  const blocked: { verb: OfferedVerb; why: BlockReason }[] = [];
  if (viewer === null || side === null) return { moves, blocked };
  const legal = new Set(movesFrom(TRIAL_MOVES, at.state).flatMap((move) => (move.by.includes(side) ? [move.verb] : [])));
  for (const verb of legal) {
    if (verb === "answerReading" || verb === "request" || verb === "lapse" || verb === "convert") continue;
    const why = blockOf(viewer, side, verb, at);
    if (why === null) moves.push(verb);
    else blocked.push({ verb, why });
  }
  return { moves, blocked };
}

export function canAnswerReadings(viewer: Viewer, at: Standing): boolean {
  return at.state === "active" && viewer?.orgVerified === true && sideOf(viewer, at) !== null && hasRoleFor(viewer, viewer.orgId, "answerReading");
}

function missing(owner: boolean, enterprise: boolean): NextMover {
  return owner && enterprise ? "both" : owner ? "owner" : "enterprise";
}

/** Who must move next. */
export function nextMover(at: Standing): NextMover {
  if (at.state === "requested" || at.state === "convertElected") return "owner";
  if (at.state === "accepted") return !at.hasTerms ? "both" : at.termsProposedBy === at.ownerOrgId ? "enterprise" : "owner";
  if (at.state === "termsAgreed") return missing(!at.signedSides.includes("owner"), !at.signedSides.includes("enterprise"));
  if (at.state === "active") return "enterprise";
  if (at.state === "pricing") return at.hasOpenListing ? "enterprise" : "owner";
  if (at.state === "exitElected" || at.state === "conversionFailed") return missing(at.closing.owner === null, at.closing.enterprise === null);
  return "nobody";
}

/** The last Shanghai day for the awaited step; null where nothing is awaited or the day is over. */
export function dueOn(at: Standing, now: Instant): string | null {
  if (nextMover(at) === "nobody") return null;
  if (at.state === "requested") return at.answerDueOn;
  if (at.state === "active") return at.endsOn;
  return at.stateUntil !== null && at.stateUntil > now ? dayOf(addMs(at.stateUntil, -1)) : null;
}
