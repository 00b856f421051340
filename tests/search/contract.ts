// What every search engine must do, as one suite; an engine's own test file hands in how it is opened.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SearchDocument, SearchEngine, SearchRequest } from "#search/engine.ts";
import { bareOutcome, CORPUS } from "./documents.ts";
import { describeBeginnings, describeSpelling, describeThesaurus } from "./help-contract.ts";
import { describeFacets, describeQuestions, describeWholeNumbers } from "./question-contract.ts";

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
    describeWholeNumbers((documents) => engine.put(documents), idsOf);
    describeBeginnings(() => engine);
    describeThesaurus(() => engine);
    describeSpelling(() => engine);

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

    test("signs inside a word belong to it: C++ is not C", async () => {
      await engine.put([bareOutcome({ id: "cpp", content: { title: "C++ 编译优化" } }), bareOutcome({ id: "c", content: { title: "C 编译优化" } })]);
      expect(await idsOf("C++")).toEqual(["cpp"]);
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
          await engine.suggest("outcome", text, 5);
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
