// Knows what a likeness and the structured facts come to as a chance and as a level in words; must never know a text.
import type { Reason, ReasonKind } from "./reasons.ts";

export const MATCH_LEVELS = ["strong", "fair", "weak", "none"] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** A line through the log-odds of a grade of 2 or more by the logarithm of likeness (docs/decisions/2026-11-26-match-levels.md). */
const AT_FULL_LIKENESS = 7;
const BY_LIKENESS = 3.7;

/** Chances from which a level's word is used; what came true of each stands in the decision file and is printed by `npm run eval:search`. */
export const LEVEL_FROM: Readonly<Record<Exclude<MatchLevel, "none">, number>> = { strong: 0.35, fair: 0.12, weak: 0.03 };

/** In log-odds; no open data holds these facts beside a judgement, so the steps are small (platform default). A fact that fits is what is expected, and moves nothing. */
const AGAINST: Readonly<Partial<Record<ReasonKind, number>>> = { trl: 0.6, budget: 0.6, date: 0.6, trial: 0.3, rights: 1.5, reply: 0.3 };
const SAME_NODE = 0.9;
const SAME_CHAIN = 0.45;

/** An outside service's vectors move the odds only where they say more than chance does: from two deviations on, within these bounds (platform default). */
const NEARNESS_FROM = 2;
const BY_NEARNESS = 0.4;
const NEARNESS_BOUND = 3;

/** One telling word alone may be chance, however alike the texts are; so many together are a subject. */
const WORDS_FOR_FAIR = 2;
const WORDS_FOR_STRONG = 3;

function stepOf(reason: Reason): number {
  if (reason.side === "notStated") return 0;
  if (reason.side === "against") return -(AGAINST[reason.kind] ?? 0);
  if (reason.kind !== "chain") return 0;
  return reason.outcomeField === "nodeCode" ? SAME_NODE : SAME_CHAIN;
}

/** `nearness` is in standard deviations above what is usual; null where there are no vectors. */
function nearnessStep(nearness: number | null): number {
  return nearness === null ? 0 : BY_NEARNESS * Math.max(-NEARNESS_BOUND, Math.min(NEARNESS_BOUND, nearness - NEARNESS_FROM));
}

/** The chance, 0…1, that the pair is worth an introduction: nothing alike is no chance, whatever the facts. */
export function chanceOf(likeness: number, structured: readonly Reason[], nearness: number | null): number {
  if (likeness <= 0) return 0;
  const start = AT_FULL_LIKENESS + BY_LIKENESS * Math.log(likeness) + nearnessStep(nearness);
  const odds = structured.reduce((sum, reason) => sum + stepOf(reason), start);
  return 1 / (1 + Math.exp(-odds));
}

/** A strong match has nothing against it, and every level needs words that explain it. */
export function levelOf(chance: number, explainingWords: number, isHindered: boolean): MatchLevel {
  if (explainingWords === 0 || chance < LEVEL_FROM.weak) return "none";
  if (chance >= LEVEL_FROM.strong && explainingWords >= WORDS_FOR_STRONG && !isHindered) return "strong";
  return chance >= LEVEL_FROM.fair && explainingWords >= WORDS_FOR_FAIR ? "fair" : "weak";
}
