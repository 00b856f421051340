// Knows how the embedded engine is put together: one writer, and a reading connection that an open write never blocks.
import { setImmediate as giveWay } from "node:timers/promises";
import type { EngineHealth, SearchEngine, SearchResult } from "../engine.ts";
import { NO_THESAURUS, readThesaurus } from "../query/synonyms.server.ts";
import { segment } from "../text/words.server.ts";
import { askedWords } from "./asked-words.server.ts";
import { besideOf } from "./beside.server.ts";
import { openReader, openWriter } from "./file.server.ts";
import { ENGINE_NAME, type Reader, readerOf } from "./read.server.ts";
import { type Writer, writerOf } from "./write.server.ts";

type OpenFile = ReturnType<typeof openWriter>;
const BESIDE_FROM = 20_000;
const NOTHING: Omit<SearchResult, "tookMs"> = { total: 0, hits: [], facets: {}, isRelaxed: false, suggestions: [], spelling: null, engine: ENGINE_NAME };

/** Opens the reading side when it is first needed, because another process may not have made the file yet. */
function lateReader(path: string): { get(): Reader | null; close(): void } {
  let file: OpenFile | null = null;
  let reader: Reader | null = null;
  return {
    get: () => {
      if (reader) return reader;
      file = openReader(path);
      reader = file && readerOf(file);
      return reader;
    },
    close: () => file?.close(),
  };
}

/** Asks until the index has been read; others have their turn in between. */
async function answered<T>(ask: () => T | null): Promise<T> {
  for (;;) {
    const answer = ask();
    if (answer !== null) return answer;
    await giveWay();
  }
}

/** Writes wait for each other, so that none falls into a rebuild's transaction and is lost with it. */
function inTurn(): <T>(work: () => T | Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function healthOf(reader: Reader | null): EngineHealth {
  const cursor = reader?.cursor() ?? null;
  return { engine: ENGINE_NAME, isReady: cursor !== null, documents: reader?.count() ?? 0, cursor };
}

export type EmbeddedOptions = {
  readonly readonly?: boolean;
  /** From so many documents on, candidates are sought in a thread of their own; below, a question takes less than handing it over. */
  readonly besideFrom?: number;
};

/**
 * One SQLite file of its own beside the database. With `readonly`, another process writes it: writes then throw,
 * and until the file is there every search is empty and `health().isReady` is false.
 */
export function openEmbeddedEngine(path: string, { readonly: isReader = false, besideFrom = BESIDE_FROM }: EmbeddedOptions = {}): SearchEngine {
  const file = isReader ? null : openWriter(path);
  const writer: Writer | null = file && writerOf(file);
  const reader = lateReader(path);
  const beside = besideOf(path);
  const turn = inTurn();
  let thesaurus = NO_THESAURUS;
  const write = <T>(work: (writer: Writer) => T | Promise<T>): Promise<T> =>
    turn(() => {
      if (!writer) throw new Error("search file is open for reading only");
      return work(writer);
    });
  return {
    put: (documents) => write((to) => to.put(documents)),
    remove: (ids) => write((to) => to.remove(ids)),
    rebuild: (documents) => write((to) => to.rebuild(documents)),
    setCursor: (seq) => write((to) => to.setCursor(seq)),
    search: async (request) => {
      const start = performance.now();
      const from = reader.get();
      const result = from ? await answered(() => from.search(request, thesaurus)) : NOTHING;
      return { ...result, tookMs: Math.round((performance.now() - start) * 10) / 10 };
    },
    suggest: async (kind, beginning, limit) => {
      const from = reader.get();
      return from ? answered(() => from.suggest(kind, beginning, limit)) : [];
    },
    setThesaurus: async (version, groups) => {
      if (version > thesaurus.version) thesaurus = readThesaurus(version, groups);
    },
    candidates: async (document, kind, k) => {
      const from = reader.get();
      const question = { kind, words: askedWords(document, thesaurus), but: document.id, k };
      if (!from) return [];
      return from.count() < besideFrom ? answered(() => from.candidates(question)) : beside.ask(question);
    },
    health: async () => healthOf(reader.get()),
    cursor: async () => reader.get()?.cursor() ?? null,
    segment,
    close: async () => {
      await turn(() => undefined);
      await beside.close();
      reader.close();
      file?.close();
    },
  };
}
