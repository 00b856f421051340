// Knows how a file that was read becomes the rows of its batch, or how its refusal is written down; must never read the file.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { RefusalFacts } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import { insertMany } from "#db/many-rows.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { guessColumns, isTemplate } from "../columns.ts";
import { type BatchFacts, loadBatch, stateAfter, updateBatch } from "../rows.server.ts";
import type { CountedHead } from "../table/read-table.server.ts";
import type { TableRow } from "../table/table.ts";

/** Whatever an earlier start has left of the batch's rows. */
export async function clearRows(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom("importRow").where("batchId", "=", batchId).execute();
}

/** Keeps the next rows of the file, from `position` on, and says how far the reading has come. */
export async function keepRows(
  tx: Tx,
  input: { readonly batchId: string; readonly position: number; readonly rows: readonly TableRow[] },
  now: Instant,
): Promise<void> {
  const { batchId, position, rows } = input;
  const batch = await loadBatch(tx, batchId);
  const fresh = { batchId, externalId: "", title: "", nounId: null, nounVersion: null, before: null, undo: "", undoReason: "" };
  const values = rows.map(({ line, cells, problem }, at) => ({
    ...fresh,
    position: position + at,
    line,
    cells: JSON.stringify(cells),
    result: problem ? "refused" : "pending",
    problem: problem?.code ?? "",
    problemFacts: JSON.stringify(problem?.facts ?? {}),
  }));
  await insertMany(tx, "importRow", values);
  await updateBatch(tx, batch, { rowsDone: position + rows.length }, now);
}

/** A catalogue known by its mapping file needs no asking; else the columns are guessed and, unless the file is our template, asked for. */
export async function keepTable(tx: Tx, input: { readonly batchId: string; readonly table: CountedHead }, now: Instant): Promise<void> {
  const { table } = input;
  const batch = await loadBatch(tx, input.batchId);
  const isKnown = batch.catalogue !== null || isTemplate(batch.kind, table.headers);
  const verb = isKnown ? "read" : "askColumns";
  const state = stateAfter(batch, verb);
  const columns = batch.catalogue?.columns ?? guessColumns(batch.kind, table.headers);
  const mapping = JSON.stringify({ columns, catalogue: batch.catalogue });
  const read = { headers: JSON.stringify(table.headers), notes: JSON.stringify(table.notes), mapping };
  await updateBatch(tx, batch, { ...read, state, rowCount: table.rowCount, rowsDone: 0 }, now);
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "importBatch", nounId: batch.id, verb, data: { state, rows: table.rowCount } });
}

/** Writes down that the file cannot be read, and why. */
export async function refuseFile(tx: Tx, batch: BatchFacts, why: { readonly code: string; readonly facts: RefusalFacts }, now: Instant): Promise<void> {
  const state = stateAfter(batch, "refuseFile");
  await updateBatch(tx, batch, { state, problem: why.code, problemFacts: JSON.stringify(why.facts) }, now);
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "importBatch", nounId: batch.id, verb: "refuseFile", data: { state } });
}
