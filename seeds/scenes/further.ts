// Knows what a city-size demo has beyond the usual one: further outcomes and challenges, by the same steps; must never skip one.

import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import { cityChallenges } from "#seeds/texts/city/challenges.ts";
import { CITY_ORGS } from "#seeds/texts/city/organisations.ts";
import { cityOutcomes } from "#seeds/texts/city/outcomes.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { challengeStory } from "./challenges.ts";
import { outcomeStory } from "./outcomes.ts";
import type { City, Scene } from "./scene.ts";

const OUTCOMES = 300;
const CHALLENGES = 120;
const OLDEST_DAYS = 700;
const NEWEST_DAYS = 5;

/** Spread evenly over the last two years. */
function outcomes(city: City): readonly Scene[] {
  const seeds = cityOutcomes(OUTCOMES - SEED_OUTCOMES.length);
  const institutes = CITY_ORGS.filter((org) => org.kind === "institute");
  return seeds.flatMap((seed, at) => {
    const ago = NEWEST_DAYS + Math.floor(((OLDEST_DAYS - NEWEST_DAYS) * at) / seeds.length);
    // One in eight belongs to the two further institutes, in turn.
    const orgKey = at % 8 === 0 ? (institutes[(at / 8) % institutes.length]?.key ?? seed.orgKey) : seed.orgKey;
    return outcomeStory(city, { ...seed, orgKey }, { at: SEED_OUTCOMES.length + at, ago });
  });
}

function challenges(city: City): readonly Scene[] {
  const posters = [...SEED_ORGS, ...CITY_ORGS].filter((org) => org.kind === "enterprise").map((org) => org.key);
  return cityChallenges(CHALLENGES - SEED_CHALLENGES.length, posters).flatMap((seed, at) => challengeStory(city, seed, at, "published"));
}

/** Nothing at the usual size. */
export function furtherScenes(city: City): readonly Scene[] {
  return city.size === "city" ? [...outcomes(city), ...challenges(city)] : [];
}
