// Knows how the writer and the readers of either dialect are opened together and brought to the newest schema.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, Migrator, sql } from "kysely";
import type { DialectName } from "./dialects/columns.ts";
import { openPostgres } from "./dialects/postgres.ts";
import { openSqliteReader, openSqliteWriter } from "./dialects/sqlite.ts";
import { migrationsFor } from "./migrations/list.ts";
import type { Database } from "./schema.ts";
import { knownSchemas, schemaVersion } from "./version.ts";

/** `writer` is for `unitOfWork` and migrations only; everything else reads through `reads`. */
export type OpenDatabase = {
  readonly dialect: DialectName;
  readonly writer: Kysely<Database>;
  readonly reads: Kysely<Database>;
  close(): Promise<void>;
};

export type DatabasePlace = { readonly databaseUrl?: string | undefined; readonly dataDir: string };

async function runMigrations(db: Kysely<Database>, dialect: DialectName): Promise<void> {
  const migrations = migrationsFor(dialect);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** SQLite ignores this pragma inside a transaction, and a table that is made anew would take its referrers with it. */
async function withoutForeignKeys(db: Kysely<Database>, work: () => Promise<void>): Promise<void> {
  await sql`pragma foreign_keys = off`.execute(db);
  try {
    await work();
    const { rows } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
    const [first] = rows;
    if (first) throw new Error(`after migrating, ${rows.length} rows refer to nothing: the first from ${first.table} to ${first.parent}`);
  } finally {
    await sql`pragma foreign_keys = on`.execute(db);
  }
}

/** Brings the schema to the newest; on a newest one nothing is touched or checked. */
export async function migrate(db: Kysely<Database>, dialect: DialectName): Promise<void> {
  if (dialect === "postgres") return runMigrations(db, dialect);
  if ((await schemaVersion(db)) === knownSchemas(dialect).at(-1)) return;
  await withoutForeignKeys(db, () => runMigrations(db, dialect));
}

/** How many migrations of this program the database has not seen; throws when it cannot be read. */
export async function pendingMigrations(reads: Kysely<Database>): Promise<number> {
  // The names are the same in both dialects.
  const known = Object.keys(migrationsFor("sqlite"));
  const rows = await sql<{ name: string }>`select name from ${sql.table("kysely_migration")}`.execute(reads);
  const applied = new Set(rows.rows.map((row) => row.name));
  return known.filter((name) => !applied.has(name)).length;
}

/** Opens the place, migrates it, and returns both connections. SQLite's file is `DATA_DIR/market.sqlite`. */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  if (place.databaseUrl) {
    const db = openPostgres(place.databaseUrl);
    await migrate(db, "postgres");
    return { dialect: "postgres", writer: db, reads: db, close: () => db.destroy() };
  }
  mkdirSync(place.dataDir, { recursive: true });
  const path = join(place.dataDir, "market.sqlite");
  const writer = openSqliteWriter(path);
  await migrate(writer, "sqlite");
  const reads = openSqliteReader(path);
  return { dialect: "sqlite", writer, reads, close: async () => void (await Promise.all([reads.destroy(), writer.destroy()])) };
}
