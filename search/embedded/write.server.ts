// Knows how documents enter and leave the search file; must never know where they come from.
import type SQLite from "better-sqlite3";
import type { DocumentKind, SearchDocument } from "../engine.ts";
import { soundTokens } from "../text/sounds.server.ts";
import { indexTokens } from "../text/words.server.ts";
import { tokenSpelling } from "./match-syntax.server.ts";

export const WORDS_TABLE: Readonly<Record<DocumentKind, string>> = { outcome: "outcomeWords", challenge: "challengeWords" };
const BATCH = 100;

export type Writer = {
  put(documents: readonly SearchDocument[]): void;
  remove(ids: readonly string[]): void;
  rebuild(documents: AsyncIterable<SearchDocument>): Promise<number>;
  setCursor(seq: number): void;
};

function spelled(tokens: readonly string[]): string {
  return tokens.map(tokenSpelling).join(" ");
}

function fieldTokens({ text }: SearchDocument): string[] {
  const fields = [text.title, text.problem, text.gain, text.body, text.names, text.marks].map((field) => spelled(indexTokens(field)));
  return [...fields, spelled(soundTokens(text.title, text.names))];
}

type Rows = { insert(document: SearchDocument): void; drop(id: string): void; clear(): void };

function rowsOf(file: SQLite.Database): Rows {
  const addDoc = file.prepare("insert into doc (id, kind, code, at, trl, facets, text, stored) values (?, ?, ?, ?, ?, ?, ?, ?)");
  const find = file.prepare("select row, kind from doc where id = ?");
  const dropDoc = file.prepare("delete from doc where row = ?");
  const addWords = { outcome: wordsInsert(file, "outcome"), challenge: wordsInsert(file, "challenge") };
  const dropWords = { outcome: wordsDelete(file, "outcome"), challenge: wordsDelete(file, "challenge") };
  const drop = (id: string): void => {
    const found = find.get(id) as { row: number; kind: DocumentKind } | undefined;
    if (!found) return;
    dropWords[found.kind].run(found.row);
    dropDoc.run(found.row);
  };
  return {
    drop,
    insert: (one) => {
      drop(one.id);
      const { lastInsertRowid } = addDoc.run(
        one.id,
        one.kind,
        one.code,
        one.at,
        one.trl,
        JSON.stringify(one.facets),
        JSON.stringify(one.text),
        JSON.stringify(one.stored),
      );
      addWords[one.kind].run(lastInsertRowid, ...fieldTokens(one));
    },
    clear: () => {
      file.exec("delete from outcomeWords; delete from challengeWords; delete from doc; delete from meta where key = 'cursor';");
    },
  };
}

function wordsInsert(file: SQLite.Database, kind: DocumentKind): SQLite.Statement {
  return file.prepare(`insert into ${WORDS_TABLE[kind]} (rowid, title, problem, gain, body, names, marks, sounds) values (?, ?, ?, ?, ?, ?, ?, ?)`);
}

function wordsDelete(file: SQLite.Database, kind: DocumentKind): SQLite.Statement {
  return file.prepare(`delete from ${WORDS_TABLE[kind]} where rowid = ?`);
}

/** Cutting words takes about a millisecond a document, so a rebuild lets others run between batches. */
async function insertStream(rows: Rows, documents: AsyncIterable<SearchDocument>): Promise<number> {
  let count = 0;
  for await (const document of documents) {
    rows.insert(document);
    count += 1;
    if (count % BATCH === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return count;
}

/** One transaction per call; a rebuild is one too, so that readers keep the old index until it is done. */
export function writerOf(file: SQLite.Database): Writer {
  const rows = rowsOf(file);
  const saveCursor = file.prepare("insert into meta (key, value) values ('cursor', ?) on conflict (key) do update set value = excluded.value");
  return {
    put: file.transaction((documents: readonly SearchDocument[]) => documents.forEach(rows.insert)).immediate,
    remove: file.transaction((ids: readonly string[]) => ids.forEach(rows.drop)).immediate,
    setCursor: (seq) => void saveCursor.run(String(seq)),
    rebuild: async (documents) => {
      file.exec("begin immediate");
      try {
        rows.clear();
        const count = await insertStream(rows, documents);
        file.exec("commit");
        return count;
      } catch (error) {
        file.exec("rollback");
        throw error;
      }
    },
  };
}
