// Knows what a challenge may do next and why not; must never read a clock, a row or a form.
import type { Viewer } from "#app/kernel/actor.ts";
import { findMove, type Move, movesFrom } from "#app/kernel/machine.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addDays, type Day, dayOf, endOfDay, type Instant } from "#app/kernel/time.ts";
import type { ChallengeContent } from "./content.ts";
import { mayClaim, mayEdit, mayPublish, mayReview } from "./policy.ts";

export const CHALLENGE_STATES = ["draft", "submitted", "returned", "reviewed", "published", "unanswered", "withdrawn"] as const;
export type ChallengeState = (typeof CHALLENGE_STATES)[number];
export type ChallengeOrigin = "platform" | "importedListing";
export const CHALLENGE_VERBS = [
  "created",
  "edited",
  "submitted",
  "reviewed",
  "returned",
  "published",
  "withdrawn",
  "expired",
  "reposted",
  "imported",
  "importUndone",
  "claimed",
  "claimConfirmed",
  "claimDeclined",
] as const;
export type ChallengeVerb = (typeof CHALLENGE_VERBS)[number];
export type ChallengeParty = "poster" | "districtOfficer" | "publisher" | "claimant" | "system";
export type ChallengeMove = Move<ChallengeState, ChallengeVerb, ChallengeParty>;

export const CHALLENGE_MOVES: readonly ChallengeMove[] = [
  { from: null, to: "draft", verb: "created", by: ["poster"] },
  { from: null, to: "published", verb: "imported", by: ["system"] },
  ...(["published", "unanswered"] as const).flatMap((from): readonly ChallengeMove[] => [
    { from, to: "withdrawn", verb: "importUndone", by: ["system"], guard: "isUnclaimedImport" },
    { from, to: from, verb: "claimed", by: ["claimant"], guard: "isUnclaimedImport" },
    { from, to: "draft", verb: "claimConfirmed", by: ["publisher"], guard: "isUnclaimedImport" },
    { from, to: from, verb: "claimDeclined", by: ["publisher"], guard: "isUnclaimedImport" },
  ]),
  { from: "draft", to: "draft", verb: "edited", by: ["poster"] },
  { from: "returned", to: "returned", verb: "edited", by: ["poster"] },
  { from: "draft", to: "submitted", verb: "submitted", by: ["poster"], guard: "judgeComplete" },
  { from: "returned", to: "submitted", verb: "submitted", by: ["poster"], guard: "judgeComplete" },
  { from: "submitted", to: "reviewed", verb: "reviewed", by: ["districtOfficer"] },
  { from: "submitted", to: "returned", verb: "returned", by: ["districtOfficer"], guard: "judgeReturnReason" },
  { from: "reviewed", to: "published", verb: "published", by: ["publisher"], guard: "judgeWindow" },
  { from: "published", to: "unanswered", verb: "expired", by: ["system"] },
  { from: "unanswered", to: "published", verb: "reposted", by: ["poster"], guard: "judgeRepost" },
  ...(["draft", "submitted", "returned", "reviewed", "published", "unanswered"] as const).map(
    (from): ChallengeMove => ({ from, to: "withdrawn", verb: "withdrawn", by: ["poster"], guard: "judgeWithdrawReason" }),
  ),
];

/** The least a judgement must know of a row. */
export type ChallengeStand = {
  readonly state: ChallengeState;
  readonly origin: ChallengeOrigin;
  readonly orgId: string | null;
  readonly bidUntil: Instant | null;
  readonly repostCount: number;
};

/** State as a page must show it: a published challenge past its window is unanswered before any job says so. */
export function stateAt(stand: ChallengeStand, now: Instant): ChallengeState {
  return stand.state === "published" && stand.bidUntil !== null && now >= stand.bidUntil ? "unanswered" : stand.state;
}

const CLAIM_VERBS: readonly ChallengeVerb[] = ["claimed", "claimConfirmed", "claimDeclined"];
const IMPORT_VERBS: readonly ChallengeVerb[] = ["expired", "importUndone", ...CLAIM_VERBS];

/**
 * Refuses `challenge.notClaimed` for an imported row, `challenge.notClaimable` for a claim of anything else, and
 * `challenge.wrongState` where the table has no such move.
 */
