// Knows the names of the organisations that figures are cut by; must never read a contract.
import type { Reads } from "#db/unit-of-work.ts";

/** Names by id, for ids that are organisations. */
export async function organisationNames(reads: Reads, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (ids.length === 0) return {};
  const rows = await reads
    .selectFrom("organisation")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
