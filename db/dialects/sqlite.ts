// Knows how a SQLite file is opened for one writer and for many readers; must never know what is kept in it.
import SQLite from "better-sqlite3";
import { CompiledQuery, type DatabaseConnection, Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, SqliteDriver, type SqliteStatement } from "kysely";
import type { Database } from "../schema.ts";

/** `begin immediate`: a plain begin that later writes fails with SQLITE_BUSY_SNAPSHOT when another process wrote in between. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** SQLite's DDL is transactional; Kysely's adapter says otherwise by default. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database });
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** 32 MB: a long import changes the same pages again and again, which are folded into the file once instead of at each of its commits. */
const LOG_PAGES = 8_000;

function openFile(path: string, readonly: boolean): SQLite.Database {
  const database = new SQLite(path, { readonly, timeout: 10_000 });
  if (!readonly) database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
  database.pragma("foreign_keys = ON");
  database.pragma("cache_size = -32000");
  return database;
}

const STATEMENTS_MAX = 500;

/** Prepares each text once: pages ask the same questions again and again, and preparing costs more than most answers. */
function preparedOnce(database: SQLite.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare: (text) => {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= STATEMENTS_MAX) statements.clear();
      const statement = database.prepare(text) as SqliteStatement;
      statements.set(text, statement);
      return statement;
    },
    close: () => database.close(),
  };
}

/** For filling a file that nobody would miss: much memory, and nothing is waited for. */
function asThrowAway(database: SQLite.Database): SQLite.Database {
  database.pragma("synchronous = OFF");
  database.pragma("cache_size = -512000");
  database.pragma("wal_autocheckpoint = 50000");
  return database;
}

/** Fills a throw-away file much faster; what a crash leaves of it is worth nothing. */
export function openSqliteFiller(path: string): Kysely<Database> {
  return new Kysely<Database>({ dialect: new ImmediateSqliteDialect(preparedOnce(asThrowAway(openFile(path, false)))) });
}

/** The one writing connection; closing it with `destroy()` checkpoints the log. */
export function openSqliteWriter(path: string): Kysely<Database> {
  return new Kysely<Database>({ dialect: new ImmediateSqliteDialect(preparedOnce(openFile(path, false))) });
}

/** A read-only connection of its own, because a read on the writer would wait for an open write. The file must exist. */
export function openSqliteReader(path: string): Kysely<Database> {
  return new Kysely<Database>({ dialect: new ImmediateSqliteDialect(preparedOnce(openFile(path, true))) });
}
