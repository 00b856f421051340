// Holds every request that writes to the search server to its path, verb, body and key, and every end of a task to what follows from it.
import { describe, expect, test } from "vitest";
import { dropServerIndex } from "#search/meilisearch/drop.server.ts";
import { openMeilisearchEngine } from "#search/meilisearch/open.ts";
import { INDEX_SETTINGS } from "#search/meilisearch/settings.server.ts";
import { bareOutcome, CORPUS } from "../documents.ts";
import { failureOf, lastOf, openFull, type Query, stream, withoutLooks } from "./scene.ts";
import { ADMIN_KEY, openStandIn } from "./stand-in.ts";

describe("writing", () => {
  test("a rebuild fills an index beside the one that is read, swaps the two and drops the old", async () => {
    const standIn = await openStandIn();
    const engine = openMeilisearchEngine({ url: standIn.url, apiKey: ADMIN_KEY });
    expect(await engine.rebuild(stream(CORPUS))).toBe(CORPUS.length);
    expect(withoutLooks(standIn.take())).toEqual([
      "DELETE /indexes/market_next",
      "POST /indexes",
      "PATCH /indexes/market_next/settings",
      "POST /indexes/market_next/documents",
      "POST /indexes/market_next/documents",
      "POST /indexes",
      "POST /swap-indexes",
      "DELETE /indexes/market_next",
    ]);
    expect(standIn.asked.every(({ key, method, type }) => key === ADMIN_KEY && (method === "GET" || type === "application/json"))).toBe(true);
    expect(standIn.asked.filter(({ path }) => path === "/indexes").map(({ body }) => body)).toEqual([
      { primaryKey: "id", uid: "market_next" },
      { primaryKey: "id", uid: "market" },
    ]);
    expect(lastOf(standIn, "/indexes/market_next/settings").body).toEqual({ ...INDEX_SETTINGS, synonyms: {}, dictionary: [] });
    expect(lastOf(standIn, "/swap-indexes").body).toEqual([{ indexes: ["market", "market_next"], rename: false }]);
    expect(lastOf(standIn, "/indexes/market_next/documents").body).toMatchObject([{ id: "state", kind: "state", layout: 1, cursor: null, thesaurus: 0 }]);
    expect(standIn.documents("market").map(({ id }) => id)).toEqual([...CORPUS.map(({ id }) => id), "state"]);
  });

  test("documents go as they are, with their words and pairs in letters beside them", async () => {
    const { standIn, engine } = await openFull();
    await engine.put([bareOutcome({ id: "000009", content: { title: "染色 PLA", trl: 6, offers: ["licence"] } })]);
    expect(withoutLooks(standIn.take())).toEqual(["GET /indexes/market/documents/state", "POST /indexes/market/documents"]);
    const [document] = lastOf(standIn, "/indexes/market/documents").body as [Query];
    expect(document).toMatchObject({
      id: "000009",
      kind: "outcome",
      code: "SX-CG-2026-000009",
      trl: 6,
      facet_trl: ["6"],
      facet_offer: ["licence"],
      facet_chain: [],
    });
    expect(document.text).toMatchObject({ title: "染色 PLA", names: "某单位" });
    // 染 U+67D3, 色 U+8272: four letters each. Words, then pairs in order, then single characters, then beginnings.
    expect(document.words_title).toBe("hbnihbxkk lpla. hbnihbxkk hbxkk lpla. hbnih hbxkk. bpl bpla");
  });

  test("codes may be typed from their beginning, other numbers are whole", async () => {
    const { standIn, engine } = await openFull();
    await engine.put([bareOutcome({ id: "000009", content: { title: "PM2.5" } })]);
    const [document] = lastOf(standIn, "/indexes/market/documents").body as [{ words_title: string; words_marks: string }];
    expect(document.words_title).toMatch(/\. bpm bpmqaaabyqaaabuqaaacb$/u);
    expect(document.words_marks).toMatch(/ bsxqaaabtcg bsxqaaabtcgqaaabt /u);
  });

  test("synonyms stand for names that no document holds, each for its whole group", async () => {
    const { standIn, engine } = await openFull();
    await engine.setThesaurus(3, [["涤纶", "PET 纤维"], ["！"]]);
    expect(lastOf(standIn, "/indexes/market/settings")).toMatchObject({
      method: "PATCH",
      body: { synonyms: { uhbpnobvzq: ["hbpnobvzq", "lpet hbvyybwca"], ulpetqabvyyqabwca: ["lpet hbvyybwca", "hbpnobvzq"] } },
    });
    expect(standIn.documents("market").find(({ id }) => id === "state")).toMatchObject({ thesaurus: 3, cursor: 7 });
    standIn.take();
    await engine.setThesaurus(2, []);
    expect(standIn.take().some((line) => line.startsWith("PATCH"))).toBe(false);
  });

  test("a half of a character is no text and would cost the whole batch", async () => {
    const { standIn, engine } = await openFull();
    await engine.put([bareOutcome({ id: "000009", ownerName: "甲\ud800乙", content: { title: "丙\udc00" } })]);
    const [document] = lastOf(standIn, "/indexes/market/documents").body as [{ text: { title: string; names: string } }];
    expect([document.text.title, document.text.names]).toEqual(["丙\ufffd", "甲\ufffd乙"]);
  });

  test("removing, and moving the cursor, name the index and nothing else", async () => {
    const { standIn, engine } = await openFull();
    await engine.remove(["000001", "nobody"]);
    await engine.remove([]);
    await engine.setCursor(9);
    expect(lastOf(standIn, "/indexes/market/documents/delete-batch").body).toEqual(["000001", "nobody"]);
    expect(lastOf(standIn, "/indexes/market/documents")).toMatchObject({ method: "PUT", body: [{ id: "state", cursor: 9 }] });
    expect(await engine.cursor()).toBe(9);
    expect(await engine.health()).toEqual({ engine: "meilisearch", isReady: true, documents: 4, cursor: 9 });
  });

  test("an index that was made to measure goes with everything of it, and no other", async () => {
    const { standIn, engine } = await openFull();
    await engine.search({ kind: "outcome", text: "" });
    const address = { url: standIn.url, apiKey: ADMIN_KEY };
    await openMeilisearchEngine(address, "measured").put(CORPUS);
    await openMeilisearchEngine(address, "measured").search({ kind: "outcome", text: "" });
    standIn.take();
    await dropServerIndex(address, "measured");
    await dropServerIndex(address, "measured");
    expect(withoutLooks(standIn.take()).filter((line) => !/measured|keys/u.test(line))).toEqual([]);
    expect([standIn.documents("measured"), standIn.documents("market").length]).toEqual([[], CORPUS.length + 1]);
  });

  test("an index that lost everything while it was written is not taken for whole", async () => {
    const { standIn, engine } = await openFull();
    expect(await engine.cursor()).toBe(7);
    standIn.wipe();
    expect(await failureOf(engine.setCursor(8))).toMatchObject({ failure: "lost" });
    expect(await failureOf(engine.put(CORPUS))).toMatchObject({ failure: "lost" });
    expect(await engine.cursor()).toBeNull();
  });
});

