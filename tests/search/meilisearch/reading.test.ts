// Holds every request that reads from the search server to its path, body and key, and its answers to what may be believed of them.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SearchDocument, SearchRequest } from "#search/engine.ts";
import { openMeilisearchEngine } from "#search/meilisearch/open.ts";
import { CORPUS } from "../documents.ts";
import { failureOf, lastOf, openFull, type Query, queriesOf } from "./scene.ts";
import { ADMIN_KEY, type Asked, SEARCH_KEY } from "./stand-in.ts";

const ask = (over: Partial<SearchRequest> = {}): SearchRequest => ({ kind: "outcome", text: "招商 公司", ...over });

test("the reading key is made once, for searching this index alone, and no search goes by another", async () => {
  const { standIn, engine } = await openFull();
  standIn.finds(["000001"]);
  await engine.search(ask());
  await engine.search(ask());
  expect(standIn.take().map((line) => line.replace(/keys\/[0-9a-f-]{36}$/u, "keys/UID"))).toEqual([
    "GET /keys/UID",
    "POST /keys",
    "POST /multi-search",
    "POST /multi-search",
  ]);
  const made = lastOf(standIn, "/keys").body as { uid: string };
  expect(made).toMatchObject({ actions: ["search"], indexes: ["market"], expiresAt: null });
  expect(made.uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(standIn.asked.filter(({ path }) => path === "/multi-search").map(({ key }) => key)).toEqual([SEARCH_KEY, SEARCH_KEY]);
  const other = openMeilisearchEngine({ url: standIn.url, apiKey: ADMIN_KEY });
  await other.search(ask());
  expect(standIn.take().some((line) => line === "POST /keys")).toBe(false);
});

test("a key that is refused is fetched anew and tried once more, a server without keys is asked without one", async () => {
  const { standIn, engine } = await openFull();
  await engine.search(ask());
  standIn.take();
  standIn.trouble({ status: 403, code: "invalid_api_key" }, "/multi-search");
  expect(await failureOf(engine.search(ask()))).toMatchObject({ failure: "refused", code: "invalid_api_key" });
  expect(standIn.take().map((line) => line.split("/")[1])).toEqual(["multi-search", "keys", "multi-search"]);
  standIn.trouble(null);
  standIn.take();
  await engine.search(ask());
  expect(standIn.take()[0]).toMatch(/^GET \/keys\//u);
  standIn.trouble({ status: 401, code: "missing_master_key" }, "/keys");
  await openMeilisearchEngine({ url: standIn.url, apiKey: ADMIN_KEY }).search(ask());
  expect(standIn.asked.at(-1)).toMatchObject({ path: "/multi-search", key: null });
});

test("two words are two phrases in letters, both wanted, with the index's own word beside them", async () => {
  const { standIn, engine } = await openFull();
  standIn.finds(["000001", "000002"]);
  const result = await engine.search(ask({ facets: ["chain"], filters: { trl: ["6", "4"] }, sort: "newest", page: 2, pageSize: 2 }));
  const [state, main, anywhere, ...others] = queriesOf(lastOf(standIn, "/multi-search"));
  expect(others).toEqual([]);
  expect(state).toEqual({ indexUid: "market", q: "", filter: ['kind = "state"', 'id = "state"'], limit: 1 });
  expect(main).toEqual({
    ...{ indexUid: "market", q: '"hblljbghq" "hbevsbfuu"', matchingStrategy: "all", locales: ["eng"] },
    attributesToSearchOn: ["words_title", "words_problem", "words_gain", "words_body", "words_names", "words_marks", "words_sounds"],
    filter: ['kind = "outcome"', 'facet_trl IN ["6", "4"]'],
    ...{ offset: 2, limit: 2, sort: ["atMs:desc"], facets: ["kind", "facet_chain"], attributesToRetrieve: ["id", "code", "text", "stored"] },
  });
  expect(anywhere).toMatchObject({ filter: ['kind = "outcome"'], limit: 0, facets: ["kind"] });
  expect(result).toMatchObject({ total: 2, isRelaxed: false, engine: "meilisearch" });
  expect(result.hits.map(({ id }) => id)).toEqual(["000001", "000002"]);
});

test("a narrowed facet is counted without its own filter", async () => {
  const { standIn, engine } = await openFull();
  await engine.search(ask({ text: "", facets: ["trl", "chain"], filters: { trl: ["8"], chain: ["wine"] } }));
  const queries = queriesOf(lastOf(standIn, "/multi-search"));
  expect(queries.slice(3)).toMatchObject([
    { filter: ['kind = "outcome"', 'facet_chain IN ["wine"]'], facets: ["kind", "facet_trl"], limit: 0 },
    { filter: ['kind = "outcome"', 'facet_trl IN ["8"]'], facets: ["kind", "facet_chain"], limit: 0 },
  ]);
});

test.each([
  ["-废水", '-"hbjvrbozk"'],
  ["染色 -废水", '-"hbjvrbozk" "hbnihbxkk"'],
  ['"低温染色"', '"hbeawbpsr hbpsrbnih hbnihbxkk"'],
  ["锑", '"hcelt"'],
  ["PLA", '"bpla"'],
  ["C++", '"lcqaaabrqaaabr"'],
  ["！？", '"x"'],
  ["", ""],
])("%s is asked as %s", async (text, q) => {
  const { standIn, engine } = await openFull();
  await failureOf(engine.search(ask({ text })));
  const first = standIn.asked.find(({ path }) => path === "/multi-search") as Asked;
  expect(queriesOf(first)[1]?.q).toBe(q);
});

test("where nothing holds all words, each is asked for by itself and the server joins the answers", async () => {
  const { standIn, engine } = await openFull();
  const result = await engine.search(ask());
  const federated = standIn.asked.filter(({ path }) => path === "/multi-search").find(({ body }) => (body as Query).federation) as Asked;
  expect((federated.body as Query).federation).toEqual({ offset: 0, limit: 20, facetsByIndex: { market: ["kind"] } });
  expect(queriesOf(federated).map(({ q }) => q)).toEqual(['"hblljbghq"', '"hbevsbfuu"']);
  for (const query of queriesOf(federated)) expect(Object.keys(query)).not.toEqual(expect.arrayContaining(["limit"]));
  expect(result).toMatchObject({ total: 0, isRelaxed: false, suggestions: [] });
});

test("the server reads ten words, so a longer question is looked at document by document", async () => {
  const { standIn, engine } = await openFull();
  standIn.finds(["000004", "000003"]);
  const long = "研究院 示例 高温染色 染色废水 除去 废水 高温 处理 里的 现代纺织 珍 锑";
  const result = await engine.search(ask({ text: long }));
  const searches = standIn.asked.filter(({ path }) => path === "/multi-search").map((one) => queriesOf(one)[0]);
  const query = searches.find((one) => one?.limit === 1_000);
  expect(String(query?.q).split('" "')).toHaveLength(10);
  expect(result.isRelaxed).toBe(true);
  const held = await engine.search(ask({ text: long.replace("珍", "textile") }));
  expect([held.isRelaxed, held.hits.map(({ id }) => id)]).toEqual([false, ["000004"]]);
});

test("a hit that does not hold the phrase is not believed", async () => {
  const { standIn, engine } = await openFull();
  standIn.finds(["000004", "000003"]);
  const result = await engine.search(ask({ text: '"低温染色"', facets: ["chain"] }));
  expect([result.total, result.hits.map(({ id }) => id)]).toEqual([1, ["000003"]]);
  expect(result.facets.chain).toEqual([{ value: "textile", count: 1 }]);
});

test("candidates are asked word by word, rarest first, and add up to the nearest", async () => {
  const { standIn, engine } = await openFull();
  standIn.finds(["000004", "000003", "000001", "000002"]);
  const near = await engine.candidates(CORPUS[2] as SearchDocument, "outcome", 2);
  const [state, every, ...words] = queriesOf(lastOf(standIn, "/multi-search"));
  expect([state?.limit, every?.limit]).toEqual([1, 0]);
  expect(words.length).toBeGreaterThan(3);
  expect(words.length).toBeLessThanOrEqual(44);
  for (const { q, attributesToRetrieve, showRankingScore, attributesToSearchOn } of words) {
    expect(q).toMatch(/^"[a-z]+"$/u);
    expect([attributesToRetrieve, showRankingScore]).toEqual([["id"], true]);
    expect(attributesToSearchOn).toEqual(["words_title", "words_problem", "words_gain", "words_body"]);
  }
  expect(near.map(({ id }) => id)).toEqual(["000001", "000002"]);
});

test("whatever is typed or chosen, nothing of it is the server's syntax", async () => {
  const { standIn, engine } = await openFull();
  const anything = fc.string({ unit: "binary", maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(anything, anything, async (text, value) => {
      await engine.search(ask({ text: `"${text}" -${text} ${text}`, filters: { chain: [value, `"] OR kind = "state`] } }));
      for (const { q, filter } of standIn.asked.splice(0).flatMap((one) => (one.path === "/multi-search" ? queriesOf(one) : []))) {
        if (!/^(?:(?:-?"[a-z]+(?: [a-z]+)*"(?: |$))*|[a-z]{4,})$/u.test(String(q))) throw new Error(`asked ${q}`);
        const wrong = (filter as string[]).filter((part) => !/^(?:kind = "\w+"|id = "state"|facet_chain IN \["[\p{L}\p{N}._:-]+"\])$/u.test(part));
        if (wrong.length > 0) throw new Error(`filtered ${wrong.join()}`);
      }
    }),
    { numRuns: 120 },
  );
});
