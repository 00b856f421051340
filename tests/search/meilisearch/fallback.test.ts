// Proves that no trouble of the search server costs a page: this process's own index answers, says so, and spares the server until it is well.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import type { SearchDocument, SearchEngine } from "#search/engine.ts";
import { SearchServerError } from "#search/meilisearch/server-error.ts";
import { openStanding } from "#search/meilisearch/standing.ts";
import { type SearchServer, withFallback } from "#search/meilisearch/with-fallback.ts";
import { CORPUS } from "../documents.ts";
import { openFull, queriesOf } from "./scene.ts";
import type { StandIn, Trouble } from "./stand-in.ts";

const STATE = { layout: 1 as const, epoch: "e", cursor: 7, thesaurus: 0 };
const ASK = { kind: "outcome", text: "涤纶" } as const;
let folder: string;
let now: number;
let standIn: StandIn;
let server: SearchServer;
let own: SearchEngine;
let search: SearchEngine;

beforeEach(async () => {
  now = Date.parse("2026-01-01T00:00:00.000Z");
  folder = mkdtempSync(join(tmpdir(), "market-fallback-"));
  own = openEmbeddedEngine(join(folder, "search.sqlite"));
  await own.put(CORPUS);
  await own.setCursor(7);
  const full = await openFull();
  standIn = full.standIn;
  server = { engine: full.engine, standing: openStanding(() => new Date(now).toISOString()) };
  search = withFallback(server, own);
  standIn.finds(["000003"]);
});
afterEach(async () => {
  await search.close();
  rmSync(folder, { recursive: true, force: true });
});

const wait = (ms: number) => {
  now += ms;
};
const searches = () => standIn.take().filter((line) => line === "POST /multi-search").length;

test("the server answers while it is well, and every answer's index has shown who it is", async () => {
  server.standing.recovered(STATE, 5);
  const result = await search.search(ASK);
  expect(result).toMatchObject({ engine: "meilisearch", total: 1 });
  expect(result.isStandIn).toBeUndefined();
  expect(await search.health()).toMatchObject({
    engine: "meilisearch",
    isReady: true,
    documents: 5,
    server: { isAnswering: true, failure: null, documents: 5, cursor: 7 },
  });
  for (const { path, body } of standIn.asked)
    if (path === "/multi-search") expect(queriesOf({ body } as never)[0]).toMatchObject({ filter: ['kind = "state"', 'id = "state"'] });
});

test("until it has been looked at once, it is not asked", async () => {
  expect(await search.search(ASK)).toMatchObject({ engine: "embedded", isStandIn: true, total: 1 });
  expect(searches()).toBe(0);
  expect((await search.health()).server).toMatchObject({ isAnswering: false, failure: "starting" });
});

const TROUBLES: readonly (readonly [string, Trouble, string])[] = [
  ["down", "down", "unreachable"],
  ["slow", "silent", "slow"],
  ["a proxy's page", "garbage", "broken"],
  ["other JSON", "nonsense", "broken"],
  ["400", { status: 400, code: "invalid_search_filter" }, "rejected"],
  ["401", { status: 401, code: "missing_authorization_header" }, "refused"],
  ["403", { status: 403, code: "invalid_api_key" }, "refused"],
  ["404", { status: 404, code: "index_not_found" }, "lost"],
  ["429", { status: 429, code: "too_many_search_requests" }, "rejected"],
  ["500", { status: 500, code: "internal" }, "failing"],
  ["503", { status: 503, code: "maintenance" }, "failing"],
];

