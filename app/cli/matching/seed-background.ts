// Knows which texts the background of matching is counted from; must never know how it is used.
import { type BackgroundText, countBackground, type WrittenBackground } from "#app/domain/matching/background.ts";
import { type ChallengeTexts, challengeTerms, type OutcomeTexts, outcomeTerms } from "#app/domain/matching/terms.ts";
import { challengeVectors, outcomeVectors, type TextVectors } from "#app/domain/matching/text-vector.ts";
import { viewsOf } from "#search/text/views.server.ts";
import { segment } from "#search/text/words.server.ts";
import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";

function lengthsOf({ words, pairs, singles }: TextVectors): BackgroundText["lengths"] {
  return { words: words.length, pairs: pairs.length, singles: singles.length };
}

function ofOutcome(one: OutcomeTexts & { readonly chainCode: string }): BackgroundText {
  const { title, problem, gain, summary, needs } = one;
  const views = viewsOf([title, problem, gain.text, gain.metric, summary, needs].join(" "));
  return { trade: one.chainCode, terms: outcomeTerms(one, segment), views, lengths: lengthsOf(outcomeVectors(one, viewsOf)) };
}

function ofChallenge(one: ChallengeTexts & { readonly chainCode: string }): BackgroundText {
  const { title, symptom, constraint, indicators } = one;
  const views = viewsOf([title, symptom, constraint, ...indicators.map((indicator) => indicator.name)].join(" "));
  return { trade: one.chainCode, terms: challengeTerms(one, segment), views, lengths: lengthsOf(challengeVectors(one, viewsOf)) };
}

/** The background as the shipped file must hold it. */
export function seedBackground(): WrittenBackground {
  return countBackground([...SEED_OUTCOMES.map(ofOutcome), ...SEED_CHALLENGES.map(ofChallenge)]);
}
