// Knows which schema a database has and which the product brings; must never change either.
import type { Kysely } from "kysely";
import type { DialectName } from "./dialects/columns.ts";
import { migrationsFor } from "./migrations/list.ts";
import type { Database } from "./schema.ts";

/** Names of the schemas this product knows, oldest first. */
export function knownSchemas(dialect: DialectName): readonly string[] {
  return Object.keys(migrationsFor(dialect)).sort();
}

/** The newest migration that was applied, such as `0003-contracts`; null on a database that has none. */
export async function schemaVersion(db: Kysely<Database>): Promise<string | null> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return null;
  const ledger = db as unknown as Kysely<{ kysely_migration: { name: string } }>;
  const row = await ledger.selectFrom("kysely_migration").select("name").orderBy("name", "desc").limit(1).executeTakeFirst();
  return row?.name ?? null;
}
