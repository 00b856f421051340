// Knows the states of a trial (先用后转) and who may move it; must never know how it is kept or shown.
import { findMove, type Move } from "#app/kernel/machine.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, daysBetween, endOfDay, type Instant } from "#app/kernel/time.ts";

export const TRIAL_STATES = [
  "requested",
  "declined",
  "accepted",
  "termsAgreed",
  "withdrawn",
  "lapsed",
  "active",
  "convertElected",
  "exitElected",
  "pricing",
  "converted",
  "conversionFailed",
  "closed",
] as const;
export type TrialState = (typeof TRIAL_STATES)[number];

export const TRIAL_VERBS = [
  "request",
  "accept",
  "decline",
  "proposeTerms",
  "agreeTerms",
  "withdraw",
  "lapse",
  "sign",
  "recordReading",
  "answerReading",
  "electConvert",
  "electExit",
  "startPricing",
  "convert",
  "failConversion",
  "giveClosing",
] as const;
export type TrialVerb = (typeof TRIAL_VERBS)[number];
export type TrialParty = "owner" | "enterprise" | "system";
export type TrialMove = Move<TrialState, TrialVerb, TrialParty>;

const BOTH = ["owner", "enterprise"] as const;
const withdrawal = (from: TrialState): TrialMove[] => [
  { from, to: "withdrawn", verb: "withdraw", by: BOTH },
  { from, to: "lapsed", verb: "lapse", by: ["system"], guard: "trialStateAt" },
];
const closing = (from: TrialState): TrialMove[] => [
  { from, to: from, verb: "giveClosing", by: BOTH, guard: "judgeClosing" },
  { from, to: "closed", verb: "giveClosing", by: BOTH, guard: "judgeClosing: both gave theirs" },
];

/** Domain table B2, without the states the product does not have yet (extended, terminated, breached). */
export const TRIAL_MOVES: readonly TrialMove[] = [
  { from: null, to: "requested", verb: "request", by: ["enterprise"], guard: "judgeRequest" },
  { from: "requested", to: "accepted", verb: "accept", by: ["owner"] },
  { from: "requested", to: "declined", verb: "decline", by: ["owner"] },
  { from: "accepted", to: "accepted", verb: "proposeTerms", by: BOTH, guard: "judgeAgreement" },
  { from: "accepted", to: "termsAgreed", verb: "agreeTerms", by: BOTH, guard: "judgeOtherSide" },
  ...withdrawal("requested"),
  ...withdrawal("accepted"),
  ...withdrawal("termsAgreed"),
  { from: "termsAgreed", to: "termsAgreed", verb: "sign", by: BOTH, guard: "judgeSigning" },
  { from: "termsAgreed", to: "active", verb: "sign", by: BOTH, guard: "judgeSigning: both signed" },
  { from: "active", to: "active", verb: "recordReading", by: BOTH, guard: "judgeReading" },
  { from: "active", to: "active", verb: "answerReading", by: BOTH, guard: "judgeReadingAnswer" },
  { from: "active", to: "convertElected", verb: "electConvert", by: ["enterprise"] },
  { from: "active", to: "exitElected", verb: "electExit", by: ["enterprise", "system"], guard: "trialStateAt" },
  { from: "convertElected", to: "pricing", verb: "startPricing", by: ["owner"] },
  { from: "pricing", to: "converted", verb: "convert", by: ["system"] },
  { from: "pricing", to: "conversionFailed", verb: "failConversion", by: ["owner", "system"], guard: "judgeUnsold" },
  ...closing("exitElected"),
  ...closing("conversionFailed"),
];

export const OVER_STATES: readonly TrialState[] = ["declined", "withdrawn", "converted", "closed"];
/** States in which an enterprise may not ask for a second trial of the same outcome. */
export const LIVE_STATES: readonly TrialState[] = ["requested", "accepted", "termsAgreed", "active", "convertElected", "pricing"];

export type TrialClock = { readonly state: TrialState; readonly stateUntil: Instant | null; readonly endsOn: Day | null };

/** The state judged from `now`: the awaited step not taken lapses, silence at the end is exit, pricing runs out. */
export function trialStateAt(trial: TrialClock, now: Instant): TrialState {
  const isStepOver = trial.stateUntil !== null && trial.stateUntil <= now;
  if (trial.state === "requested" || trial.state === "accepted" || trial.state === "termsAgreed") return isStepOver ? "lapsed" : trial.state;
  if (trial.state === "active") return trial.endsOn !== null && endOfDay(trial.endsOn) <= now ? "exitElected" : "active";
  if (trial.state === "pricing") return isStepOver ? "conversionFailed" : "pricing";
  return trial.state;
}

/** Refuses `trial.lapsed`, `trial.over` or `trial.notNow` where the verb has no move, `trial.notYourMove` where it is another's. */
export function judgeMove(state: TrialState, verb: TrialVerb, parties: readonly TrialParty[], to?: TrialState): TrialState {
  const move = findMove(TRIAL_MOVES, state, verb, to);
  if (!move) {
    const code = state === "lapsed" ? "trial.lapsed" : OVER_STATES.includes(state) ? "trial.over" : "trial.notNow";
    refuse(code, { state, verb });
  }
  if (!move.by.some((party) => parties.includes(party))) refuse("trial.notYourMove", { verb });
  return move.to;
}

/** 60 or 30 when the end of an active trial is at most so many days away, else null. */
export function endingSoon(trial: TrialClock, now: Instant): 60 | 30 | null {
  if (trialStateAt(trial, now) !== "active" || trial.endsOn === null) return null;
  const left = daysBetween(dayOf(now), trial.endsOn);
  return left <= 30 ? 30 : left <= 60 ? 60 : null;
}
