// Knows how well an outcome answers a challenge and says why; pure, must never read a row, a clock or a confidential note.
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import type { Day } from "#app/kernel/time.ts";
import { budgetReason, chainReason, dateReason, type Reason, trialReason, trlReason } from "./reasons.ts";
import { type ChallengeTextField, informationOf, type OutcomeTextField, type TermMap, type TermStatistics } from "./terms.ts";

export const MODEL_VERSION = "terms-1";
export const MATCH_LEVELS = ["strong", "fair", "weak", "none"] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** `score` is 0…1 and comparable within one model version only. */
export type Match = { readonly score: number; readonly level: MatchLevel; readonly reasons: readonly Reason[] };
export type OutcomeSide = { readonly content: OutcomeContent; readonly terms: TermMap<OutcomeTextField> };
export type ChallengeSide = { readonly content: ChallengeContent; readonly terms: TermMap<ChallengeTextField> };

/** The cosine at which texts count as fully alike: two parties never describe one thing in the same words. */
const FULL_LIKENESS = 0.25;
const TERMS_SHOWN = 6;

function lengthOf(terms: TermMap<string>, statistics: TermStatistics): number {
  let sum = 0;
  for (const [term, use] of terms) sum += (use.weight * informationOf(term, statistics)) ** 2;
  return Math.sqrt(sum);
}

type Shared = { readonly term: string; readonly part: number; readonly outcomeField: OutcomeTextField; readonly challengeField: ChallengeTextField };

function sharedTerms(outcome: OutcomeSide, challenge: ChallengeSide, statistics: TermStatistics): Shared[] {
  const shared: Shared[] = [];
  for (const [term, wanted] of challenge.terms) {
    const offered = outcome.terms.get(term);
    const information = offered ? informationOf(term, statistics) : 0;
    if (!offered || information === 0) continue;
    shared.push({ term, part: wanted.weight * offered.weight * information ** 2, outcomeField: offered.field, challengeField: wanted.field });
  }
  return shared.sort((a, b) => b.part - a.part || (a.term < b.term ? -1 : 1));
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

function levelOf(score: number, sharedCount: number, againstCount: number): MatchLevel {
  if (sharedCount === 0 || score < 0.15) return "none";
  if (score >= 0.6) return againstCount === 0 ? "strong" : "fair";
  return score >= 0.35 ? "fair" : "weak";
}

/** Scores one pair on `today`. What speaks against is shown and lowers the level; what is missing does neither harm nor good. */
export function scoreMatch(outcome: OutcomeSide, challenge: ChallengeSide, statistics: TermStatistics, today: Day): Match {
  const shared = sharedTerms(outcome, challenge, statistics);
  const lengths = lengthOf(outcome.terms, statistics) * lengthOf(challenge.terms, statistics);
  const cosine = lengths === 0 ? 0 : shared.reduce((sum, one) => sum + one.part, 0) / lengths;
  const chain = chainReason(outcome.content, challenge.content);
  const terms = [trlReason, budgetReason, trialReason].map((judge) => judge(outcome.content, challenge.content));
  const reasons = [...termReasons(shared), ...(chain ? [chain] : []), ...terms, dateReason(outcome.content, challenge.content, today)];
  const against = reasons.filter((reason) => reason.side === "against").length;
  const nearness = chain?.side === "for" ? (chain.outcomeField === "nodeCode" ? 0.2 : 0.1) : 0;
  const score = Math.max(0, Math.min(1, 0.8 * Math.min(1, cosine / FULL_LIKENESS) + nearness - 0.05 * against));
  return { score, level: levelOf(score, shared.length, against), reasons };
}
