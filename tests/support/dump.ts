// Writes every row of a database down, so that two moments can be compared.
import { type Kysely, sql } from "kysely";
import type { Database } from "#db/schema.ts";

/** Every table's rows, sorted: equal dumps mean nothing was written. `without` names tables that change by themselves. */
export async function dumpTables(db: Kysely<Database>, without: readonly string[] = []): Promise<string> {
  const tables = (await db.introspection.getTables())
    .filter((t) => !t.isView && !t.name.startsWith("kysely_") && !without.includes(t.name))
    .map((t) => t.name)
    .sort();
  const parts: string[] = [];
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
    parts.push(table, ...rows.map((row) => JSON.stringify(row)).sort());
  }
  return parts.join("\n");
}

/** The rows of one dump that the other has not. */
export function changedRows(before: string, after: string): readonly string[] {
  const known = new Set(before.split("\n"));
  return after.split("\n").filter((row) => !known.has(row));
}
