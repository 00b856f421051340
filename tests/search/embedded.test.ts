// Holds the embedded engine to the contract, and to what its one file must do when it is shared, broken or missing.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import { describeEngine } from "./contract.ts";
import { bareOutcome } from "./documents.ts";

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
