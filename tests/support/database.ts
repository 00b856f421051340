// Opens a fresh database of each dialect for every test: a copied file on SQLite, a cloned database on PostgreSQL.
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { afterEach, describe, inject } from "vitest";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { DialectName } from "#db/dialects/columns.ts";
import { openPostgres } from "#db/dialects/postgres.ts";
import { openSqliteReader, openSqliteWriter } from "#db/dialects/sqlite.ts";
import type { DatabasePlace } from "#db/open.ts";
import type { Database } from "#db/schema.ts";
import { makeUnitOfWork, type UnitOfWork } from "#db/unit-of-work.ts";
import { dumpTables } from "./dump.ts";

export type TestDatabase = {
  readonly dialect: DialectName;
  readonly db: Kysely<Database>;
  /** A connection apart from the writer, as the product has it. */
  readonly reads: Kysely<Database>;
  readonly unitOfWork: UnitOfWork;
  /** Where a second process finds the same data. `dataDir` goes with the test. */
  readonly place: DatabasePlace;
  now(): Instant;
  setNow(now: Instant): void;
  advance(ms: number): void;
  /** Every table's rows, sorted: equal dumps mean nothing was written. */
  dump(): Promise<string>;
  /** Another writer on the same data, as a second process would have. */
  secondUnitOfWork(): UnitOfWork;
};

export const TEST_NOW = "2026-03-02T02:00:00.000Z" as Instant;
const cleanups: (() => Promise<void>)[] = [];

/** For what a test has opened on a database: ended first, the database last. */
export function beforeDatabaseEnds(cleanup: () => Promise<void>): void {
  cleanups.push(cleanup);
}

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "market-test-"));
  cleanups.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openSqliteCopy() {
  const folder = temporaryFolder();
  const path = join(folder, "market.sqlite");
  copyFileSync(inject("sqliteTemplate"), path);
  const place: DatabasePlace = { dataDir: folder };
  return { db: openSqliteWriter(path), reads: openSqliteReader(path), second: () => openSqliteWriter(path), place };
}

/** The address of a new PostgreSQL database, empty or a clone of the template; dropped when the test ends. */
export async function newPostgresDatabase(template: "market_template" | "template0"): Promise<string> {
  const admin = inject("postgresUrl") as string;
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  const root = openPostgres(admin, { max: 1 });
  await sql`create database ${sql.ref(name)} template ${sql.ref(template)}`.execute(root);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  cleanups.push(async () => {
    await sql`drop database if exists ${sql.ref(name)} with (force)`.execute(root);
    await root.destroy();
  });
  return url.href;
}

async function openPostgresClone() {
  const databaseUrl = await newPostgresDatabase("market_template");
  const db = openPostgres(databaseUrl, { max: 4 });
  const place: DatabasePlace = { databaseUrl, dataDir: temporaryFolder() };
  return { db, reads: db, second: () => openPostgres(databaseUrl, { max: 4 }), place };
}

/** A migrated database with the reference rows (districts, chains) and a clock that the test sets. */
export async function openTestDatabase(dialect: DialectName): Promise<TestDatabase> {
  const opened = dialect === "sqlite" ? openSqliteCopy() : await openPostgresClone();
  let now = TEST_NOW;
  const clock = () => now;
  cleanups.push(async () => {
    await opened.db.destroy();
    if (opened.reads !== opened.db) await opened.reads.destroy();
  });
  return {
    dialect,
    db: opened.db,
    reads: opened.reads,
    unitOfWork: makeUnitOfWork({ db: opened.db, dialect, clock }),
    place: opened.place,
    now: clock,
    setNow: (value) => {
      now = value;
    },
    advance: (ms) => {
      now = addMs(now, ms);
    },
    dump: () => dumpTables(opened.db),
    secondUnitOfWork: () => {
      const other = opened.second();
      cleanups.push(() => other.destroy());
      return makeUnitOfWork({ db: other, dialect, clock });
    },
  };
}

/** Runs the suite once per dialect; PostgreSQL is left out, loudly, only where no server can be had. */
export function describeDialects(name: string, suite: (open: () => Promise<TestDatabase>) => void): void {
  for (const dialect of ["sqlite", "postgres"] as const) {
    const isThere = dialect === "sqlite" || inject("postgresUrl") !== null;
    describe.runIf(isThere)(`${name} [${dialect}]`, () => suite(() => openTestDatabase(dialect)));
  }
}
