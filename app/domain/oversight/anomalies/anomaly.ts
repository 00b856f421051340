// Knows the states of a flag, its legal moves and its judgements; must never know which rule found it or where rows are kept.
import { findMove, type Move } from "#app/kernel/machine.ts";
import { refuse } from "#app/kernel/refusal.ts";

export const ANOMALY_STATES = ["open", "underWay", "confirmed", "explained", "dismissed", "withdrawn"] as const;
export type AnomalyState = (typeof ANOMALY_STATES)[number];
/** Still waiting for somebody's word. */
export const UNDECIDED = ["open", "underWay"] as const satisfies readonly AnomalyState[];
/** Judged by a person; these make a rule's hit rate. */
export const DECIDED = ["confirmed", "explained", "dismissed"] as const satisfies readonly AnomalyState[];
export type DecidedState = (typeof DECIDED)[number];

export const VERDICTS = ["confirm", "explain", "dismiss"] as const;
export type VerdictVerb = (typeof VERDICTS)[number];
export const ANOMALY_VERBS = ["raise", "extend", "withdraw", "raiseAgain", "take", "assign", "handBack", ...VERDICTS, "reopen"] as const;
export type AnomalyVerb = (typeof ANOMALY_VERBS)[number];
/** `official`: whoever may read the desk; `owner`: the official who has it in hand. */
export type AnomalyParty = "system" | "official" | "owner";
export type AnomalyMove = Move<AnomalyState, AnomalyVerb, AnomalyParty>;

export const ANOMALY_MOVES: readonly AnomalyMove[] = [
  { from: null, to: "open", verb: "raise", by: ["system"] },
  { from: "open", to: "open", verb: "extend", by: ["system"] },
  { from: "underWay", to: "underWay", verb: "extend", by: ["system"] },
  { from: "open", to: "withdrawn", verb: "withdraw", by: ["system"] },
  { from: "underWay", to: "withdrawn", verb: "withdraw", by: ["system"] },
  { from: "withdrawn", to: "open", verb: "raiseAgain", by: ["system"] },
  { from: "open", to: "underWay", verb: "take", by: ["official"], guard: "judgeHands" },
  { from: "open", to: "underWay", verb: "assign", by: ["official"], guard: "judgeHands" },
  { from: "underWay", to: "underWay", verb: "assign", by: ["official"], guard: "judgeHands" },
  { from: "underWay", to: "open", verb: "handBack", by: ["owner"] },
  { from: "underWay", to: "confirmed", verb: "confirm", by: ["owner"], guard: "judgeVerdict" },
  { from: "underWay", to: "explained", verb: "explain", by: ["owner"], guard: "judgeVerdict" },
  { from: "underWay", to: "dismissed", verb: "dismiss", by: ["owner"], guard: "judgeVerdict" },
  ...DECIDED.map((from): AnomalyMove => ({ from, to: "underWay", verb: "reopen", by: ["official"], guard: "judgeVerdict" })),
];

/** The move from `state`, or refuses `anomaly.wrongState`. */
export function legalAnomalyMove(state: AnomalyState, verb: AnomalyVerb): AnomalyMove {
  return findMove(ANOMALY_MOVES, state, verb) ?? refuse("anomaly.wrongState", { state, verb });
}

export function isVerdict(verb: string): verb is VerdictVerb {
  return VERDICTS.some((one) => one === verb);
}

export function isUndecided(state: AnomalyState): boolean {
  return UNDECIDED.some((one) => one === state);
}

const LEAST_REASON = 10;

/** A reason that another can follow; refuses `anomaly.reasonTooShort`. */
export function judgeReason(reason: string): void {
  if ([...reason.trim()].length < LEAST_REASON) refuse("anomaly.reasonTooShort", { min: LEAST_REASON });
}

/** Whether the person accepted or registered one of the contracts himself. */
export function isOwnHands(personId: string, handledBy: readonly (string | null)[]): boolean {
  return handledBy.includes(personId);
}

/** Nobody checks what he accepted or registered himself; refuses `anomaly.ownRegistration`. */
export function judgeHands(personId: string, handledBy: readonly (string | null)[]): void {
  if (isOwnHands(personId, handledBy)) refuse("anomaly.ownRegistration");
}

/** Why the cause of a flag is gone; kept with it. */
export const WITHDRAWALS = ["annulled", "amended", "merged", "figuresChanged", "causeGone"] as const;
export type Withdrawal = (typeof WITHDRAWALS)[number];

/** Confirmed of all that were judged, for a rule. Null before the first verdict. */
export type HitRate = { readonly confirmed: number; readonly explained: number; readonly dismissed: number; readonly undecided: number };
export function judgedOf({ confirmed, explained, dismissed }: HitRate): number {
  return confirmed + explained + dismissed;
}
