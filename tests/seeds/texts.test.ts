// Knows what the demo texts must keep: counts, keys that resolve, length, distinct wording, no real names.
import { describe, expect, it } from "vitest";
import { COOPERATION_WAYS } from "#app/domain/challenges/content.ts";
import { IP_KINDS, OFFERS } from "#app/domain/outcomes/content.ts";
import { CHAINS } from "#seeds/reference/chains.ts";
import { DISTRICTS } from "#seeds/reference/districts.ts";
import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { SEED_NAMES } from "#seeds/texts/people.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";

const GRAM = 8;
const SHARED_GRAMS_MAX = 0.4;

const kindOf = new Map(SEED_ORGS.map((org) => [org.key, org.kind]));
const nodes = new Set(CHAINS.flatMap((chain) => chain.nodes.map((node) => `${chain.code}/${node.code}`)));
const outcomeByKey = new Map(SEED_OUTCOMES.map((outcome) => [outcome.key, outcome]));

function bodyOf(outcome: SeedOutcome): string {
  return outcome.summary + outcome.problem + outcome.gain.text + outcome.needs;
}

function gramsOf(text: string, size: number): Set<string> {
  const clean = text.replace(/[^\p{L}\p{N}]/gu, "");
  const grams = new Set<string>();
  for (let at = 0; at + size <= clean.length; at += 1) grams.add(clean.slice(at, at + size));
  return grams;
}

