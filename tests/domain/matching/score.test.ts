// Common words must explain nothing, secret words must never be cut, and what speaks against must lower the level.
import { describe, expect, it } from "vitest";
import { type LikenessOf, likenessBy, type TextFrequencies, textCount } from "#app/domain/matching/likeness.ts";
import { NO_FACTS } from "#app/domain/matching/reasons.ts";
import { scoreMatch } from "#app/domain/matching/score.ts";
import { type Background, COMMONEST_COUNT, countFrequencies, termStatistics } from "#app/domain/matching/statistics.ts";
import { challengeTerms, type MeantIn, NOTHING_MEANT, outcomeTerms, type TermMap } from "#app/domain/matching/terms.ts";
import { type CutViews, challengeVectors, outcomeVectors } from "#app/domain/matching/text-vector.ts";
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

const NO_BACKGROUND: Background = { documents: 0, frequency: new Map(), rarity: () => 1 };
const views: CutViews = (text) => ({ words: bySpace(text), pairs: bySpace(text), singles: bySpace(text) });
const SILENT = { problem: "", summary: "", needs: "", gain: { text: "", metric: "", unit: "", before: "", after: "" } };
const NO_TEXTS: TextFrequencies = { documents: 0, frequency: new Map(), meanLength: { words: 0, pairs: 0, singles: 0 } };
const STATISTICS = termStatistics(countFrequencies(corpus()), NO_BACKGROUND);
/** A corpus of fifty texts of the same shape, so that a word of one text tells and one of all does not. */
function likeness(): LikenessOf {
  const count = textCount();
  for (let index = 0; index < 50; index += 1) count.add(outcomeVectors({ ...outcomeContent(SILENT), title: [...COMMON, `rare${index}`].join(" ") }, views));
  return likenessBy(count.frequencies(), NO_TEXTS);
}
const LIKENESS = likeness();

function match(title: string, challengeTitle: string, outcomeOver = {}, challengeOver = {}, terms = STATISTICS, meantIn: MeantIn = NOTHING_MEANT) {
  const offered = outcomeContent({ ...SILENT, title, ...outcomeOver });
  const wanted = challengeContent({ symptom: "", constraint: "", indicators: [], title: challengeTitle, ...challengeOver });
  const outcome = { content: offered, facts: NO_FACTS, terms: outcomeTerms(offered, bySpace), text: outcomeVectors(offered, views) };
  const challenge = { content: wanted, terms: challengeTerms(wanted, bySpace, meantIn), text: challengeVectors(wanted, views, undefined, meantIn) };
  return scoreMatch(outcome, challenge, { terms, likenessOf: LIKENESS }, TODAY);
}

describe("the commonest words", () => {
  it("are the 200 that most documents hold", () => {
    expect([...STATISTICS.commonest].sort()).toEqual([...COMMON].sort());
    expect(COMMON.map((term) => STATISTICS.informationOf(term)).filter((told) => told !== 0)).toEqual([]);
    expect(STATISTICS.informationOf("rare7")).toBeGreaterThan(0);
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
    expect(match("rare7 rare8 rare9", "rare7 rare8 rare9").level).toBe("strong");
    expect(match("rare7 rare8 rare9", "rare7 rare8 rare9", { trl: 5 }, { wantedTrl: 6, deadline: "2027-12-31" }).level).toBe("fair");
    expect(match("rare7 rare8 rare9", "rare7 rare8 rare9", { price: yuan(500_001) }).level).toBe("fair");
    expect(match("rare7 rare8 rare9", "rare7 rare8 rare9", {}, { deadline: "2026-03-10" }).level).toBe("fair");
  });

  it("is never strong on two words, nor fair on one: one word alone may be chance", () => {
    expect(match("rare7 rare8", "rare7 rare8").level).toBe("fair");
    expect(match("rare7", "rare7").level).toBe("weak");
  });

  it("is none where no telling word is shared, however near the chain", () => {
    expect(match("rare7", "rare8").level).toBe("none");
  });
});

