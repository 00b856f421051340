// Knows how a file that is read becomes the rows of its batch, or how its refusal is written down; must never read the file.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { RefusalFacts } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import { insertMany } from "#db/many-rows.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type ColumnChoice, guessColumns, isTemplate } from "../columns.ts";
import { isContractKind } from "../import-batch.ts";
import { orderOf, rowOf } from "../order.server.ts";
import { type BatchFacts, loadBatch, stateAfter, updateBatch } from "../rows.server.ts";
import type { CountedHead } from "../table/read-table.server.ts";
import type { TableHead, TableRow } from "../table/table.ts";
import { endStep } from "./end-step.server.ts";
import { judgeContracts } from "./take-contracts.server.ts";
import type { TakenRow } from "./take-rows.server.ts";
import { foundOf } from "./write-rows.server.ts";

/** Whatever an earlier start has left of the batch's rows. */
export async function clearRows(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom("importRow").where("batchId", "=", batchId).execute();
}

/** A catalogue known by its mapping file needs no asking, nor does our own template; else the columns are guessed and asked for. */
function isKnown(batch: BatchFacts, { headers }: TableHead): boolean {
  return batch.catalogue !== null || isTemplate(batch.kind, headers);
}

function columnsOf(batch: BatchFacts, { headers }: TableHead): ColumnChoice {
  return batch.catalogue?.columns ?? guessColumns(batch.kind, headers);
}

/** Contracts are judged by reading alone, so those whose columns are known are judged before they are kept: each row is written once. */
function isJudgedAtOnce(batch: BatchFacts, head: TableHead): boolean {
  return isContractKind(batch.kind) && isKnown(batch, head);
}

export type ReadRows = { readonly batchId: string; readonly head: TableHead; readonly position: number; readonly rows: readonly TableRow[] };

async function judgedAtOnce(tx: Tx, batch: BatchFacts, { head, position, rows }: ReadRows, now: Instant): Promise<readonly TakenRow[] | null> {
  const { kind, id } = batch;
  if (!isContractKind(kind) || !isJudgedAtOnce(batch, head)) return null;
  const { mapping } = await orderOf(tx, { ...batch, headers: head.headers, columns: columnsOf(batch, head) });
  const given = rows.map(({ line, cells, problem }, at) => ({ position: position + at, line, row: rowOf(head.headers, cells), problem }));
  return judgeContracts(tx, { kind, batchId: id, mapping }, given, now);
}

const UNTAKEN = { nounId: null, nounVersion: null, before: null, undo: "", undoReason: "" };

/** Keeps the next rows of the file, from `position` on, judged already where that can be, and says how far the reading has come. */
export async function keepRows(tx: Tx, input: ReadRows, now: Instant): Promise<void> {
  const { batchId, position, rows } = input;
  const batch = await loadBatch(tx, batchId);
  const judged = await judgedAtOnce(tx, batch, input, now);
  const values = rows.map(({ line, cells, problem }, at) => {
    const found = judged?.[at] ?? { externalId: "", title: "", look: "", result: problem ? ("refused" as const) : ("pending" as const), problem };
    return { ...UNTAKEN, batchId, position: position + at, line, cells: JSON.stringify(cells), ...foundOf(found) };
  });
  await insertMany(tx, "importRow", values);
  await updateBatch(tx, batch, { rowsDone: position + rows.length }, now);
}

/** The file is read to its end: the columns are asked for, or the dry run begins, or, where each row was judged as it came, is over. */
export async function keepTable(tx: Tx, input: { readonly batchId: string; readonly table: CountedHead }, now: Instant): Promise<void> {
  const { table } = input;
  const batch = await loadBatch(tx, input.batchId);
  const verb = isKnown(batch, table) ? "read" : "askColumns";
  const state = stateAfter(batch, verb);
  const mapping = JSON.stringify({ columns: columnsOf(batch, table), catalogue: batch.catalogue });
  const read = { headers: JSON.stringify(table.headers), notes: JSON.stringify(table.notes), mapping };
  await updateBatch(tx, batch, { ...read, state, rowCount: table.rowCount, rowsDone: 0 }, now);
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "importBatch", nounId: batch.id, verb, data: { state, rows: table.rowCount } });
  if (isJudgedAtOnce(batch, table)) await endStep(tx, await loadBatch(tx, batch.id), now);
}

/** Writes down that the file cannot be read, and why. */
export async function refuseFile(tx: Tx, batch: BatchFacts, why: { readonly code: string; readonly facts: RefusalFacts }, now: Instant): Promise<void> {
  const state = stateAfter(batch, "refuseFile");
  await updateBatch(tx, batch, { state, problem: why.code, problemFacts: JSON.stringify(why.facts) }, now);
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "importBatch", nounId: batch.id, verb: "refuseFile", data: { state } });
}