describe.each(TROUBLES)("a server that is in trouble: %s", (_name, trouble, failure) => {
  test("costs no page and no write, is spared until it is well, and then answers again", async () => {
    server.standing.recovered(STATE, 5);
    await search.search(ASK);
    standIn.trouble(trouble);
    expect(await search.search(ASK)).toMatchObject({ engine: "embedded", isStandIn: true, total: 1, hits: [{ id: "000003" }] });
    expect((await search.suggest("outcome", "涤纶", 3)).map(({ text }) => text)).toContain("涤纶低温染色前处理技术");
    expect((await search.candidates(CORPUS[2] as SearchDocument, "outcome", 2))[0]?.id).toBe("000004");
    standIn.take();
    await search.search(ASK);
    await search.put([CORPUS[0] as SearchDocument]);
    await search.setCursor(8);
    await search.setThesaurus(1, [["聚酯纤维", "涤纶"]]);
    expect((await search.search({ ...ASK, text: "聚酯纤维" })).total).toBe(1);
    expect(standIn.take()).toEqual([]);
    expect(await search.health()).toMatchObject({ engine: "embedded", isReady: true, server: { isAnswering: false, failure } });
    standIn.trouble(null);
    wait(60_000);
    server.standing.recovered({ ...STATE, cursor: 8 }, 5);
    await server.engine.setCursor(8);
    expect(await search.search(ASK)).toMatchObject({ engine: "meilisearch", total: 1 });
  });
});

test("a server that lost everything, holds another's index, or one of long ago is not believed", async () => {
  const back = standIn.snapshot();
  for (const spoil of [() => standIn.wipe(), () => standIn.drop("market", "state")]) {
    back();
    server.standing.recovered(STATE, 5);
    spoil();
    expect(await search.search(ASK)).toMatchObject({ engine: "embedded", isStandIn: true });
    expect((await search.health()).server).toMatchObject({ failure: "lost", cursor: null });
  }
  back();
  await own.setCursor(500);
  server.standing.recovered(STATE, 5);
  expect(await search.search(ASK)).toMatchObject({ engine: "embedded", isStandIn: true });
  expect((await search.health()).server).toMatchObject({ failure: "behind" });
});

test("a little behind, pages still ask it, but matching does not", async () => {
  await own.setCursor(20);
  server.standing.recovered(STATE, 5);
  expect((await search.search(ASK)).engine).toBe("meilisearch");
  standIn.finds(["000001"]);
  expect((await search.candidates(CORPUS[2] as SearchDocument, "outcome", 1))[0]?.id).toBe("000004");
  expect(server.standing.isAnswering()).toBe(true);
});

test("deep pages are our own index's, and nothing is wrong with the server", async () => {
  server.standing.recovered(STATE, 5);
  standIn.take();
  const result = await search.search({ kind: "outcome", text: "", page: 51, pageSize: 20 });
  expect([result.engine, result.isStandIn, searches()]).toEqual(["embedded", undefined, 0]);
  expect(server.standing.isAnswering()).toBe(true);
});

describe("a standing", () => {
  const slow = new SearchServerError("slow");

  test("one that keeps failing pages rests ever longer, whatever its health says; a page that is answered forgives all", () => {
    const { standing } = server;
    const rests: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      standing.failed(slow);
      let rest = 0;
      for (; !standing.isAnswering(); rest += 10_000) {
        wait(10_000);
        standing.recovered(STATE, 5);
      }
      rests.push(rest);
    }
    expect(rests).toEqual([20_000, 40_000, 80_000, 160_000, 320_000, 600_000, 600_000]);
    standing.answered(STATE);
    standing.failed(slow);
    wait(20_000);
    standing.recovered(STATE, 5);
    expect(standing.isAnswering()).toBe(true);
  });

  test("one that was only away answers as soon as it is back, and each change is news once", () => {
    const { standing } = server;
    standing.recovered(STATE, 5);
    expect([standing.takeNews(), standing.takeNews()]).toEqual([true, false]);
    standing.failed(new SearchServerError("unreachable"));
    standing.failed(new SearchServerError("unreachable"));
    expect([standing.takeNews(), standing.takeNews()]).toEqual([true, false]);
    standing.recovered(STATE, 5);
    expect([standing.isAnswering(), standing.takeNews()]).toEqual([true, true]);
  });
});