export function judgeMove(stand: ChallengeStand, verb: ChallengeVerb, now: Instant): ChallengeMove {
  const state = stateAt(stand, now);
  const isImport = stand.origin === "importedListing";
  if (isImport && !IMPORT_VERBS.includes(verb)) refuse("challenge.notClaimed", { verb });
  if (!isImport && CLAIM_VERBS.includes(verb)) refuse("challenge.notClaimable");
  return findMove(CHALLENGE_MOVES, state, verb) ?? refuse("challenge.wrongState", { state, verb });
}

/**
 * What a submission must hold: a measurable indicator, a sum or 面议, a future day, and who bears failure (民法典 §858).
 * An empty IP clause means the statutory default, which the form shows (民法典 §859–861).
 */
export function judgeComplete(content: ChallengeContent, now: Instant): void {
  const measurable = content.indicators.some((one) => one.name && one.wanted && one.testMethod);
  if (!measurable) refuse("challenge.noIndicator");
  if (content.budget === null && !content.isBudgetOpen) refuse("challenge.noBudget");
  if (content.deadline === null) refuse("challenge.noDeadline");
  if (content.deadline <= dayOf(now)) refuse("challenge.deadlinePassed", { deadline: content.deadline });
  if (content.ipClause === "other" && !content.ipClauseText) refuse("challenge.noIpClause");
  if (!content.failureRiskClause) refuse("challenge.noFailureRisk");
}

/** Until when solvers may answer: at least `minDays` whole Shanghai days after today. Refuses `challenge.windowTooShort`. */
export function judgeWindow(bidUntilDay: Day | null, minDays: number, now: Instant): Instant {
  const earliest = addDays(dayOf(now), minDays);
  const day = bidUntilDay ?? earliest;
  if (day < earliest) refuse("challenge.windowTooShort", { days: minDays, earliest });
  return endOfDay(day);
}

/** A challenge that found nobody may be posted once more. Refuses `challenge.repostedAlready`. */
export function judgeRepost(stand: ChallengeStand): void {
  if (stand.repostCount >= 1) refuse("challenge.repostedAlready");
}

/** A reason that the other side will read. Refuses `challenge.noReason`. */
export function judgeReason(reason: string): string {
  const text = reason.trim();
  return text || refuse("challenge.noReason");
}

/** What everybody may read: the annex is left out, not blanked in place. */
export function publicContent(content: ChallengeContent): ChallengeContent {
  return { ...content, confidentialNote: "" };
}

const MAY: Readonly<Record<ChallengeParty, (viewer: Viewer, orgId: string | null) => boolean>> = {
  poster: mayEdit,
  districtOfficer: (viewer) => mayReview(viewer),
  publisher: (viewer) => mayPublish(viewer),
  claimant: (viewer) => mayClaim(viewer),
  system: () => false,
};

/** What may be done with an imported row that nobody owns: claimed by an enterprise, then answered by the bureau. */
export function claimMovesNow(stand: ChallengeStand, viewer: Viewer, now: Instant, hasOpenClaim: boolean): ChallengeVerb[] {
  if (stand.origin !== "importedListing") return [];
  const verbs: readonly ChallengeVerb[] = hasOpenClaim ? ["claimConfirmed", "claimDeclined"] : ["claimed"];
  return movesFrom(CHALLENGE_MOVES, stateAt(stand, now))
    .filter((move) => verbs.includes(move.verb) && move.by.some((party) => MAY[party](viewer, stand.orgId)))
    .map((move) => move.verb);
}

/** Which moves stand open now and who may make each: the page shows exactly these. */
export function movesNow(
  stand: ChallengeStand,
  viewer: Viewer,
  now: Instant,
): { readonly verb: ChallengeVerb; readonly by: ChallengeParty; readonly isAllowed: boolean }[] {
  if (stand.origin === "importedListing") return [];
  return movesFrom(CHALLENGE_MOVES, stateAt(stand, now))
    .filter((move) => !move.by.includes("system") && !CLAIM_VERBS.includes(move.verb))
    .filter((move) => move.verb !== "reposted" || stand.repostCount < 1)
    .map((move) => {
      const by = move.by[0] ?? "system";
      return { verb: move.verb, by, isAllowed: MAY[by](viewer, stand.orgId) };
    });
}
