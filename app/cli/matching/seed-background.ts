// Knows which texts the background of matching is counted from; must never know how it is used.
import { countBackground, type WrittenBackground } from "#app/domain/matching/background.ts";
import { challengeTerms, outcomeTerms } from "#app/domain/matching/terms.ts";
import { segment } from "#search/text/words.server.ts";
import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";

/** The background as the shipped file must hold it. */
export function seedBackground(): WrittenBackground {
  const outcomes = SEED_OUTCOMES.map((one) => ({ trade: one.chainCode, terms: outcomeTerms(one, segment) }));
  const challenges = SEED_CHALLENGES.map((one) => ({ trade: one.chainCode, terms: challengeTerms(one, segment) }));
  return countBackground([...outcomes, ...challenges]);
}