describe("tasks", () => {
  test("a task is waited for through all its states", async () => {
    const { standIn, engine } = await openFull();
    standIn.nextTask("documentDeletion", ["enqueued", "processing", "processing", "succeeded"]);
    await engine.remove(["000001"]);
    expect(standIn.take().filter((line) => line.startsWith("GET /tasks/"))).toHaveLength(4);
    expect(engine.takeFailures()).toEqual([]);
  });

  test.each([
    [["processing", "failed"], "taskFailed", "invalid_document_id", "failed"],
    [["canceled"], "taskFailed", "canceled", "canceled"],
  ] as const)("a task that ends %j is told with its number and its error", async (states, failure, code, state) => {
    const { standIn, engine } = await openFull();
    standIn.nextTask("documentAdditionOrUpdate", states, { code: "invalid_document_id", message: "an id is wrong" });
    expect(await failureOf(engine.put(CORPUS))).toMatchObject({ failure, code });
    const [told, ...others] = engine.takeFailures();
    expect(others).toEqual([]);
    expect(told).toMatchObject({ kind: "documentAdditionOrUpdate", state, error: state === "failed" ? "invalid_document_id: an id is wrong" : null });
    expect(told?.uid).toBeGreaterThan(0);
    expect(engine.takeFailures()).toEqual([]);
  });

  test("a task that the server no longer knows of is lost", async () => {
    const { standIn, engine } = await openFull();
    standIn.trouble({ status: 404, code: "task_not_found" }, "/tasks/");
    expect(await failureOf(engine.put(CORPUS))).toMatchObject({ failure: "lost", code: "task_not_found" });
    expect(engine.takeFailures()).toMatchObject([{ state: "lost" }]);
  });

  test("a rebuild whose task fails leaves the index as it was and nothing beside it", async () => {
    const { standIn, engine } = await openFull();
    standIn.nextTask("settingsUpdate", ["failed"], { code: "invalid_settings_ranking_rules", message: "no" });
    expect(await failureOf(engine.rebuild(stream([])))).toMatchObject({ failure: "taskFailed", code: "invalid_settings_ranking_rules" });
    expect(standIn.documents("market")).toHaveLength(CORPUS.length + 1);
    expect(standIn.documents("market_next")).toEqual([]);
  });
});
