// Knows how a SQLite table gets another definition without losing a row; must never know what the table means.
import { CompiledQuery, type Kysely, sql } from "kysely";

type Made = { readonly type: string; readonly sql: string | null };

/**
 * Makes `table` anew from its own definition as `change` rewrites it, with all rows and indexes. Columns stay as they are.
 * Runs inside a migration, with foreign keys off: dropping a table would else delete what refers to it.
 */
export async function rebuildTable(db: Kysely<unknown>, table: string, change: (definition: string) => string): Promise<void> {
  const { rows } = await sql<Made>`select type, sql from sqlite_master where tbl_name = ${table} order by rowid`.execute(db);
  const definition = rows.find((row) => row.type === "table")?.sql ?? "";
  const changed = change(definition);
  if (changed === definition) throw new Error(`the definition of ${table} is not what this migration expects`);
  const aside = `${table}Rebuilt`;
  await db.executeQuery(CompiledQuery.raw(changed.replace(`"${table}"`, `"${aside}"`)));
  await sql`insert into ${sql.table(aside)} select * from ${sql.table(table)}`.execute(db);
  await sql`drop table ${sql.table(table)}`.execute(db);
  await sql`alter table ${sql.table(aside)} rename to ${sql.table(table)}`.execute(db);
  for (const index of rows) {
    if (index.type === "index" && index.sql !== null) await db.executeQuery(CompiledQuery.raw(index.sql));
  }
}
