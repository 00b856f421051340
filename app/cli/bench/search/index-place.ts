// Knows where the measured index stands, in a file or on a search server, and how every process of the measurement opens it; must never ask it.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment } from "#app/server/environment.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import type { SearchEngine } from "#search/engine.ts";
import { dropServerIndex } from "#search/meilisearch/drop.server.ts";
import { openMeilisearchEngine } from "#search/meilisearch/open.ts";

const BYTES_PER_MB = 1_000_000;
export const ENGINES = ["embedded", "meilisearch"] as const;
export type EngineName = (typeof ENGINES)[number];

export function isEngine(name: string): name is EngineName {
  return ENGINES.some((one) => one === name);
}

/** What must be set before an engine can be measured; null where nothing is missing. */
export function missingFor(engine: EngineName): string | null {
  return engine === "embedded" || readEnvironment().searchServer ? null : "--engine meilisearch needs MEILI_URL and MEILI_API_KEY.";
}

function server() {
  const { searchServer } = readEnvironment();
  if (!searchServer) throw new Error("no search server is named");
  return searchServer;
}

/** `place` is a file, or the name of an index on the server. */
export function openEngine(engine: EngineName, place: string): SearchEngine {
  return engine === "embedded" ? openEmbeddedEngine(place) : openMeilisearchEngine(server(), place);
}

/** Of an index on a server only the server knows how large it is: null. */
export function fileMb(engine: EngineName, place: string): number | null {
  return engine === "embedded" ? statSync(place).size / BYTES_PER_MB : null;
}

/** A place that is empty before and gone after `work`. */
export async function withPlace<T>(engine: EngineName, work: (place: string) => Promise<T>): Promise<T> {
  if (engine === "meilisearch") {
    const address = server();
    const uid = `bench_${randomUUID()}`;
    return work(uid).finally(() => dropServerIndex(address, uid));
  }
  const folder = mkdtempSync(join(tmpdir(), "market-bench-search-"));
  return work(join(folder, "search.sqlite")).finally(() => rmSync(folder, { recursive: true, force: true }));
}
