// Names each way in which a search server fails, and proves that no error of it tells a key, an address or a question.
import { inspect } from "node:util";
import { expect, test } from "vitest";
import type { SearchDocument } from "#search/engine.ts";
import { SearchServerError } from "#search/meilisearch/server-error.ts";
import { CORPUS } from "../documents.ts";
import { failureOf, openFull } from "./scene.ts";
import { ADMIN_KEY, SEARCH_KEY } from "./stand-in.ts";

test.each([
  ["down", "unreachable"],
  ["garbage", "broken"],
  ["nonsense", "broken"],
  [{ status: 400, code: "invalid_search_filter" }, "rejected"],
  [{ status: 401, code: "missing_authorization_header" }, "refused"],
  [{ status: 403, code: "invalid_api_key" }, "refused"],
  [{ status: 404, code: "index_not_found" }, "lost"],
  [{ status: 408, code: "timeout" }, "slow"],
  [{ status: 413, code: "payload_too_large" }, "rejected"],
  [{ status: 429, code: "too_many_search_requests" }, "rejected"],
  [{ status: 500, code: "internal" }, "failing"],
  [{ status: 503, code: "too_many_search_requests" }, "failing"],
  [{ status: 504, code: "gateway" }, "slow"],
] as const)("%j is %s, and says neither key nor address nor what was asked", async (trouble, failure) => {
  const { standIn, engine } = await openFull();
  await engine.search({ kind: "outcome", text: "" });
  standIn.trouble(trouble, "/multi-search");
  const error = await failureOf(engine.search({ kind: "outcome", text: "染色废水" }));
  expect(error).toBeInstanceOf(SearchServerError);
  expect(error?.failure).toBe(failure);
  const told = inspect(error, { depth: 9, showHidden: true }).replaceAll(import.meta.dirname, "");
  for (const secret of [ADMIN_KEY, SEARCH_KEY, standIn.url, "染色"]) expect(told).not.toContain(secret);
});

test("a server that keeps a page waiting is slow", async () => {
  const { standIn, engine } = await openFull();
  await engine.search({ kind: "outcome", text: "" });
  standIn.trouble("silent");
  expect(await failureOf(engine.search({ kind: "outcome", text: "染色" }))).toMatchObject({ failure: "slow" });
});

test("an empty index, and one that is another's, are lost", async () => {
  const { standIn, engine } = await openFull();
  standIn.drop("market", "state");
  expect(await failureOf(engine.search({ kind: "outcome", text: "" }))).toMatchObject({ failure: "lost" });
  expect(await failureOf(engine.candidates(CORPUS[0] as SearchDocument, "outcome", 3))).toMatchObject({ failure: "lost" });
  expect(await engine.cursor()).toBeNull();
});
