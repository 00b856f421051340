// Proves that the shipped background is what the demo city's texts give, and that it yields to a corpus of its own.
import { describe, expect, it } from "vitest";
import { seedBackground } from "#app/cli/matching/seed-background.ts";
import { readBackground } from "#app/domain/matching/background.ts";
import written from "#app/domain/matching/background-words.json";
import { COMMONEST_COUNT, commonestOf, countFrequencies, SPEAKS_FOR_ITSELF_FROM, termStatistics } from "#app/domain/matching/statistics.ts";
import type { TermMap } from "#app/domain/matching/terms.ts";
import { rarityOf } from "#search/text/rarity.server.ts";

const background = readBackground(written, rarityOf);
const textOf = (...terms: readonly string[]): TermMap<string> => new Map(terms.map((term) => [term, { weight: 1, field: "title" }]));

describe("the background", () => {
  it("is counted from the texts as they stand; run `npm run matching:background` when this fails", () => {
    expect(written).toEqual(seedBackground());
  });

  it("is refused when it is not one", () => {
    expect(() => readBackground({ documents: 0, words: {} }, rarityOf)).toThrow();
    expect(() => readBackground({ documents: 3, words: { some: "温度" } }, rarityOf)).toThrow();
  });

  it("lets one pair's own words tell, where its 200 commonest would be all it has", () => {
    const { commonest, informationOf, explains } = termStatistics(
      countFrequencies([textOf("温度", "检测", "磁致伸缩"), textOf("温度", "检测", "磁致伸缩")]),
      background,
    );
    expect(commonest.size).toBe(COMMONEST_COUNT);
    expect([informationOf("温度"), informationOf("检测")]).toEqual([0, 0]);
    expect(informationOf("磁致伸缩")).toBeGreaterThan(1);
    expect([explains("磁致伸缩"), explains("检测")]).toEqual([true, false]);
  });

  it("never lets one of a grown corpus's own 200 commonest tell anything", () => {
    const own = Array.from({ length: COMMONEST_COUNT + 50 }, (_, at) => `word${at}`);
    const corpus = Array.from({ length: SPEAKS_FOR_ITSELF_FROM }, (_, at) => textOf(...own.slice(at)));
    const { informationOf } = termStatistics(countFrequencies(corpus), background);
    const ownCommonest = [...commonestOf(countFrequencies(corpus))];
    expect(ownCommonest).toHaveLength(COMMONEST_COUNT);
    expect(ownCommonest.filter((word) => informationOf(word) !== 0)).toEqual([]);
  });
});

describe("rarity", () => {
  it("is least for daily speech and full for a trade's words and for what no dictionary knows", () => {
    expect(rarityOf("我们")).toBeLessThan(0.2);
    expect(rarityOf("或者")).toBeLessThan(rarityOf("体验"));
    expect([rarityOf("轴承"), rarityOf("四氢呋喃"), rarityOf("pbat")]).toEqual([1, 1, 1]);
  });
});
