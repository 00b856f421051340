// Knows why an outcome fits a challenge or does not, field by field; must never read a confidential note.
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import { addDays, type Day, daysBetween } from "#app/kernel/time.ts";

export const REASON_KINDS = ["terms", "chain", "trl", "budget", "date", "trial", "rights", "region", "reply"] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];
export const REASON_SIDES = ["for", "against", "notStated"] as const;
export type ReasonSide = (typeof REASON_SIDES)[number];

/** One reason and the two fields it was read from; `facts` are plain public values for the sentence. */
export type Reason = {
  readonly kind: ReasonKind;
  readonly side: ReasonSide;
  readonly outcomeField: string;
  readonly challengeField: string;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** What is publicly known of an outcome beside its listing. */
export type OutcomeFacts = {
  /** An outside catalogue's rows come without their rights' history. */
  readonly isImported: boolean;
  /** An exclusive licence in force: its last day, or `open` where its terms name none; null = there is none. */
  readonly exclusiveUntil: Day | "open" | null;
  /** Days that the owner took for the first answer to a trial request, in the middle; null = too few to tell. */
  readonly replyDays: number | null;
};
export const NO_FACTS: OutcomeFacts = { isImported: true, exclusiveUntil: null, replyDays: null };

/** An owner who answers within so many days is quick, one who takes more than so many is slow (platform default). */
export const QUICK_REPLY_DAYS = 5;
export const SLOW_REPLY_DAYS = 15;

/** Nothing can be taken up, adapted and tested in less (platform default). */
export const LEAST_DAYS = 30;
/** Days that one missing readiness level takes (platform default). */
export const DAYS_PER_TRL = 180;

type Pair = { readonly outcomeField: string; readonly challengeField: string };
type Missing = "outcome" | "challenge" | "both";

function notStated(kind: ReasonKind, pair: Pair, outcomeMissing: boolean, challengeMissing: boolean): Reason {
  const missing: Missing = outcomeMissing && challengeMissing ? "both" : outcomeMissing ? "outcome" : "challenge";
  return { kind, side: "notStated", ...pair, facts: { missing } };
}

/** Same node or same chain speaks for; another chain says nothing either way. */
export function chainReason(outcome: OutcomeContent, challenge: ChallengeContent): Reason | null {
  if (!outcome.chainCode || !challenge.chainCode) {
    return notStated("chain", { outcomeField: "chainCode", challengeField: "chainCode" }, !outcome.chainCode, !challenge.chainCode);
  }
  if (outcome.nodeCode && outcome.nodeCode === challenge.nodeCode) {
    return { kind: "chain", side: "for", outcomeField: "nodeCode", challengeField: "nodeCode", facts: { chain: outcome.chainCode, node: outcome.nodeCode } };
  }
  if (outcome.chainCode !== challenge.chainCode) return null;
  return { kind: "chain", side: "for", outcomeField: "chainCode", challengeField: "chainCode", facts: { chain: outcome.chainCode } };
}

export function trlReason(outcome: OutcomeContent, challenge: ChallengeContent): Reason {
  const pair = { outcomeField: "trl", challengeField: "wantedTrl" };
  if (outcome.trl === null || challenge.wantedTrl === null) return notStated("trl", pair, outcome.trl === null, challenge.wantedTrl === null);
  const side = outcome.trl >= challenge.wantedTrl ? "for" : "against";
  return { kind: "trl", side, ...pair, facts: { trl: outcome.trl, wanted: challenge.wantedTrl } };
}

/** Sums in 分. 面议 on either side is not stated, never a fit. */
export function budgetReason(outcome: OutcomeContent, challenge: ChallengeContent): Reason {
  const pair = { outcomeField: "price", challengeField: "budget" };
  if (outcome.price === null || challenge.budget === null) return notStated("budget", pair, outcome.price === null, challenge.budget === null);
  return { kind: "budget", side: outcome.price <= challenge.budget ? "for" : "against", ...pair, facts: { price: outcome.price, budget: challenge.budget } };
}

/** Whether the deadline leaves the days that the missing readiness needs; what cannot be told is not stated. */
export function dateReason(outcome: OutcomeContent, challenge: ChallengeContent, today: Day): Reason {
  const pair = { outcomeField: "trl", challengeField: "deadline" };
  const { deadline, wantedTrl } = challenge;
  if (deadline === null) return notStated("date", pair, outcome.trl === null, true);
  const gap = outcome.trl === null || wantedTrl === null ? null : Math.max(0, wantedTrl - outcome.trl);
  const needed = LEAST_DAYS + (gap ?? 0) * DAYS_PER_TRL;
  const isTooSoon = deadline < addDays(today, needed);
  if (!isTooSoon && gap === null) return notStated("date", pair, outcome.trl === null, wantedTrl === null);
  return { kind: "date", side: isTooSoon ? "against" : "for", ...pair, facts: { deadline, neededDays: needed, leftDays: daysBetween(today, deadline) } };
}

const WAY_OF_OFFER: Readonly<Record<string, readonly string[]>> = {
  licence: ["licence"],
  transfer: ["transfer"],
  equity: ["equity"],
  jointWork: ["jointDevelopment", "commissioned", "consulting"],
};

/** A trial on offer speaks for; else the offered ways must meet the wanted ones. */
export function trialReason(outcome: OutcomeContent, challenge: ChallengeContent): Reason {
  const pair = { outcomeField: "offers", challengeField: "ways" };
  if (!outcome.offers.length) return notStated("trial", pair, true, !challenge.ways.length);
  if (outcome.offers.includes("trial")) return { kind: "trial", side: "for", ...pair, facts: { offer: "trial" } };
  if (!challenge.ways.length) return notStated("trial", pair, false, true);
  const shared = outcome.offers.find((offer) => WAY_OF_OFFER[offer]?.some((way) => challenge.ways.some((wanted) => wanted === way)));
  return { kind: "trial", side: shared ? "for" : "against", ...pair, facts: { offer: shared ?? "none" } };
}

/** An exclusive licence in force leaves nothing to take; what a catalogue does not say of its rights is not stated. */
export function rightsReason({ exclusiveUntil, isImported }: OutcomeFacts): Reason {
  const pair = { outcomeField: "licences", challengeField: "ways" };
  if (exclusiveUntil !== null) return { kind: "rights", side: "against", ...pair, facts: { until: exclusiveUntil } };
  return isImported ? notStated("rights", pair, true, false) : { kind: "rights", side: "for", ...pair, facts: {} };
}

/** Near is better for trials and visits; far says nothing against. */
export function regionReason(outcome: OutcomeContent, challenge: ChallengeContent): Reason | null {
  const pair = { outcomeField: "districtCode", challengeField: "districtCode" };
  if (!outcome.districtCode || !challenge.districtCode) return notStated("region", pair, !outcome.districtCode, !challenge.districtCode);
  return outcome.districtCode === challenge.districtCode ? { kind: "region", side: "for", ...pair, facts: { district: outcome.districtCode } } : null;
}

/** A slow owner speaks against, a quick one for; what cannot be told yet, or lies between, says nothing. */
export function replyReason({ replyDays }: OutcomeFacts): Reason | null {
  const pair = { outcomeField: "replyDays", challengeField: "deadline" };
  if (replyDays === null || (replyDays > QUICK_REPLY_DAYS && replyDays <= SLOW_REPLY_DAYS)) return null;
  return { kind: "reply", side: replyDays <= QUICK_REPLY_DAYS ? "for" : "against", ...pair, facts: { days: replyDays } };
}

const PUBLIC_OUTCOME_FIELDS: ReadonlySet<string> = new Set([
  "title",
  "problem",
  "gain",
  "summary",
  "needs",
  "chainCode",
  "nodeCode",
  "districtCode",
  "trl",
  "price",
  "offers",
  "licences",
  "replyDays",
]);
const PUBLIC_CHALLENGE_FIELDS: ReadonlySet<string> = new Set([
  "title",
  "symptom",
  "indicators",
  "constraint",
  "chainCode",
  "nodeCode",
  "districtCode",
  "wantedTrl",
  "budget",
  "deadline",
  "ways",
]);

/** A reason is shown where both of its fields are everybody's; a field not named here is nobody's. */
export function isReadableReason(reason: Reason): boolean {
  return PUBLIC_OUTCOME_FIELDS.has(reason.outcomeField) && PUBLIC_CHALLENGE_FIELDS.has(reason.challengeField);
}

/** The date's reason as it stands today, because days pass after a match was computed. */
export function reasonOn(reason: Reason, today: Day): Reason {
  const { deadline, neededDays } = reason.facts;
  if (reason.kind !== "date" || reason.side === "notStated" || typeof deadline !== "string" || typeof neededDays !== "number") return reason;
  const leftDays = daysBetween(today, deadline as Day);
  return { ...reason, side: leftDays < neededDays ? "against" : "for", facts: { ...reason.facts, leftDays } };
}
