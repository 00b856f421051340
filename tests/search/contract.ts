// What every search engine must do, as one suite; an engine's own test file hands in how it is opened.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SearchDocument, SearchEngine, SearchRequest } from "#search/engine.ts";
import { bareOutcome } from "./documents.ts";

/** A real patent number: its check digit is right. */
const PATENT = { kind: "invention", number: "200310102344.5", status: "granted", asOf: null, feeDueOn: null } as const;

const CORPUS: readonly SearchDocument[] = [
  bareOutcome({ id: "000001", ownerName: "招商局示例公司", content: { title: "港口吊具防摇控制", chainCode: "textile", trl: 6, offers: ["licence"] } }),
  bareOutcome({ id: "000002", ownerName: "示例公司", content: { title: "面向招商的园区评价方法", chainCode: "wine", trl: 4, offers: ["licence", "trial"] } }),
  bareOutcome({
    id: "000003",
    ownerName: "绍兴文理学院",
    content: { title: "涤纶低温染色前处理技术", chainCode: "textile", districtCode: "330603", trl: 8, ip: [PATENT] },
  }),
  bareOutcome({
    id: "000004",
    ownerName: "示例研究院",
    state: "pooled",
    content: { title: "高温染色废水处理", chainCode: "textile", trl: 8, summary: "把染色废水里的锑除去。" },
  }),
  bareOutcome({
    id: "000005",
    ownerName: "示例研究院",
    listedAt: "2026-02-01T00:00:00.000Z",
    content: { title: "黄酒发酵温度控制", chainCode: "wine", trl: null },
  }),
];

async function* stream(documents: readonly SearchDocument[]): AsyncGenerator<SearchDocument> {
  yield* documents;
}

const HOSTILE = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        "'",
        "-",
        "*",
        "(",
        ")",
        "NEAR",
        "OR",
        "NOT",
        "AND",
        ":",
        "^",
        "title:",
        "染色",
        "ZL2003",
        "2003 1 0102344",
        " ",
        "\0",
        "%",
        ";",
        "--",
        "𠮷",
        "\ud800",
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join("")),
);

/** `open` gives a fresh, empty engine each time; the suite closes it. */
export function describeEngine(name: string, open: () => Promise<SearchEngine>): void {
  describe(`search engine ${name}`, () => {
    let engine: SearchEngine;
    const find = (request: Partial<SearchRequest>) => engine.search({ kind: "outcome", text: "", ...request });
    const idsOf = async (text: string, over: Partial<SearchRequest> = {}) => (await find({ text, ...over })).hits.map((hit) => hit.id);

    beforeEach(async () => {
      engine = await open();
      await engine.put(CORPUS);
    });
    afterEach(() => engine.close());

    describeQuestions(idsOf, find);
    describeFacets(find);

    test("an outcome is put again without being found twice, and not found once removed", async () => {
      await engine.put([bareOutcome({ id: "000003", content: { title: "珍珠粉低温研磨" } })]);
      expect(await idsOf("涤纶")).toEqual([]);
      expect(await idsOf("珍珠粉")).toEqual(["000003"]);
      await engine.remove(["000003", "nobody"]);
      expect(await idsOf("珍珠粉")).toEqual([]);
      expect((await find({})).total).toBe(4);
    });

    test("a rebuild leaves nothing of before and forgets the cursor until it is set", async () => {
      await engine.setCursor(7);
      expect(await engine.cursor()).toBe(7);
      expect(await engine.rebuild(stream(CORPUS.slice(0, 2)))).toBe(2);
      expect(await engine.cursor()).toBeNull();
      expect(await idsOf("染色")).toEqual([]);
      expect((await engine.health()).documents).toBe(2);
    });

    test("a rebuild that breaks off leaves the index as it was", async () => {
      async function* broken(): AsyncGenerator<SearchDocument> {
        yield CORPUS[0] as SearchDocument;
        throw new Error("the source went away");
      }
      await expect(engine.rebuild(broken())).rejects.toThrow("the source went away");
      expect((await find({})).total).toBe(5);
    });

    test("candidates are the nearest others, never the document itself", async () => {
      const self = CORPUS[2] as SearchDocument;
      const near = await engine.candidates(self, "outcome", 3);
      expect(near[0]?.id).toBe("000004");
      expect(near.map((one) => one.id)).not.toContain(self.id);
    });

    test("no string makes a search throw, and its pieces are always the shown text", async () => {
      await fc.assert(
        fc.asyncProperty(HOSTILE, async (text) => {
          for (const hit of (await find({ text, facets: ["chain"] })).hits) {
            const title = CORPUS.find((one) => one.id === hit.id)?.text.title;
            if (hit.highlights.title.map((piece) => piece.text).join("") !== title) throw new Error(`pieces of ${hit.id} are not its title`);
          }
        }),
        { numRuns: 300 },
      );
    });

    test("hostile texts are indexed and found by their own words", async () => {
      await fc.assert(
        fc.asyncProperty(HOSTILE, async (text) => {
          await engine.put([bareOutcome({ id: "hostile", ownerName: text, content: { title: `锆陶瓷 ${text}`, summary: text } })]);
          return (await idsOf("锆陶瓷")).includes("hostile");
        }),
        { numRuns: 60 },
      );
    });
  });
}

