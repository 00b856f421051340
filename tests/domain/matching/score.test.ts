// Common words must explain nothing, secret words must never be cut, and what speaks against must lower the level.
import { describe, expect, it } from "vitest";
import { scoreMatch } from "#app/domain/matching/score.ts";
import { COMMONEST_COUNT, challengeTerms, informationOf, outcomeTerms, type TermMap, type TermStatistics, termStatistics } from "#app/domain/matching/terms.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import { challengeContent } from "#tests/domain/challenges/plant-challenge.ts";
import { outcomeContent } from "#tests/support/plant.ts";

const TODAY = "2026-03-02" as Day;
const bySpace = (text: string) => text.split(/\s+/u).filter(Boolean);
const COMMON = Array.from({ length: COMMONEST_COUNT }, (_, index) => `common${index}`);

/** Fifty documents that all hold the 200 common words, each with a rare word of its own. */
function corpus(): TermMap<string>[] {
  return Array.from({ length: 50 }, (_, index) => new Map([...COMMON, `rare${index}`].map((term) => [term, { weight: 1, field: "title" }])));
}

const STATISTICS: TermStatistics = termStatistics(corpus());
const SILENT = { problem: "", summary: "", needs: "", gain: { text: "", metric: "", unit: "", before: "", after: "" } };

function match(title: string, challengeTitle: string, outcomeOver = {}, challengeOver = {}) {
  const offered = outcomeContent({ ...SILENT, title, ...outcomeOver });
  const wanted = challengeContent({ symptom: "", constraint: "", indicators: [], title: challengeTitle, ...challengeOver });
  const outcome = { content: offered, terms: outcomeTerms(offered, bySpace) };
  const challenge = { content: wanted, terms: challengeTerms(wanted, bySpace) };
  return scoreMatch(outcome, challenge, STATISTICS, TODAY);
}

describe("the commonest words", () => {
  it("are the 200 that most documents hold", () => {
    expect([...STATISTICS.commonest].sort()).toEqual([...COMMON].sort());
    expect(COMMON.map((term) => informationOf(term, STATISTICS)).filter((told) => told !== 0)).toEqual([]);
    expect(informationOf("rare7", STATISTICS)).toBeGreaterThan(0);
  });

  it.each(COMMON)("%s alone gives neither a reason nor a match", (term) => {
    const found = match(term, term);
    expect(found.level).toBe("none");
    expect(found.reasons.filter((reason) => reason.kind === "terms")).toEqual([]);
  });

  it("are left out of the reason that a rare word gives", () => {
    const found = match(`rare7 ${COMMON.join(" ")}`, `rare7 ${COMMON.join(" ")}`);
    expect(found.reasons.filter((reason) => reason.kind === "terms").map((reason) => reason.facts.terms)).toEqual(["rare7"]);
  });
});

describe("a level", () => {
  it("is strong when all speaks for it, and falls to fair by one planted mismatch each", () => {
    expect(match("rare7 rare8", "rare7 rare8").level).toBe("strong");
    expect(match("rare7 rare8", "rare7 rare8", { trl: 5 }, { wantedTrl: 6, deadline: "2027-12-31" }).level).toBe("fair");
    expect(match("rare7 rare8", "rare7 rare8", { price: yuan(500_001) }).level).toBe("fair");
    expect(match("rare7 rare8", "rare7 rare8", {}, { deadline: "2026-03-10" }).level).toBe("fair");
  });

  it("is none where no telling word is shared, however near the chain", () => {
    expect(match("rare7", "rare8").level).toBe("none");
  });
});

describe("secret words", () => {
  it("are never cut into terms", () => {
    const offered = outcomeTerms(outcomeContent({ confidentialNote: "secretword" }), bySpace);
    const wanted = challengeTerms(challengeContent({ confidentialNote: "secretword" }), bySpace);
    expect([...offered.keys(), ...wanted.keys()]).not.toContain("secretword");
  });
});
