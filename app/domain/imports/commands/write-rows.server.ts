// Knows how what became of many rows is written down in few statements; must never judge one.
import { updateMany } from "#db/many-rows.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { TakenRow } from "./take-rows.server.ts";

function rowValues(batchId: string, row: TakenRow) {
  const { position, externalId, title, result, problem, nounId, nounVersion, before } = row;
  const kept = { nounId, nounVersion, before: before === null ? null : JSON.stringify(before) };
  return { batchId, position, externalId, title, result, problem: problem?.code ?? "", problemFacts: JSON.stringify(problem?.facts ?? {}), ...kept };
}

/** Writes results over rows that are there already; their lines and cells stay. */
export async function writeRows(tx: Tx, batchId: string, rows: readonly TakenRow[]): Promise<void> {
  await updateMany(
    tx,
    "importRow",
    ["batchId", "position"],
    rows.map((row) => rowValues(batchId, row)),
  );
}
