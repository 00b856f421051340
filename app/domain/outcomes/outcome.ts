// Knows an outcome's states and legal moves (B1) and judges them; must never read a row or a clock.
import type { Move } from "#app/kernel/machine.ts";
import { findMove } from "#app/kernel/machine.ts";
import { refuse } from "#app/kernel/refusal.ts";

export const OUTCOME_STATES = [
  "draft",
  "submitted",
  "returned",
  "cleared",
  "listed",
  "pooled",
  "reserved",
  "transferred",
  "exclusivelyLicensed",
  "suspended",
  "withdrawn",
] as const;
export type OutcomeState = (typeof OUTCOME_STATES)[number];

export type OutcomeVerb =
  | "create"
  | "import"
  | "undoImport"
  | "edit"
  | "submit"
  | "clear"
  | "sendBack"
  | "list"
  | "newVersion"
  | "pool"
  | "unpool"
  | "licenseExclusively"
  | "suspend"
  | "resume"
  | "withdraw"
  | "claim"
  | "confirmClaim";

export type OutcomeParty = "editor" | "secrecyReviewer" | "publisher" | "signatory" | "claimant" | "system";

type OutcomeMove = Move<OutcomeState, OutcomeVerb, OutcomeParty>;

const PUBLIC_STATES = ["listed", "pooled", "reserved", "transferred", "exclusivelyLicensed"] as const;
const STEP_STATES = ["draft", "submitted", "returned", "cleared"] as const;

/** B1. Steps (edit … list) run on the working version; before a first listing the outcome's own state goes with them. */
export const OUTCOME_MOVES: readonly OutcomeMove[] = [
  { from: null, to: "draft", verb: "create", by: ["editor"] },
  { from: null, to: "listed", verb: "import", by: ["system"] },
  { from: "listed", to: "withdrawn", verb: "undoImport", by: ["system"], guard: "isUnclaimedImport" },
  { from: "withdrawn", to: "listed", verb: "import", by: ["system"], guard: "isUndoneImport" },
  { from: "draft", to: "draft", verb: "edit", by: ["editor"] },
  { from: "returned", to: "returned", verb: "edit", by: ["editor"] },
  { from: "draft", to: "submitted", verb: "submit", by: ["editor"], guard: "judgeSubmission" },
  { from: "returned", to: "submitted", verb: "submit", by: ["editor"], guard: "judgeSubmission" },
  { from: "submitted", to: "cleared", verb: "clear", by: ["secrecyReviewer"], guard: "judgeReview" },
  { from: "submitted", to: "returned", verb: "sendBack", by: ["secrecyReviewer"], guard: "judgeReview" },
  { from: "cleared", to: "listed", verb: "list", by: ["publisher"], guard: "judgeReview" },
  { from: "cleared", to: "returned", verb: "sendBack", by: ["publisher"], guard: "judgeReview" },
  { from: "listed", to: "listed", verb: "newVersion", by: ["editor"] },
  { from: "pooled", to: "pooled", verb: "newVersion", by: ["editor"] },
  { from: "listed", to: "pooled", verb: "pool", by: ["system"] },
  { from: "pooled", to: "listed", verb: "unpool", by: ["system"] },
  { from: "listed", to: "exclusivelyLicensed", verb: "licenseExclusively", by: ["system"] },
  { from: "pooled", to: "exclusivelyLicensed", verb: "licenseExclusively", by: ["system"] },
  { from: "reserved", to: "exclusivelyLicensed", verb: "licenseExclusively", by: ["system"] },
  ...[...PUBLIC_STATES, ...STEP_STATES].map((from): OutcomeMove => ({ from, to: "suspended", verb: "suspend", by: ["publisher"], guard: "isShown" })),
  { from: "suspended", to: "listed", verb: "resume", by: ["publisher"], guard: "previousState" },
  { from: "listed", to: "withdrawn", verb: "withdraw", by: ["editor", "signatory"], guard: "noOpenListing" },
  { from: "pooled", to: "withdrawn", verb: "withdraw", by: ["editor", "signatory"], guard: "noOpenListing" },
  { from: "suspended", to: "withdrawn", verb: "withdraw", by: ["editor", "signatory"], guard: "noOpenListing" },
  { from: "listed", to: "listed", verb: "claim", by: ["claimant"], guard: "isUnclaimedImport" },
  { from: "listed", to: "draft", verb: "confirmClaim", by: ["publisher"], guard: "isUnclaimedImport" },
];

/** States in which another party may conclude something about the outcome. */
export const LICENSABLE_STATES: readonly string[] = ["listed", "pooled", "reserved"];

export type StepSubject = { readonly state: string; readonly workingState: string | null };

/**
 * The state that a step (edit, submit, clear, send back, list) starts from: the working version's, where the outcome itself
 * is being prepared or stands listed or pooled; otherwise the outcome's own, from which no step leads anywhere.
 */
export function stepStateOf(subject: StepSubject): OutcomeState {
  const isOpen = STEP_STATES.some((state) => state === subject.state) || subject.state === "listed" || subject.state === "pooled";
  return (isOpen && subject.workingState ? subject.workingState : subject.state) as OutcomeState;
}

/** The move, or refuses `outcome.illegalMove` with the state and the verb. */
export function judgeMove(state: string, verb: OutcomeVerb, to?: OutcomeState): OutcomeMove {
  const move = findMove(OUTCOME_MOVES, state as OutcomeState, verb, to);
  if (!move) refuse("outcome.illegalMove", { state, verb });
  return move;
}
