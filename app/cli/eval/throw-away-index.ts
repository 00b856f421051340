// Knows how an eval set is put into an index of its own that is gone afterwards; must never touch the product's.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import type { SearchDocument, SearchEngine } from "#search/engine.ts";
import type { ServerAddress } from "#search/meilisearch/connection.server.ts";
import { dropServerIndex } from "#search/meilisearch/drop.server.ts";
import { openMeilisearchEngine } from "#search/meilisearch/open.ts";

async function* each(documents: readonly SearchDocument[]): AsyncGenerator<SearchDocument> {
  yield* documents;
}

async function filled<T>(engine: SearchEngine, documents: readonly SearchDocument[], work: (engine: SearchEngine) => Promise<T>): Promise<T> {
  try {
    await engine.rebuild(each(documents));
    await engine.setCursor(0);
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** Runs `work` on an embedded index that holds the documents. */
export async function withEmbeddedIndex<T>(documents: readonly SearchDocument[], work: (engine: SearchEngine) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "eval-search-"));
  try {
    return await filled(openEmbeddedEngine(join(folder, "search.sqlite")), documents, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `work` on an index of its own on a search server, whose other indexes are left alone. */
export async function withServerIndex<T>(address: ServerAddress, documents: readonly SearchDocument[], work: (engine: SearchEngine) => Promise<T>): Promise<T> {
  const uid = `eval_${randomUUID()}`;
  try {
    return await filled(openMeilisearchEngine(address, uid), documents, work);
  } finally {
    await dropServerIndex(address, uid);
  }
}
