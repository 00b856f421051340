// Knows how the embedded engine is put together: one writer, and a reading connection that an open write never blocks.
import type { EngineHealth, SearchEngine, SearchResult } from "../engine.ts";
import { NO_THESAURUS, readThesaurus } from "../query/synonyms.server.ts";
import { segment } from "../text/words.server.ts";
import { askedWords } from "./asked-words.server.ts";
import { openReader, openWriter } from "./file.server.ts";
import { ENGINE_NAME, type Reader, readerOf } from "./read.server.ts";
import { type Writer, writerOf } from "./write.server.ts";

type OpenFile = ReturnType<typeof openWriter>;
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

/**
 * One SQLite file of its own beside the database. With `readonly`, another process writes it: writes then throw,
 * and until the file is there every search is empty and `health().isReady` is false.
 */
export function openEmbeddedEngine(path: string, options: { readonly readonly?: boolean } = {}): SearchEngine {
  const file = options.readonly ? null : openWriter(path);
  const writer: Writer | null = file && writerOf(file);
  const reader = lateReader(path);
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
      const result = reader.get()?.search(request, thesaurus) ?? NOTHING;
      return { ...result, tookMs: Math.round((performance.now() - start) * 10) / 10 };
    },
    suggest: async (kind, beginning, limit) => reader.get()?.suggest(kind, beginning, limit) ?? [],
    setThesaurus: async (version, groups) => {
      if (version > thesaurus.version) thesaurus = readThesaurus(version, groups);
    },
    candidates: async (document, kind, k) => reader.get()?.candidates({ kind, words: askedWords(document, thesaurus), but: document.id, k }) ?? [],
    health: async () => healthOf(reader.get()),
    cursor: async () => reader.get()?.cursor() ?? null,
    segment,
    close: async () => {
      await turn(() => undefined);
      reader.close();
      file?.close();
    },
  };
}