type Find = (request: Partial<SearchRequest>) => ReturnType<SearchEngine["search"]>;
type IdsOf = (text: string, over?: Partial<SearchRequest>) => Promise<string[]>;

function describeQuestions(idsOf: IdsOf, find: Find): void {
  test("招商 公司 finds what holds both words, wherever they stand", async () => {
    expect((await idsOf("招商 公司")).sort()).toEqual(["000001", "000002"]);
    expect((await find({ text: "招商 公司" })).isRelaxed).toBe(false);
  });

  test("a minus keeps out what holds the word", async () => {
    expect((await idsOf("染色")).sort()).toEqual(["000003", "000004"]);
    expect(await idsOf("染色 -废水")).toEqual(["000003"]);
    expect((await idsOf("-染色")).sort()).toEqual(["000001", "000002", "000005"]);
  });

  test("a phrase must stand as it was typed", async () => {
    expect(await idsOf('"低温染色"')).toEqual(["000003"]);
    expect(await idsOf("“染色低温”")).toEqual([]);
    expect(await idsOf('"前处理技术；现代纺织"')).toEqual([]);
  });

  test("names and titles are found by full pinyin and by initials", async () => {
    expect(await idsOf("shaoxing")).toEqual(["000003"]);
    expect(await idsOf("sxwlxy")).toEqual(["000003"]);
    expect(await idsOf("huangjiu")).toEqual(["000005"]);
  });

  test.each(["ZL200310102344.5", "200310102344.5", "200310102344", "2003 1 0102344", "CN200310102344.5"])("the patent is found as %s", async (text) => {
    expect(await idsOf(text)).toEqual(["000003"]);
  });

  test("traditional, full-width and capital spellings are the same words", async () => {
    expect(await idsOf("滌綸")).toEqual(["000003"]);
    expect(await idsOf("ＺＬ２００３１０１０２３４４．５")).toEqual(["000003"]);
    expect(await idsOf("KEQIAO")).toEqual(["000003"]);
  });

  test("a public code finds its outcome first", async () => {
    expect((await idsOf("SX-CG-2026-000004"))[0]).toBe("000004");
  });

  test("words that never meet are searched one by one, and it says so", async () => {
    const result = await find({ text: "黄酒 吊具" });
    expect(result.isRelaxed).toBe(true);
    expect(result.hits.map((hit) => hit.id).sort()).toEqual(["000001", "000005"]);
  });

  test("what nobody has gives zero results and no hits", async () => {
    const result = await find({ text: "量子纠缠", facets: ["chain"] });
    expect(result).toMatchObject({ total: 0, hits: [], isRelaxed: false, facets: { chain: [] } });
    expect((await find({ kind: "challenge", text: "染色" })).total).toBe(0);
    expect((await find({ text: "！？" })).total).toBe(0);
  });

  test("a hit says which field holds the words and marks them", async () => {
    const hit = (await find({ text: "涤纶" })).hits[0];
    expect(hit?.reasons).toEqual([{ field: "title", words: ["涤纶"] }]);
    expect(hit?.highlights.title).toEqual([
      { text: "涤纶", isMatch: true },
      { text: "低温染色前处理技术", isMatch: false },
    ]);
  });
}

function describeFacets(find: Find): void {
  test("facets count every result, most frequent first", async () => {
    const { facets } = await find({ text: "", facets: ["chain", "trl", "trialReady"] });
    expect(facets.chain).toEqual([
      { value: "textile", count: 3 },
      { value: "wine", count: 2 },
    ]);
    expect(facets.trl).toEqual([
      { value: "8", count: 2 },
      { value: "4", count: 1 },
      { value: "6", count: 1 },
    ]);
    expect(facets.trialReady).toEqual([
      { value: "0", count: 4 },
      { value: "1", count: 1 },
    ]);
  });

  test("one facet's values are joined by or, facets by and; a facet does not narrow its own counts", async () => {
    const either = await find({ filters: { trl: ["8", "4"] } });
    expect(either.hits.map((hit) => hit.id).sort()).toEqual(["000002", "000003", "000004"]);
    const both = await find({ filters: { trl: ["8"], chain: ["wine"] }, facets: ["trl", "chain"] });
    expect(both.total).toBe(0);
    expect(both.facets.chain).toEqual([{ value: "textile", count: 2 }]);
    expect(both.facets.trl).toEqual([{ value: "4", count: 1 }]);
    expect((await find({ filters: { trialReady: ["1"] } })).hits.map((hit) => hit.id)).toEqual(["000004"]);
  });

  test("pages and orders hold: newest first, readiest first", async () => {
    expect((await find({ sort: "newest", pageSize: 1 })).hits.map((hit) => hit.id)).toEqual(["000005"]);
    const ready = await find({ sort: "trl", pageSize: 2 });
    expect(ready.total).toBe(5);
    expect(ready.hits.map((hit) => hit.id).sort()).toEqual(["000003", "000004"]);
    const last = await find({ sort: "trl", pageSize: 2, page: 3 });
    expect(last.hits.map((hit) => hit.id)).toEqual(["000005"]);
  });
}
