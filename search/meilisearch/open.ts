// Knows how the Meilisearch engine is put together; must never decide when another engine answers in its place.
import type { DocumentKind, SearchDocument, SearchEngine, SearchRequest, SearchResult, Synonyms } from "../engine.ts";
import { NO_THESAURUS, readThesaurus } from "../query/synonyms.server.ts";
import { rarityOf } from "../text/rarity.server.ts";
import { segment } from "../text/words.server.ts";
import { readResults } from "./answers.server.ts";
import type { Asking } from "./asking.ts";
import { beginnings } from "./beginnings.server.ts";
import { nearest } from "./candidates.server.ts";
import { type Connection, connect, isLost, type ServerAddress } from "./connection.server.ts";
import { contentsOf } from "./contents.server.ts";

import { stateQuery } from "./request.server.ts";
import { answer, ENGINE_NAME } from "./search.server.ts";
import { DEADLINE_MS } from "./settings.server.ts";
import { type IndexState, readState } from "./state.server.ts";
import { type TaskFact, tasksOf } from "./tasks.server.ts";

/** What an answer says of the index it comes from. */
export type WithState<T> = { readonly value: T; readonly state: IndexState | null };

export type MeilisearchEngine = SearchEngine & {
  searchWithState(request: SearchRequest): Promise<WithState<SearchResult>>;
  suggestWithState(kind: DocumentKind, beginning: string, limit: number): Promise<WithState<Awaited<ReturnType<SearchEngine["suggest"]>>>>;
  candidatesWithState(document: SearchDocument, kind: DocumentKind, k: number): Promise<WithState<Awaited<ReturnType<SearchEngine["candidates"]>>>>;
  /** Asks the server whether it lives and, by the key that pages use, for the index's word on itself; null when that is gone. */
  probe(): Promise<IndexState | null>;
  /** Takes the groups for questions, and sends them with the next `applyThesaurus`: who changes the thesaurus does not wait for a server. */
  noteThesaurus(version: number, groups: Synonyms): void;
  applyThesaurus(): Promise<void>;
  isThesaurusPending(): boolean;
  /** Tasks that went wrong since this was last asked. */
  takeFailures(): readonly TaskFact[];
};

/** Typing goes on meanwhile; what comes later is of no use. */
const SUGGEST_MS = 500;
/** Matching runs behind the pages. */
const CANDIDATES_MS = 5_000;

/** The time runs from the first request: reading a question, and the dictionary with the first of all, is none of the server's. */
function askingOf({ uid, ask }: Connection, ms: number): Asking {
  let signal: AbortSignal | null = null;
  return {
    ...{ uid, ask },
    get signal() {
      signal ??= AbortSignal.timeout(ms);
      return signal;
    },
  };
}

/** The groups in force in this process, and whether the index knows their names yet. */
function openThesaurus() {
  let known: { readonly version: number; readonly groups: Synonyms } = { version: 0, groups: [] };
  let words = NO_THESAURUS;
  let onServer = 0;
  return {
    get: () => known,
    /** Only what the server can resolve. */
    usable: () => (onServer >= known.version ? words : NO_THESAURUS),
    take: (version: number, groups: Synonyms) => {
      if (version <= known.version) return;
      known = { version, groups };
      words = readThesaurus(version, groups);
    },
    isPending: () => onServer < known.version,
    seen: (state: IndexState) => {
      onServer = state.thesaurus;
    },
  };
}

async function searched(connection: Connection, thesaurus: ReturnType<typeof openThesaurus>, request: SearchRequest): Promise<WithState<SearchResult>> {
  const start = performance.now();
  const asking = askingOf(connection, DEADLINE_MS);
  const words = thesaurus.usable();
  let found = await answer(asking, request, words);
  thesaurus.seen(found.state);
  // The index was replaced by one that has not heard of the names just used.
  if (words.othersOf.size > 0 && thesaurus.usable() !== words) found = await answer(asking, request, NO_THESAURUS);
  return { value: { ...found.result, tookMs: Math.round((performance.now() - start) * 10) / 10 }, state: found.state };
}

async function probe(connection: Connection): Promise<IndexState | null> {
  await connection.call((admin) => admin.health());
  const { uid, ask, signal } = askingOf(connection, DEADLINE_MS);
  try {
    const [own] = readResults(await ask({ queries: [stateQuery(uid)] }, signal), 1);
    return readState(own?.hits[0]);
  } catch (error) {
    if (isLost(error)) return null;
    throw error;
  }
}

/** Every call that needs the server throws `SearchServerError` when it cannot be had. */
export function openMeilisearchEngine(address: ServerAddress, uid = "market"): MeilisearchEngine {
  // Reading its counts takes longer than a page may wait for a server: not with the first question, then.
  rarityOf(ENGINE_NAME);
  const connection = connect(address, uid);
  const tasks = tasksOf(connection);
  const contents = contentsOf(connection, tasks);
  const thesaurus = openThesaurus();
  const searchWithState = (request: SearchRequest) => searched(connection, thesaurus, request);
  const suggestWithState: MeilisearchEngine["suggestWithState"] = async (kind, beginning, limit) => {
    const found = await beginnings(askingOf(connection, SUGGEST_MS), kind, beginning, limit);
    return { value: found?.suggestions ?? [], state: found?.state ?? null };
  };
  const candidatesWithState: MeilisearchEngine["candidatesWithState"] = async (document, kind, k) => {
    const { candidates, state } = await nearest(askingOf(connection, CANDIDATES_MS), document, kind, k);
    return { value: candidates, state };
  };
  const applyThesaurus = async () => {
    await contents.applyThesaurus(thesaurus.get());
    const state = await contents.state();
    if (state) thesaurus.seen(state);
  };
  return {
    put: contents.put,
    remove: contents.remove,
    rebuild: (documents) => contents.rebuild(documents, thesaurus.get()),
    setCursor: contents.setCursor,
    ...{ searchWithState, suggestWithState, candidatesWithState },
    search: async (request) => (await searchWithState(request)).value,
    suggest: async (...asked) => (await suggestWithState(...asked)).value,
    candidates: async (...asked) => (await candidatesWithState(...asked)).value,
    noteThesaurus: thesaurus.take,
    applyThesaurus,
    isThesaurusPending: thesaurus.isPending,
    setThesaurus: async (version, groups) => {
      thesaurus.take(version, groups);
      await applyThesaurus();
    },
    health: async () => {
      const cursor = (await contents.state())?.cursor ?? null;
      return { engine: ENGINE_NAME, isReady: cursor !== null, documents: await contents.count(), cursor };
    },
    cursor: async () => (await contents.open())?.cursor ?? null,
    probe: () => probe(connection),
    takeFailures: tasks.takeFailures,
    segment,
    close: async () => undefined,
  };
}
