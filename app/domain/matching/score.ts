// Knows how well an outcome answers a challenge and says why; pure, must never read a row, a clock or a confidential note.
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import type { Day } from "#app/kernel/time.ts";
import { chanceOf, levelOf, type MatchLevel } from "./calibration.ts";
import type { LikenessOf } from "./likeness.ts";
import {
  budgetReason,
  chainReason,
  dateReason,
  type OutcomeFacts,
  type Reason,
  regionReason,
  replyReason,
  rightsReason,
  trialReason,
  trlReason,
} from "./reasons.ts";
import { sharedTerms, termReasons } from "./shared-terms.ts";
import type { TermStatistics } from "./statistics.ts";
import type { ChallengeTextField, OutcomeTextField, TermMap } from "./terms.ts";
import type { AskedVectors, TextVectors } from "./text-vector.ts";

/** `score` is the chance, 0…1, that a transfer officer calls the pair worth an introduction; comparable within one model version only. */
export type Match = { readonly score: number; readonly level: MatchLevel; readonly reasons: readonly Reason[] };
export type OutcomeSide = {
  readonly content: OutcomeContent;
  readonly facts: OutcomeFacts;
  readonly terms: TermMap<OutcomeTextField>;
  readonly text: TextVectors;
};
export type ChallengeSide = { readonly content: ChallengeContent; readonly terms: TermMap<ChallengeTextField>; readonly text: AskedVectors };
/** What the corpus teaches: which words explain a match, and how like two texts are. */
export type MatchStatistics = { readonly terms: TermStatistics; readonly likenessOf: LikenessOf };

function structuredReasons({ content, facts }: OutcomeSide, challenge: ChallengeContent, today: Day): Reason[] {
  const reasons = [
    chainReason(content, challenge),
    trlReason(content, challenge),
    budgetReason(content, challenge),
    trialReason(content, challenge),
    dateReason(content, challenge, today),
    rightsReason(facts),
    regionReason(content, challenge),
    replyReason(facts),
  ];
  return reasons.filter((reason) => reason !== null);
}

/** Scores one pair on `today`; `nearness` is what an outside service's vectors say, null without one. What speaks against is shown and lowers chance and level; what is missing does neither harm nor good. */
export function scoreMatch(outcome: OutcomeSide, challenge: ChallengeSide, statistics: MatchStatistics, today: Day, nearness: number | null = null): Match {
  const { terms, likenessOf } = statistics;
  const chain = outcome.content.chainCode === challenge.content.chainCode ? challenge.content.chainCode : null;
  const explaining = sharedTerms(outcome.terms, challenge.terms, { ...terms, chain }).filter((one) => terms.explains(one.term, chain));
  const structured = structuredReasons(outcome, challenge.content, today);
  const score = chanceOf(likenessOf(outcome.text, challenge.text), structured, nearness);
  const isHindered = structured.some((reason) => reason.side === "against");
  return { score, level: levelOf(score, explaining.length, isHindered), reasons: [...termReasons(explaining), ...structured] };
}
