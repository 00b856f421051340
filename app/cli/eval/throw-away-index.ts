// Knows how an eval set is put into an index of its own that is gone afterwards; must never touch the product's.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import type { SearchDocument, SearchEngine } from "#search/engine.ts";

async function* each(documents: readonly SearchDocument[]): AsyncGenerator<SearchDocument> {
  yield* documents;
}

/** Runs `work` on an embedded index that holds the documents. */
export async function withEmbeddedIndex<T>(documents: readonly SearchDocument[], work: (engine: SearchEngine) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "eval-search-"));
  const engine = openEmbeddedEngine(join(folder, "search.sqlite"));
  try {
    await engine.rebuild(each(documents));
    await engine.setCursor(0);
    return await work(engine);
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
