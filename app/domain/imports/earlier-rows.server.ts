// Knows which earlier rows of the same file carry the same number or look the same; must never judge what that means.
import { isAmong } from "#db/many-rows.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** Lines of the file, by the number that they carry and by what their contract looks like. */
export type Seen = { readonly numbers: Map<string, number>; readonly looks: Map<string, number> };

export function nothingSeen(): Seen {
  return { numbers: new Map(), looks: new Map() };
}

/**
 * The first line above `before` for each of these values. Where a row stands is looked at here: asked for as well, the database would walk
 * through all earlier rows for each slice.
 */
async function linesBy(reads: Reads, batchId: string, column: "externalId" | "look", values: readonly string[], before: number) {
  const lines = new Map<string, number>();
  if (values.length === 0 || before === 0) return lines;
  const wanted = values.map((value) => ({ [column]: value }));
  const rows = await reads
    .selectFrom("importRow")
    .select([`${column} as value`, "line", "position"])
    .where("batchId", "=", batchId)
    .where(isAmong(reads, "importRow", [column], wanted))
    .execute();
  for (const { value, line, position } of rows) {
    if (position < before) lines.set(value, Math.min(lines.get(value) ?? line, line));
  }
  return lines;
}

/** What rows of the batch before position `before` have of these numbers and looks. */
export async function seenEarlier(
  reads: Reads,
  batchId: string,
  { numbers, looks }: { readonly numbers: readonly string[]; readonly looks: readonly string[] },
  before: number,
): Promise<Seen> {
  return { numbers: await linesBy(reads, batchId, "externalId", numbers, before), looks: await linesBy(reads, batchId, "look", looks, before) };
}
