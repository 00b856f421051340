// Knows how a year's end is projected from the seasons of the years before, as a range and never as one number alone; pure.
import { fen, type Money } from "#app/kernel/money.ts";
import { monthsOf } from "./counter.ts";

/** Two years that were counted whole: with fewer there is no season to speak of. */
export const LEAST_YEARS = 2;
const BPS = 10_000;

/** What part of its whole a year had reached by the end of the month. */
export type Season = { readonly year: number; readonly reachedBps: number; readonly projected: Money };
export type Projection =
  | { readonly is: "range"; readonly through: string; readonly amount: Money; readonly low: Money; readonly high: Money; readonly seasons: readonly Season[] }
  | { readonly is: "none"; readonly why: "historyShort" | "noFullMonth" | "yearOver" };

export type ProjectionFacts = {
  readonly year: number;
  /** `2026-11`: the month of the asked moment; the months before it are complete. */
  readonly currentMonth: string;
  /** Signed sums by month, of this year and of the years before it, in 分. */
  readonly monthly: ReadonlyMap<string, number>;
};

function sumOf(months: readonly string[], monthly: ReadonlyMap<string, number>): number {
  return months.reduce((sum, month) => sum + (monthly.get(month) ?? 0), 0);
}

function seasonsOf(facts: ProjectionFacts, complete: number, amount: number): readonly Season[] {
  const years = [...new Set([...facts.monthly.keys()].map((month) => Number(month.slice(0, 4))))].filter((year) => year < facts.year).sort();
  return years.flatMap((year) => {
    const months = monthsOf(year);
    const whole = sumOf(months, facts.monthly);
    const reached = sumOf(months.slice(0, complete), facts.monthly);
    const begun = months.slice(0, 3).some((month) => (facts.monthly.get(month) ?? 0) !== 0);
    if (whole <= 0 || reached <= 0 || !begun) return [];
    const reachedBps = Math.floor((reached / whole) * BPS);
    return [{ year, reachedBps, projected: fen(Math.floor((amount / reached) * whole)) }];
  });
}

/**
 * Each earlier year says what this one would come to if it went on as that one did; the least and the most of them are the range.
 * Only complete months are taken, and only years that were counted from their beginning.
 */
export function projectionOf(facts: ProjectionFacts): Projection {
  if (facts.currentMonth > `${facts.year}-12`) return { is: "none", why: "yearOver" };
  const months = monthsOf(facts.year);
  const complete = months.filter((month) => month < facts.currentMonth).length;
  const through = months[complete - 1];
  if (through === undefined) return { is: "none", why: "noFullMonth" };
  const amount = fen(sumOf(months.slice(0, complete), facts.monthly));
  const seasons = seasonsOf(facts, complete, amount);
  if (seasons.length < LEAST_YEARS || amount <= 0) return { is: "none", why: "historyShort" };
  const ends = seasons.map((season) => season.projected).sort((a, b) => a - b);
  return { is: "range", through, amount, low: ends[0] as Money, high: ends.at(-1) as Money, seasons };
}
