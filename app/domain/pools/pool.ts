// Knows the states of a pool and of an outcome's entry in it; must never know how they are kept.
import { findMove, type Move } from "#app/kernel/machine.ts";
import { refuse } from "#app/kernel/refusal.ts";

export const POOL_STATES = ["open", "closed"] as const;
export type PoolState = (typeof POOL_STATES)[number];

export const OPERATOR_KINDS = ["government", "institute", "leadingEnterprise"] as const;
/** Who runs a pool: government, a university or institute, or a leading enterprise. */
export type OperatorKind = (typeof OPERATOR_KINDS)[number];

export const ENTRY_STATES = ["proposed", "active", "declined", "left"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
export const ENTRY_VERBS = ["propose", "agree", "decline", "leave"] as const;
export type EntryVerb = (typeof ENTRY_VERBS)[number];
export type EntryParty = "operator" | "owner" | "system";

/** Why an entry ended that nobody ended by itself: its outcome was withdrawn, or licensed to one alone. */
export const SYSTEM_END_REASONS = ["outcomeWithdrawn", "outcomeLicensed"] as const;
export type SystemEndReason = (typeof SYSTEM_END_REASONS)[number];

/** The pool operator proposes, the owner answers; either may end an entry, and running trials keep their licence. It ends with its outcome's offer. */
export const ENTRY_MOVES: readonly Move<EntryState, EntryVerb, EntryParty>[] = [
  { from: null, to: "proposed", verb: "propose", by: ["operator"], guard: "judgeProposal" },
  { from: "proposed", to: "active", verb: "agree", by: ["owner"], guard: "judgeEntering" },
  { from: "proposed", to: "declined", verb: "decline", by: ["owner"] },
  { from: "proposed", to: "left", verb: "leave", by: ["operator", "system"] },
  { from: "active", to: "left", verb: "leave", by: ["operator", "owner", "system"] },
];

/** The move of `verb` from `state`. Refuses `pool.notNow` when there is none, `pool.notYourMove` when another party must make it. */
export function judgeEntryMove(state: EntryState, verb: EntryVerb, parties: readonly EntryParty[]): EntryState {
  const move = findMove(ENTRY_MOVES, state, verb);
  if (!move) refuse("pool.notNow", { state, verb });
  if (!move.by.some((party) => parties.includes(party))) refuse("pool.notYourMove", { verb });
  return move.to;
}

export type PoolCandidate = { readonly state: string; readonly origin: string };

/** B1 listed → pooled. Refuses `pool.closed`, `pool.importedOutcome`, `pool.exclusivelyLicensed`, `pool.outcomeNotListed`. */
export function judgeEntering(poolState: PoolState, outcome: PoolCandidate): void {
  if (poolState !== "open") refuse("pool.closed");
  if (outcome.origin === "importedListing") refuse("pool.importedOutcome");
  if (outcome.state === "exclusivelyLicensed") refuse("pool.exclusivelyLicensed");
  if (outcome.state !== "listed") refuse("pool.outcomeNotListed", { state: outcome.state });
}
