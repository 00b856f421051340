// Knows how well an outcome answers a challenge and says why; pure, must never read a row, a clock or a confidential note.
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import type { Day } from "#app/kernel/time.ts";
import { budgetReason, chainReason, dateReason, type Reason, trialReason, trlReason } from "./reasons.ts";
import type { TermStatistics } from "./statistics.ts";
import type { ChallengeTextField, OutcomeTextField, TermMap } from "./terms.ts";

export const MODEL_VERSION = "terms-2";
export const MATCH_LEVELS = ["strong", "fair", "weak", "none"] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** `score` is 0…1 and comparable within one model version only. */
export type Match = { readonly score: number; readonly level: MatchLevel; readonly reasons: readonly Reason[] };
export type OutcomeSide = { readonly content: OutcomeContent; readonly terms: TermMap<OutcomeTextField> };
export type ChallengeSide = { readonly content: ChallengeContent; readonly terms: TermMap<ChallengeTextField> };

/** The likeness at which texts count as fully alike: two parties never describe one thing in the same words. */
const FULL_LIKENESS = 0.25;
const TERMS_SHOWN = 6;
/** One word alone may be chance; so many together are a subject. */
const WORDS_FOR_FAIR = 2;
const WORDS_FOR_STRONG = 3;

type Shared = { readonly term: string; readonly part: number; readonly outcomeField: OutcomeTextField; readonly challengeField: ChallengeTextField };

/** A word inside a longer shared one (焚烧 in 垃圾焚烧) is not shared a second time. */
function withoutInner(shared: readonly Shared[]): Shared[] {
  return shared.filter(({ term }) => !shared.some((other) => other.term !== term && other.term.includes(term)));
}

function sharedTerms(outcome: OutcomeSide, challenge: ChallengeSide, statistics: TermStatistics): Shared[] {
  const shared: Shared[] = [];
  for (const [term, wanted] of challenge.terms) {
    const offered = outcome.terms.get(term);
    const information = offered ? statistics.informationOf(term) : 0;
    if (!offered || information === 0) continue;
    shared.push({ term, part: wanted.weight * offered.weight * information ** 2, outcomeField: offered.field, challengeField: wanted.field });
  }
  return withoutInner(shared).sort((a, b) => b.part - a.part || (a.term < b.term ? -1 : 1));
}

/** The shared part of both texts; a text much shorter than is usual is not more alike for that. */
function likenessOf(shared: readonly Shared[], outcome: OutcomeSide, challenge: ChallengeSide, statistics: TermStatistics): number {
  const outcomeLength = (statistics.lengthOf(outcome.terms) + statistics.typicalLength) / 2;
  const lengths = outcomeLength * statistics.lengthOf(challenge.terms);
  return lengths === 0 ? 0 : shared.reduce((sum, one) => sum + one.part, 0) / lengths;
}

/** One reason per pair of fields, heaviest terms first. */
function termReasons(shared: readonly Shared[]): Reason[] {
  const groups = new Map<string, Shared[]>();
  for (const one of shared.slice(0, TERMS_SHOWN)) {
    const key = `${one.outcomeField} ${one.challengeField}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => ({
    kind: "terms",
    side: "for",
    outcomeField: group[0]?.outcomeField ?? "title",
    challengeField: group[0]?.challengeField ?? "title",
    facts: { terms: group.map((one) => one.term).join("、") },
  }));
}

function levelOf(score: number, wordCount: number, againstCount: number): MatchLevel {
  if (wordCount === 0 || score < 0.15) return "none";
  if (score >= 0.6 && wordCount >= WORDS_FOR_STRONG && againstCount === 0) return "strong";
  return score >= 0.4 && wordCount >= WORDS_FOR_FAIR ? "fair" : "weak";
}

/** Scores one pair on `today`. What speaks against is shown and lowers the level; what is missing does neither harm nor good. */
export function scoreMatch(outcome: OutcomeSide, challenge: ChallengeSide, statistics: TermStatistics, today: Day): Match {
  const shared = sharedTerms(outcome, challenge, statistics);
  const explaining = shared.filter((one) => statistics.explains(one.term));
  const likeness = likenessOf(shared, outcome, challenge, statistics);
  const chain = chainReason(outcome.content, challenge.content);
  const terms = [trlReason, budgetReason, trialReason].map((judge) => judge(outcome.content, challenge.content));
  const reasons = [...termReasons(explaining), ...(chain ? [chain] : []), ...terms, dateReason(outcome.content, challenge.content, today)];
  const against = reasons.filter((reason) => reason.side === "against").length;
  const nearness = chain?.side === "for" ? (chain.outcomeField === "nodeCode" ? 0.2 : 0.1) : 0;
  const score = Math.max(0, Math.min(1, 0.8 * Math.min(1, likeness / FULL_LIKENESS) + nearness - 0.05 * against));
  return { score, level: levelOf(score, explaining.length, against), reasons };
}