describe("a word that a quarter of a chain's texts hold", () => {
  const texts = (holding: number, all: number) =>
    Array.from({ length: all }, (_, index): TermMap<string> => new Map(index < holding ? [["rare7", { weight: 1, field: "title" }]] : []));
  const statisticsOf = (holding: number, all: number) =>
    termStatistics(countFrequencies(corpus()), NO_BACKGROUND, new Map([["dyeing", countFrequencies(texts(holding, all))]]));

  it("explains nothing between two of that chain, and tells the less the more hold it", () => {
    const common = statisticsOf(10, 40);
    expect([common.explains("rare7", "dyeing"), common.explains("rare7", "pumps"), common.explains("rare7", null), common.explains("rare7")]).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(common.informationOf("rare7", "dyeing")).toBeCloseTo(0.75 * common.informationOf("rare7"), 10);
    expect(statisticsOf(9, 40).explains("rare7", "dyeing")).toBe(true);
  });

  it("explains as ever while the chain has too few texts to tell", () => {
    expect(statisticsOf(39, 39).explains("rare7", "dyeing")).toBe(true);
  });

  it("takes from the level of a pair of that chain alone", () => {
    const levelIn = (chainCode: string) => match("rare7", "rare7", { chainCode }, { chainCode }, statisticsOf(40, 40)).level;
    expect([levelIn("dyeing"), levelIn("pumps")]).toEqual(["none", "weak"]);
  });
});

describe("a word that the thesaurus calls the same", () => {
  const meantIn = (text: string) => (bySpace(text).includes("sizing") ? [{ said: "sizing", other: "rare7" }] : []);

  it("is shown with the challenge's own word, and makes two texts alike that share no word", () => {
    expect(match("rare7", "sizing").score).toBe(0);
    const found = match("rare7", "sizing", {}, {}, STATISTICS, meantIn);
    expect(found.reasons.filter((reason) => reason.kind === "terms").map((reason) => reason.facts.terms)).toEqual(["rare7≈sizing"]);
    expect(found.score).toBeGreaterThan(0);
  });

  it("counts less than the word itself, which is then shown alone", () => {
    const said = match("rare7", "sizing rare7", {}, {}, STATISTICS, meantIn);
    expect(said.reasons.filter((reason) => reason.kind === "terms").map((reason) => reason.facts.terms)).toEqual(["rare7"]);
    expect(said.score).toBeGreaterThan(match("rare7", "sizing rare8", {}, {}, STATISTICS, meantIn).score);
  });
});

describe("a word inside a longer shared word", () => {
  it("is neither shown nor counted a second time", () => {
    const found = match("rare7 rare7rare8 rare8", "rare7 rare7rare8 rare8");
    expect(found.reasons.filter((reason) => reason.kind === "terms").map((reason) => reason.facts.terms)).toEqual(["rare7rare8"]);
  });
});

describe("words that count or measure", () => {
  it.each(["12", "3.5%", "300mm", "2.2kw", "100°c", "mm", "毫米", "三成", "十几", "二十个", "每吨", "5g"])("%s tells nothing of the trade", (word) => {
    expect([...outcomeTerms(outcomeContent({ ...SILENT, title: word }), bySpace).keys()]).toEqual([]);
  });

  it.each(["3d", "mems", "pbat", "轴承", "千斤顶", "万向节", "半导体"])("%s is a word of the trade", (word) => {
    expect([...outcomeTerms(outcomeContent({ ...SILENT, title: word }), bySpace).keys()]).toEqual([word]);
  });
});

describe("secret words", () => {
  it("are never cut into terms", () => {
    const offered = outcomeTerms(outcomeContent({ confidentialNote: "secretword" }), bySpace);
    const wanted = challengeTerms(challengeContent({ confidentialNote: "secretword" }), bySpace);
    expect([...offered.keys(), ...wanted.keys()]).not.toContain("secretword");
  });
});
