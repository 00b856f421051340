// Knows by which kinds of change a figure moves between two instants; pure, must never read a row.
import type { Figure } from "./counter.ts";

export const CHANGE_KINDS = ["registered", "imported", "amended", "income", "annulled", "undone", "other"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The events whose postings make each kind; `other` is whatever is not named here. */
export const VERBS_OF: Readonly<Record<ChangeKind, readonly string[]>> = {
  registered: ["register", "registered"],
  imported: ["import"],
  amended: ["amend"],
  income: ["approveIncome", "cancelIncome"],
  annulled: ["annul"],
  undone: ["undoImport"],
  other: [],
};
export const KNOWN_VERBS: readonly string[] = Object.values(VERBS_OF).flat();

export function changeKindOf(verb: string): ChangeKind {
  return CHANGE_KINDS.find((kind) => VERBS_OF[kind].includes(verb)) ?? "other";
}

export type Change = Figure & { readonly kind: ChangeKind };
/** From the figure as it was known at `since` to the one known at `asOf`, change by change; what did not move is left out. */
export type Bridge = { readonly since: string; readonly from: Figure; readonly to: Figure; readonly changes: readonly Change[] };

/** One posting's part in a year that was over when it was recorded. */
export type Restatement = {
  readonly contractCode: string;
  readonly contractName: string;
  readonly kind: ChangeKind;
  readonly countedMonth: string;
  readonly recordedAt: string;
  readonly amount: number;
  readonly reason: string;
};
