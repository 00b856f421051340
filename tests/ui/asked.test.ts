import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedQuery, hasIdleParts, pagesOf, readAsked, SORTS, without } from "#app/ui/search/asked.ts";

const FACETS = ["chain", "district", "trl"];
const read = (query: string) => readAsked(new URLSearchParams(query), FACETS, SORTS);

describe("a question in a URL", () => {
  it("is read with all its filters", () => {
    const asked = read("q=+印染废水+&chain=textile&chain=chemical&district=330603&sort=trl&page=3&other=1");
    expect(asked).toEqual({ text: "印染废水", filters: { chain: ["textile", "chemical"], district: ["330603"] }, sort: "trl", page: 3, view: "cards" });
  });

  it.each(["page=-1", "page=1e9", "page=NaN", "page=0", "page=", "sort=relevance", "sort=__proto__", "chain=", "constructor=1", "view=", "view=list"])(
    "reads %s as nothing asked",
    (query) => {
      expect(read(query)).toEqual({ text: "", filters: {}, sort: "newest", page: 1, view: "cards" });
    },
  );

  it("keeps the table through pages and filters", () => {
    const asked = read("q=a&chain=textile&view=table&page=4");
    expect(asked.view).toBe("table");
    expect(askedQuery(without(asked, "chain", "textile"))).toBe("?q=a&view=table");
  });

  it.each([
    ["trlFrom=6&trlTo=8", ["6", "7", "8"]],
    ["trlFrom=8&trlTo=6", ["6", "7", "8"]],
    ["trlFrom=8", ["8", "9"]],
    ["trlTo=2&trl=5", ["1", "2"]],
    ["trlFrom=&trlTo=&trl=5", ["5"]],
    ["trlFrom=0&trlTo=10&trl=5", ["5"]],
  ])("reads %s as a range of levels", (query, levels) => {
    expect(read(query).filters).toEqual({ trl: levels });
  });

  it("knows what a form sent empty, and never writes it", () => {
    expect(hasIdleParts(new URLSearchParams("q=a&trlFrom=&trlTo="))).toBe(true);
    expect(hasIdleParts(new URLSearchParams(askedQuery(read("q=a&trlFrom=&trlTo=&chain="))))).toBe(false);
    expect(hasIdleParts(new URLSearchParams(askedQuery(read("q="))))).toBe(false);
  });

  it("sorts by relevance once there are words", () => {
    expect(read("q=泵").sort).toBe("relevance");
    expect(readAsked(new URLSearchParams("q=泵&sort=trl"), FACETS, ["relevance", "newest"]).sort).toBe("relevance");
  });

  it("says the same when written and read again, whatever was typed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("q", "chain", "district", "trl", "sort", "page", "view", "trlFrom", "x"), fc.string({ unit: "binary" }))),
        (pairs) => {
          const asked = read(new URLSearchParams(pairs).toString());
          expect(read(askedQuery(asked))).toEqual(asked);
        },
      ),
    );
  });

  it("loses one chosen value and goes back to the first page", () => {
    const asked = read("q=a&chain=textile&chain=ic&page=4");
    expect(askedQuery(without(asked, "chain", "ic"))).toBe("?q=a&chain=textile");
    expect(askedQuery(without(without(asked, "chain", "ic"), "chain", "textile"))).toBe("?q=a");
  });

  it("has at least one page", () => {
    expect([0, 1, 20, 21, 40].map(pagesOf)).toEqual([1, 1, 1, 2, 2]);
  });
});
