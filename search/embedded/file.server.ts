// Knows the tables of the search file and how it is opened; all of it is derived, so a file that does not fit is made anew.
import { existsSync, rmSync } from "node:fs";
import SQLite from "better-sqlite3";

/** Raise when the tables or the way a text is cut change: an older file is then emptied and rebuilt. */
const LAYOUT = "3";
/** Room for the lists of the words that people ask again and again. */
const READER_CACHE_KIB = 16_000;

/**
 * `doc` is small and walked whole, `body` holds what is shown. A row is never used twice: what changes gets a new one, and its old one goes
 * to `gone`. `fresh` keeps the terms of the newest documents until they are packed into `list`, where `part` is the last row of its pack.
 */
const TABLES = `
  create table if not exists meta (key text primary key, value text not null) strict, without rowid;
  create table if not exists doc (
    row integer primary key autoincrement, id text not null unique, kind text not null, code text not null, at text not null,
    trl integer, facets text not null, length integer not null, title text not null, plain text not null
  ) strict;
  create index if not exists docCode on doc (kind, code);
  create index if not exists docPlain on doc (kind, plain);
  create table if not exists body (row integer primary key, stored text not null, text text not null, lines text not null) strict;
  create table if not exists gone (number integer primary key autoincrement, row integer not null) strict;
  create table if not exists fresh (row integer primary key, kind text not null, uses text not null) strict;
  create table if not exists list (
    kind text not null, term text not null, part integer not null, held integer not null, data blob not null, primary key (kind, term, part)
  ) strict, without rowid;
`;
const OLD_TABLES = ["outcomeWords", "challengeWords", "doc", "body", "gone", "fresh", "list", "meta"];

function prepareTables(file: SQLite.Database): void {
  const hasMeta = file.prepare("select 1 from sqlite_master where name = 'meta'").get();
  const layout = hasMeta ? (file.prepare("select value from meta where key = 'layout'").pluck().get() as string | undefined) : LAYOUT;
  if (layout !== LAYOUT) for (const table of OLD_TABLES) file.exec(`drop table if exists ${table}`);
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
  const layout = file.prepare("select 1 from sqlite_master where name = 'list'").get();
  if (layout) return file;
  file.close();
  return null;
}
