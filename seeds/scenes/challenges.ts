// Knows how the city's challenges are posted; must never answer one.

import { createChallenge } from "#app/domain/challenges/commands/create-challenge.server.ts";
import { publishChallenge } from "#app/domain/challenges/commands/publish-challenge.server.ts";
import { reviewChallenge } from "#app/domain/challenges/commands/review-challenge.server.ts";
import { submitChallenge } from "#app/domain/challenges/commands/submit-challenge.server.ts";
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import type { SeedChallenge } from "#seeds/texts/seed-challenge.ts";
import { type Cast, type City, castOf, dayAgo, known, momentAgo, officialOf, type Scene } from "./scene.ts";

type End = "draft" | "submitted" | "returned" | "reviewed" | "published";
const WAITING: readonly End[] = ["draft", "submitted", "returned", "reviewed"];

/** Challenges without a planted answer wait in the states before publication; all others are on the board. */
function endOf(seed: SeedChallenge): End {
  const unplanted = SEED_CHALLENGES.filter((one) => one.plantedOutcomeKey === null);
  return WAITING[unplanted.indexOf(seed)] ?? "published";
}

function contentOf(city: City, seed: SeedChallenge, cast: Cast): ChallengeContent {
  const { title, symptom, constraint, indicators, chainCode, nodeCode, budget, isBudgetOpen, wantedTrl, ways, failureRiskClause } = seed;
  return {
    title,
    symptom,
    constraint,
    indicators,
    chainCode,
    nodeCode,
    districtCode: cast.districtCode,
    budget,
    isBudgetOpen,
    deadline: dayAgo(city, -seed.deadlineDaysAhead),
    wantedTrl,
    ways,
    ipClause: "statutory",
    ipClauseText: "",
    failureRiskClause,
    confidentialNote: "",
  };
}

/** `at` spreads the days; `end` is how far it has come. */
export function challengeStory(city: City, seed: SeedChallenge, at: number, end: End): readonly Scene[] {
  const cast = castOf(city, seed.orgKey);
  const publisher = officialOf(city, "publisher");
  const ago = 12 + (at % 15);
  const challengeId = () => known(city.challengeIds, seed.key);
  const steps: readonly (Scene & { readonly until: readonly End[] })[] = [
    {
      until: [...WAITING, "published"],
      at: momentAgo(city, ago + 9),
      run: async (tx, now) => {
        const made = await createChallenge(tx, cast.lead, contentOf(city, seed, cast), now);
        city.challengeIds.set(seed.key, made.id);
      },
    },
    {
      until: ["submitted", "returned", "reviewed", "published"],
      at: momentAgo(city, ago + 7, 15),
      run: (tx, now) => submitChallenge(tx, cast.lead, { challengeId: challengeId() }, now),
    },
    {
      until: ["returned", "reviewed", "published"],
      at: momentAgo(city, ago + 4, 11),
      run: (tx, now) => {
        const note = end === "returned" ? "请补充指标的测试方法和样本数。" : "指标可测，同意发榜。";
        return reviewChallenge(tx, publisher, { challengeId: challengeId(), result: end === "returned" ? "returned" : "reviewed", note }, now);
      },
    },
    {
      until: ["published"],
      at: momentAgo(city, ago, 9),
      run: (tx, now) => publishChallenge(tx, publisher, { challengeId: challengeId(), bidUntil: dayAgo(city, -(30 + (at % 20))) }, now),
    },
  ];
  return steps.filter((step) => step.until.includes(end));
}

export function challengeScenes(city: City): readonly Scene[] {
  return SEED_CHALLENGES.flatMap((seed, at) => challengeStory(city, seed, at, endOf(seed)));
}
