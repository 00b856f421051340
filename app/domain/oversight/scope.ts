// Knows the ways a reader looks at the market: one organisation's, one chain's, one district's, or the whole city's; must never read a row.

export type Scope =
  | { readonly by: "city" }
  | { readonly by: "org"; readonly id: string }
  | { readonly by: "chain"; readonly code: string }
  | { readonly by: "district"; readonly code: string };

export const CITY: Scope = { by: "city" };

/** How far trials came. Each later figure is a part of an earlier one; `active` are those under way at the asked moment. */
export type Funnel = { readonly requested: number; readonly started: number; readonly active: number; readonly converted: number };

/** Answers to trial requests: the median wait in ms over `count` answers, and how many still wait. Null where nobody has answered. */
export type ReplyTime = { readonly medianMs: number | null; readonly count: number; readonly waiting: number };

/** The middle of the values; of two middles the lower, so that the figure is one that was really measured. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

const STARTED = ["active", "convertElected", "exitElected", "pricing", "converted", "conversionFailed", "closed"];

export type TrialStanding = { readonly state: string; readonly startsOn: string | null };

/** Counts trials by how far they came, from states judged at the asked moment. */
export function funnelOf(trials: readonly TrialStanding[]): Funnel {
  const count = (test: (trial: TrialStanding) => boolean) => trials.filter(test).length;
  return {
    requested: trials.length,
    started: count((trial) => trial.startsOn !== null && STARTED.includes(trial.state)),
    active: count((trial) => trial.state === "active"),
    converted: count((trial) => trial.state === "converted"),
  };
}
