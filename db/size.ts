// Knows how large a database is; must never know what is kept in it.
import { type Kysely, sql } from "kysely";
import type { DialectName } from "./dialects/columns.ts";
import type { Database } from "./schema.ts";

/** Bytes on the disk, without SQLite's log. */
export async function databaseBytes(db: Kysely<Database>, dialect: DialectName): Promise<number> {
  const statement =
    dialect === "sqlite"
      ? sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
      : sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`;
  const { rows } = await statement.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}