function sharedPart(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((gram) => b.has(gram)).length;
  return shared / Math.min(a.size, b.size);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

describe("organisations and people", () => {
  it("counts each kind and covers the six districts", () => {
    const count = (kind: string) => SEED_ORGS.filter((org) => org.kind === kind).length;
    expect(SEED_ORGS).toHaveLength(32);
    expect([count("institute"), count("enterprise")]).toEqual([10, 18]);
    expect(["bureau", "registrationOffice", "auctionHouse", "serviceOrg"].map(count)).toEqual([1, 1, 1, 1]);
    expect(SEED_ORGS.filter((org) => org.kind === "institute" && !org.isPublicUnit)).toHaveLength(4);
    const enterpriseDistricts = new Set(SEED_ORGS.filter((org) => org.kind === "enterprise").map((org) => org.districtCode));
    expect([...enterpriseDistricts].sort()).toEqual(DISTRICTS.map((district) => district.code).sort());
    expect(kindOf.get("bureau")).toBe("bureau");
    expect(kindOf.get("office")).toBe("registrationOffice");
    expect(kindOf.get("service")).toBe("serviceOrg");
  });

  it("keeps keys and names unique, every name marked as an example", () => {
    expect(repeated(SEED_ORGS.map((org) => org.key))).toEqual([]);
    expect(repeated(SEED_ORGS.map((org) => org.name))).toEqual([]);
    expect(SEED_NAMES).toHaveLength(40);
    expect(repeated(SEED_NAMES)).toEqual([]);
    const contributors = SEED_OUTCOMES.flatMap((outcome) => outcome.contributors.map((person) => person.name));
    expect([...SEED_NAMES, ...contributors].filter((name) => !name.includes("示例"))).toEqual([]);
    expect(SEED_ORGS.filter((org) => !org.name.endsWith("（示例）"))).toEqual([]);
  });
});

describe("outcomes", () => {
  it("covers every chain, and each institute has one at least", () => {
    expect(SEED_OUTCOMES.length).toBeGreaterThanOrEqual(64);
    expect(new Set(SEED_OUTCOMES.map((outcome) => outcome.chainCode)).size).toBe(CHAINS.length);
    expect(new Set(SEED_OUTCOMES.map((outcome) => outcome.orgKey)).size).toBe(10);
    const trials = SEED_OUTCOMES.filter((outcome) => outcome.offers.includes("trial")).length;
    expect(Math.abs(trials / SEED_OUTCOMES.length - 0.5)).toBeLessThan(0.05);
  });

  it("keeps keys and titles unique and every code known", () => {
    expect(repeated(SEED_OUTCOMES.map((outcome) => outcome.key))).toEqual([]);
    expect(repeated(SEED_OUTCOMES.map((outcome) => outcome.title))).toEqual([]);
    for (const outcome of SEED_OUTCOMES) {
      expect(kindOf.get(outcome.orgKey), outcome.key).toBe("institute");
      expect(nodes.has(`${outcome.chainCode}/${outcome.nodeCode}`), outcome.key).toBe(true);
      expect(OFFERS, outcome.key).toEqual(expect.arrayContaining([...outcome.offers]));
      expect(IP_KINDS, outcome.key).toContain(outcome.ipKind);
      expect(outcome.trl >= 1 && outcome.trl <= 9, outcome.key).toBe(true);
    }
  });

  it.each(SEED_OUTCOMES.map((outcome) => [outcome.key, outcome] as const))("%s is long enough and has three summary sentences", (_, outcome) => {
    expect(bodyOf(outcome).match(/\p{Script=Han}/gu)?.length ?? 0).toBeGreaterThanOrEqual(150);
    expect(outcome.summary).toMatch(/^(?:[^。！？]+。){3}$/u);
    expect([outcome.gain.metric, outcome.gain.unit, outcome.gain.before, outcome.gain.after]).not.toContain("");
    if (outcome.price !== null) expect(outcome.price >= 5_000_000 && outcome.price <= 300_000_000).toBe(true);
  });

  it("shares no wording between two outcomes", () => {
    const all = SEED_OUTCOMES.map((outcome) => ({ key: outcome.key, grams: gramsOf(bodyOf(outcome), GRAM) }));
    const alike: string[] = [];
    all.forEach((one, at) => {
      for (const other of all.slice(at + 1)) if (sharedPart(one.grams, other.grams) > SHARED_GRAMS_MAX) alike.push(`${one.key} ${other.key}`);
    });
    expect(alike).toEqual([]);
  });
});

describe("challenges", () => {
  it("keeps keys and titles unique and every code known", () => {
    expect(SEED_CHALLENGES).toHaveLength(32);
    expect(repeated(SEED_CHALLENGES.map((challenge) => challenge.key))).toEqual([]);
    expect(repeated(SEED_CHALLENGES.map((challenge) => challenge.title))).toEqual([]);
    for (const challenge of SEED_CHALLENGES) {
      expect(kindOf.get(challenge.orgKey), challenge.key).toBe("enterprise");
      expect(nodes.has(`${challenge.chainCode}/${challenge.nodeCode}`), challenge.key).toBe(true);
      expect(challenge.indicators.length, challenge.key).toBeGreaterThanOrEqual(1);
      expect(COOPERATION_WAYS, challenge.key).toEqual(expect.arrayContaining([...challenge.ways]));
      expect(challenge.isBudgetOpen, challenge.key).toBe(challenge.budget === null);
    }
  });

  it("fits each planted outcome but for the one mismatch it declares", () => {
    const planted = SEED_CHALLENGES.filter((challenge) => challenge.plantedOutcomeKey !== null);
    expect(planted.length).toBeGreaterThanOrEqual(20);
    expect(SEED_CHALLENGES.flatMap((challenge) => challenge.mismatch ?? []).sort()).toEqual(["budget", "date", "trl"]);
    for (const challenge of planted) {
      const outcome = outcomeByKey.get(challenge.plantedOutcomeKey ?? "");
      expect(outcome, challenge.key).toBeDefined();
      if (!outcome) continue;
      expect(outcome.nodeCode, challenge.key).toBe(challenge.nodeCode);
      expect((challenge.wantedTrl ?? 0) > outcome.trl, challenge.key).toBe(challenge.mismatch === "trl");
      expect((challenge.budget ?? Infinity) < (outcome.price ?? 0), challenge.key).toBe(challenge.mismatch === "budget");
      expect(challenge.deadlineDaysAhead <= 20, challenge.key).toBe(challenge.mismatch === "date");
    }
  });

  it("ranks each planted outcome among the first five by shared words, in the enterprise's own wording", () => {
    const bodies = SEED_OUTCOMES.map((outcome) => ({
      key: outcome.key,
      pairs: gramsOf(outcome.title + bodyOf(outcome), 2),
      long: gramsOf(bodyOf(outcome), GRAM),
    }));
    const weight = (pair: string) => Math.log(bodies.length / (1 + bodies.filter((body) => body.pairs.has(pair)).length));
    for (const challenge of SEED_CHALLENGES.filter((item) => item.plantedOutcomeKey !== null)) {
      const text = challenge.title + challenge.symptom + challenge.constraint;
      const weighed = [...gramsOf(text, 2)].map((pair) => [pair, weight(pair)] as const);
      const scored = bodies.map((body) => ({
        ...body,
        score: weighed.reduce((sum, [pair, worth]) => sum + (body.pairs.has(pair) ? worth : 0), 0),
      }));
      const ranked = scored.sort((a, b) => b.score - a.score);
      const rank = ranked.findIndex((body) => body.key === challenge.plantedOutcomeKey);
      expect(rank, challenge.key).toBeLessThan(5);
      const own = ranked[rank];
      if (own) expect(sharedPart(gramsOf(text, GRAM), own.long), challenge.key).toBeLessThan(0.2);
    }
  });
});
