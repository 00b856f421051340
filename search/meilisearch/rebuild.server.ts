// Knows how an index is built beside the one that is read, and takes its place; must never know where documents come from.
import type { EnqueuedTask } from "meilisearch";
import type { SearchDocument } from "../engine.ts";
import { type ServerDocument, serverDocument } from "./document.server.ts";
import { INDEX_SETTINGS, thesaurusSettings } from "./settings.server.ts";
import type { Groups } from "./state.server.ts";
import type { Tasks } from "./tasks.server.ts";

const BATCH = 200;
const BATCH_BYTES = 8_000_000;
/** The server takes tasks together that wait together; more than this only fills its queue. */
const IN_FLIGHT = 6;

/** Few enough documents, and few enough bytes, for one task. */
export function* batches(documents: readonly SearchDocument[]): Generator<ServerDocument[]> {
  let batch: ServerDocument[] = [];
  let bytes = 0;
  for (const document of documents) {
    const made = serverDocument(document);
    batch.push(made);
    bytes += JSON.stringify(made).length;
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

async function* streamed(documents: AsyncIterable<SearchDocument>): AsyncGenerator<ServerDocument[]> {
  let waiting: SearchDocument[] = [];
  for await (const document of documents) {
    waiting.push(document);
    if (waiting.length < BATCH) continue;
    yield* batches(waiting);
    waiting = [];
    // Cutting words takes this thread: pages get their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield* batches(waiting);
}

/** Fills an index that nobody reads yet. */
async function fill(tasks: Tasks, uid: string, documents: AsyncIterable<SearchDocument>): Promise<number> {
  const waiting: EnqueuedTask[] = [];
  let count = 0;
  for await (const batch of streamed(documents)) {
    waiting.push(await tasks.start((admin) => admin.index(uid).addDocuments(batch)));
    count += batch.length;
    const oldest = waiting.length > IN_FLIGHT ? waiting.shift() : undefined;
    if (oldest) await tasks.settled(oldest);
  }
  for (const task of waiting) await tasks.settled(task);
  return count;
}

/** An index with our settings. */
export async function make(tasks: Tasks, uid: string, thesaurus: Groups): Promise<void> {
  await tasks.settle((admin) => admin.createIndex(uid, { primaryKey: "id" }), ["index_already_exists"]);
  await tasks.settle((admin) => admin.index(uid).updateSettings({ ...INDEX_SETTINGS, ...thesaurusSettings(thesaurus.groups) }));
}

async function drop(tasks: Tasks, uid: string): Promise<void> {
  await tasks.settle((admin) => admin.deleteIndex(uid), ["index_not_found"]);
}

/** Builds beside the index that is read and swaps the two: readers see the old one until the last document is in. */
export async function rebuild(tasks: Tasks, uid: string, documents: AsyncIterable<SearchDocument>, thesaurus: Groups, state: ServerDocument): Promise<number> {
  const next = `${uid}_next`;
  await drop(tasks, next);
  try {
    await make(tasks, next, thesaurus);
    const count = await fill(tasks, next, documents);
    await tasks.settle((admin) => admin.index(next).addDocuments([state]));
    await tasks.settle((admin) => admin.createIndex(uid, { primaryKey: "id" }), ["index_already_exists"]);
    await tasks.settle((admin) => admin.swapIndexes([{ indexes: [uid, next], rename: false }]));
    return count;
  } finally {
    // What was half made, or has been replaced.
    await drop(tasks, next).catch(() => undefined);
  }
}
