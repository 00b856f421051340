// Knows what may be asked of the list of flags and how that stands in the address; must never read a row.
import { type Money, moneyInput, parseMoney } from "#app/kernel/money.ts";
import { ANOMALY_STATES, type AnomalyState } from "./anomaly.ts";
import { ANOMALY_RULES, type AnomalyRule } from "./rules.ts";

/** `waiting` is whatever still awaits a verdict. */
export const ASKED_STATES = ["waiting", ...ANOMALY_STATES, "all"] as const;
export type AskedState = (typeof ASKED_STATES)[number];
export const ASKED_OWNERS = ["mine", "nobody"] as const;
const MONTH = /^20\d\d-(?:0[1-9]|1[0-2])$/u;

export type AnomaliesAsked = {
  readonly rule: AnomalyRule | null;
  readonly state: AskedState;
  readonly owner: (typeof ASKED_OWNERS)[number] | null;
  /** The Shanghai month in which the flag was raised, `2026-03`. */
  readonly month: string | null;
  /** Raised at least so many days ago. */
  readonly days: number | null;
  /** Touching at least this much, in 分. */
  readonly amount: Money | null;
};

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((one) => one === value) ?? null;
}

/** Anything unknown in the address is as if it were not there. */
export function readAnomaliesAsked(params: URLSearchParams): AnomaliesAsked {
  const month = params.get("month") ?? "";
  const days = params.get("days")?.trim() ?? "";
  const amount = parseMoney(params.get("amount") ?? "");
  return {
    rule: oneOf(ANOMALY_RULES, params.get("rule")),
    state: oneOf(ASKED_STATES, params.get("state")) ?? "waiting",
    owner: oneOf(ASKED_OWNERS, params.get("owner")),
    month: MONTH.test(month) ? month : null,
    days: /^\d{1,4}$/u.test(days) && Number(days) > 0 ? Number(days) : null,
    amount: amount !== null && amount > 0 ? amount : null,
  };
}

/** The address at `path`; what is not asked for is not in it. */
export function anomaliesPath(asked: AnomaliesAsked, path = "/desk/anomalies", after: string | null = null): string {
  const params = new URLSearchParams();
  if (asked.rule) params.set("rule", asked.rule);
  if (asked.state !== "waiting") params.set("state", asked.state);
  if (asked.owner) params.set("owner", asked.owner);
  if (asked.month) params.set("month", asked.month);
  if (asked.days) params.set("days", String(asked.days));
  if (asked.amount) params.set("amount", moneyInput(asked.amount));
  if (after) params.set("after", after);
  return params.size === 0 ? path : `${path}?${params}`;
}

/** The states that the word in the address stands for; null for every one. */
export function statesAsked(state: AskedState): readonly AnomalyState[] | null {
  if (state === "all") return null;
  return state === "waiting" ? ["open", "underWay"] : [state];
}
