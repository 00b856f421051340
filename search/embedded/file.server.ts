// Knows the tables of the search file and how it is opened; all of it is derived, so a file that does not fit is made anew.
import { existsSync, rmSync } from "node:fs";
import SQLite from "better-sqlite3";

/** Raise when the tables or the way a text is cut change: an older file is then emptied and rebuilt. */
const LAYOUT = "2";
/** Room for the words that people ask again and again; the default holds a tenth of a city's index. */
const READER_CACHE_KIB = 32_000;
const COLUMNS = "title, problem, gain, body, names, marks, sounds";

const TABLES = `
  create table if not exists meta (key text primary key, value text not null) strict, without rowid;
  create table if not exists doc (
    row integer primary key, id text not null unique, kind text not null, code text not null, at text not null,
    trl integer, facets text not null, text text not null, stored text not null
  ) strict;
  create virtual table if not exists outcomeWords using fts5(${COLUMNS}, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
  create virtual table if not exists challengeWords using fts5(${COLUMNS}, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
`;

function prepareTables(file: SQLite.Database): void {
  const hasMeta = file.prepare("select 1 from sqlite_master where name = 'meta'").get();
  const layout = hasMeta ? (file.prepare("select value from meta where key = 'layout'").pluck().get() as string | undefined) : LAYOUT;
  if (layout !== LAYOUT)
    file.exec("drop table if exists outcomeWords; drop table if exists challengeWords; drop table if exists doc; drop table if exists meta;");
  file.exec(TABLES);
  file.prepare("insert into meta (key, value) values ('layout', ?) on conflict (key) do nothing").run(LAYOUT);
}

function openAndPrepare(path: string): SQLite.Database {
  const file = new SQLite(path, { timeout: 10_000 });
  try {
    file.pragma("journal_mode = WAL");
    file.pragma("synchronous = NORMAL");
    file.transaction(() => prepareTables(file)).immediate();
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && ["SQLITE_NOTADB", "SQLITE_CORRUPT"].includes(error.code);
}

/** The one writing connection; a file that is no database is thrown away, since the facts are elsewhere. */
export function openWriter(path: string): SQLite.Database {
  try {
    return openAndPrepare(path);
  } catch (error) {
    if (!isBroken(error)) throw error;
    for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
    return openAndPrepare(path);
  }
}

/** A reading connection, or null while no writer has made the file. */
export function openReader(path: string): SQLite.Database | null {
  if (!existsSync(path)) return null;
  const file = new SQLite(path, { readonly: true, timeout: 10_000 });
  file.pragma(`cache_size = -${READER_CACHE_KIB}`);
  const layout = file.prepare("select 1 from sqlite_master where name = 'challengeWords'").get();
  if (layout) return file;
  file.close();
  return null;
}
