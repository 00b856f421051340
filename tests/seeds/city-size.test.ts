// Proves that the city-size texts are whole, different from each other, and within what the forms allow.
import { describe, expect, it } from "vitest";
import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import { cityChallenges } from "#seeds/texts/city/challenges.ts";
import { CITY_ORGS } from "#seeds/texts/city/organisations.ts";
import { cityOutcomes } from "#seeds/texts/city/outcomes.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";

const TITLE_MAX = { outcome: 80, challenge: 120 } as const;

describe("the city size", () => {
  it("has forty organisations, each marked as an example", () => {
    const all = [...SEED_ORGS, ...CITY_ORGS];
    expect(all).toHaveLength(40);
    expect(new Set(all.map((org) => org.name)).size).toBe(40);
    expect(CITY_ORGS.every((org) => org.name.endsWith("（示例）"))).toBe(true);
  });

  it("has three hundred outcomes that all differ in title and text", () => {
    const all = [...SEED_OUTCOMES, ...cityOutcomes(300 - SEED_OUTCOMES.length)];
    expect(all).toHaveLength(300);
    for (const part of ["key", "title", "summary", "problem", "needs"] as const) expect(new Set(all.map((one) => one[part])).size, part).toBe(300);
    expect(all.every((one) => one.title.length <= TITLE_MAX.outcome && one.trl >= 1 && one.trl <= 9)).toBe(true);
    expect(all.every((one) => one.price === null || one.price % 100_000 === 0)).toBe(true);
  });

  it("has a hundred and twenty challenges that all differ, with whole budgets and days ahead", () => {
    const posters = CITY_ORGS.map((org) => org.key);
    const all = [...SEED_CHALLENGES, ...cityChallenges(120 - SEED_CHALLENGES.length, posters)];
    expect(all).toHaveLength(120);
    for (const part of ["key", "title", "symptom", "constraint"] as const) expect(new Set(all.map((one) => one[part])).size, part).toBe(120);
    expect(all.every((one) => one.title.length <= TITLE_MAX.challenge && (one.budget === null || one.budget % 100 === 0))).toBe(true);
    expect(all.slice(SEED_CHALLENGES.length).every((one) => one.deadlineDaysAhead >= 60)).toBe(true);
  });
});
