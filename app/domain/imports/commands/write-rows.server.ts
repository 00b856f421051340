// Knows how what became of many rows is written down in few statements; must never judge one.
import type { Tx } from "#db/unit-of-work.ts";
import type { TakenRow } from "./take-rows.server.ts";

/** Fourteen parameters a row, bounded on both dialects. */
const ROWS_A_STATEMENT = 500;

function rowValues(batchId: string, row: TakenRow) {
  const { position, line, externalId, title, result, problem, nounId, nounVersion, before } = row;
  const kept = { nounId, nounVersion, before: before === null ? null : JSON.stringify(before), undo: "", undoReason: "", cells: "[]" };
  return { batchId, position, line, externalId, title, result, problem: problem?.code ?? "", problemFacts: JSON.stringify(problem?.facts ?? {}), ...kept };
}

/** Writes results over rows that are there already; their cells stay. */
export async function writeRows(tx: Tx, batchId: string, rows: readonly TakenRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await tx
      .insertInto("importRow")
      .values(rows.slice(at, at + ROWS_A_STATEMENT).map((row) => rowValues(batchId, row)))
      .onConflict((conflict) =>
        conflict.columns(["batchId", "position"]).doUpdateSet((eb) => ({
          externalId: eb.ref("excluded.externalId"),
          title: eb.ref("excluded.title"),
          result: eb.ref("excluded.result"),
          problem: eb.ref("excluded.problem"),
          problemFacts: eb.ref("excluded.problemFacts"),
          nounId: eb.ref("excluded.nounId"),
          nounVersion: eb.ref("excluded.nounVersion"),
          before: eb.ref("excluded.before"),
        })),
      )
      .execute();
  }
}
