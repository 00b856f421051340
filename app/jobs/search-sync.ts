// Knows how the search index follows the record; must never know what a page asks of it.
import { eventsAfter } from "#app/domain/events/readers.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { SearchEngine } from "#search/engine.ts";
import { applyEvents, rebuildAll } from "#search/sync/apply-events.server.ts";

const EVENTS_PER_BATCH = 500;

/** Brings the index to the last event; builds it whole when it was never built. The index keeps its own cursor. */
export async function followWithSearch(reads: Reads, engine: SearchEngine, onProgress?: (done: number, total: number) => void): Promise<void> {
  let cursor = await engine.cursor();
  if (cursor === null) {
    await rebuildAll(reads, engine, onProgress);
    cursor = (await engine.cursor()) ?? 0;
  }
  for (;;) {
    const events = await eventsAfter(reads, cursor, EVENTS_PER_BATCH);
    const last = events.at(-1);
    if (!last) return;
    await applyEvents(reads, engine, events);
    await engine.setCursor(last.seq);
    cursor = last.seq;
  }
}
