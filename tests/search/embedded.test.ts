// Holds the embedded engine to the contract, and to what its one file must do when it is shared, broken or missing.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import type { SearchDocument } from "#search/engine.ts";
import { describeEngine } from "./contract.ts";
import { bareOutcome, CORPUS } from "./documents.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function freshPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "market-search-"));
  folders.push(folder);
  return join(folder, "search.sqlite");
}

describeEngine("embedded", async () => openEmbeddedEngine(freshPath()));

const DYE = bareOutcome({ id: "000001", content: { title: "涤纶染色" } });
const ASK = { kind: "outcome", text: "涤纶" } as const;

test("another process reads what this one wrote, and before that finds nothing", async () => {
  const path = freshPath();
  const reader = openEmbeddedEngine(path, { readonly: true });
  expect((await reader.search(ASK)).total).toBe(0);
  expect((await reader.health()).isReady).toBe(false);
  const writer = openEmbeddedEngine(path);
  await writer.put([DYE]);
  await writer.setCursor(3);
  expect((await reader.search(ASK)).total).toBe(1);
  expect(await reader.health()).toMatchObject({ isReady: true, documents: 1, cursor: 3 });
  await expect(reader.put([DYE])).rejects.toThrow("reading only");
  await Promise.all([reader.close(), writer.close()]);
});

test("readers keep the old index while a rebuild runs", async () => {
  const engine = openEmbeddedEngine(freshPath());
  await engine.put([DYE]);
  const seen: number[] = [];
  async function* watched() {
    seen.push((await engine.search(ASK)).total);
    yield bareOutcome({ id: "000002", content: { title: "珍珠" } });
    seen.push((await engine.search(ASK)).total);
  }
  await engine.rebuild(watched());
  expect([...seen, (await engine.search(ASK)).total]).toEqual([1, 1, 0]);
  await engine.close();
});

test("a file that is no database is made anew", async () => {
  const path = freshPath();
  writeFileSync(path, "this was never a search file, and it is long enough to be read as one".repeat(200));
  const engine = openEmbeddedEngine(path);
  expect(await engine.cursor()).toBeNull();
  await engine.put([DYE]);
  expect((await engine.search(ASK)).total).toBe(1);
  await engine.close();
});

test("a thread of its own finds the same candidates, sees what is put meanwhile, and ends with the engine", async () => {
  const path = freshPath();
  const writer = openEmbeddedEngine(path);
  await writer.put(CORPUS);
  const self = CORPUS[2] as SearchDocument;
  const beside = openEmbeddedEngine(path, { readonly: true, besideFrom: 0 });
  const near = await beside.candidates(self, "outcome", 3);
  expect(near).toEqual(await writer.candidates(self, "outcome", 3));
  await writer.put([bareOutcome({ id: "twin", content: { title: self.text.title } })]);
  expect((await beside.candidates(self, "outcome", 3))[0]?.id).toBe("twin");
  const left = beside.candidates(self, "outcome", 3);
  await Promise.all([beside.close(), expect(left).rejects.toThrow("search thread ended")]);
  await writer.close();
});
