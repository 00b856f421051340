// Knows how what became of many rows is written down in few statements; must never judge one.
import { updateMany } from "#db/many-rows.ts";
import type { ImportRowTable } from "#db/schema.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { TakenRow } from "./take-rows.server.ts";

const KEYS = ["batchId", "position"] as const;

type Found = Pick<ImportRowTable, "externalId" | "title" | "look" | "result"> & Pick<TakenRow, "problem">;

function answerOf({ result, problem }: Pick<Found, "result" | "problem">) {
  return { result, problem: problem?.code ?? "", problemFacts: problem ? JSON.stringify(problem.facts) : "{}" };
}

/** What was found of a row, as its columns keep it, with the names by which the report knows it. */
export function foundOf({ externalId, title, look, result, problem }: Found) {
  return { externalId, title, look, ...answerOf({ result, problem }) };
}

/** Writes what the dry run found over rows that are there already. */
export async function writeJudged(tx: Tx, batchId: string, rows: readonly TakenRow[]): Promise<void> {
  const values = rows.map((row) => ({ batchId, position: row.position, ...foundOf(row) }));
  await updateMany(tx, "importRow", KEYS, values);
}

/** Writes what became of judged rows; their names are known, and their cells, which the file keeps, are needed no longer. */
export async function writeTaken(tx: Tx, batchId: string, rows: readonly TakenRow[]): Promise<void> {
  const values = rows.map((row) => {
    const { nounId, nounVersion, before } = row;
    return { batchId, position: row.position, ...answerOf(row), cells: "[]", nounId, nounVersion, before: before === null ? null : JSON.stringify(before) };
  });
  await updateMany(tx, "importRow", KEYS, values);
}
