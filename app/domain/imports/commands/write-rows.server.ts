// Knows how what became of many rows is written down in few statements; must never judge one.
import { updateMany } from "#db/many-rows.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { TakenRow } from "./take-rows.server.ts";

const KEYS = ["batchId", "position"] as const;

function found(batchId: string, { position, result, problem }: TakenRow) {
  return { batchId, position, result, problem: problem?.code ?? "", problemFacts: JSON.stringify(problem?.facts ?? {}) };
}

/** Writes what the dry run found over rows that are there already, with the names by which the report knows them. */
export async function writeJudged(tx: Tx, batchId: string, rows: readonly TakenRow[]): Promise<void> {
  const values = rows.map((row) => ({ ...found(batchId, row), externalId: row.externalId, title: row.title }));
  await updateMany(tx, "importRow", KEYS, values);
}

/** Writes what became of judged rows; their names are known. */
export async function writeTaken(tx: Tx, batchId: string, rows: readonly TakenRow[]): Promise<void> {
  const values = rows.map((row) => {
    const { nounId, nounVersion, before } = row;
    return { ...found(batchId, row), nounId, nounVersion, before: before === null ? null : JSON.stringify(before) };
  });
  await updateMany(tx, "importRow", KEYS, values);
}
