// Knows how a batch and its rows are loaded and written under a version guard; must never judge them.
import { z } from "zod";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { ImportBatchTable, ImportRowTable } from "#db/schema.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import type { ColumnChoice } from "./columns.ts";
import { KeptMapping } from "./fields.ts";
import { type BatchState, type BatchVerb, type ImportKind, judgeBatchMove, type Problem, ROW_RESULTS, type RowCounts, type RowResult } from "./import-batch.ts";
import type { Mapping } from "./mapping.ts";

const BATCH_COLUMNS = [
  "id",
  "kind",
  "source",
  "fileHash",
  "fileName",
  "rowCount",
  "rowsDone",
  "state",
  "headers",
  "mapping",
  "openUntil",
  "notes",
  "problem",
  "problemFacts",
  "orgId",
  "actorId",
  "createdAt",
  "updatedAt",
  "version",
] as const;

const facts = z.record(z.string(), z.union([z.string(), z.number()]));
const notes = z.array(z.object({ code: z.string(), facts }));
const texts = z.array(z.string());

export type BatchFacts = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly fileHash: string;
  readonly fileName: string;
  readonly rowCount: number;
  /** How far the step that is running, or ran last, has come. */
  readonly rowsDone: number;
  readonly state: BatchState;
  readonly headers: readonly string[];
  readonly columns: ColumnChoice;
  /** A known catalogue's own mapping; null where the columns were chosen. */
  readonly catalogue: Mapping | null;
  readonly openUntil: Instant | null;
  readonly notes: readonly Problem[];
  readonly problem: Problem | null;
  readonly actorId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
};

type BatchRow = Pick<ImportBatchTable, (typeof BATCH_COLUMNS)[number]>;

function factsOf(row: BatchRow): BatchFacts {
  const { mapping, problem, problemFacts, ...rest } = row;
  return {
    ...rest,
    kind: row.kind as ImportKind,
    state: row.state as BatchState,
    headers: texts.parse(JSON.parse(row.headers)),
    ...KeptMapping.parse(JSON.parse(mapping)),
    openUntil: row.openUntil as Instant | null,
    notes: notes.parse(JSON.parse(row.notes)),
    problem: problem === "" ? null : { code: problem, facts: facts.parse(JSON.parse(problemFacts)) },
  };
}

export function selectBatches(reads: Reads) {
  return reads.selectFrom("importBatch").select(BATCH_COLUMNS);
}

export function readBatch(row: BatchRow): BatchFacts {
  return factsOf(row);
}

export async function findBatch(reads: Reads, batchId: string): Promise<BatchFacts | undefined> {
  const row = await selectBatches(reads).where("id", "=", batchId).executeTakeFirst();
  return row && factsOf(row);
}

/** Refuses `import.notFound`. */
export async function loadBatch(tx: Tx, batchId: string): Promise<BatchFacts> {
  return (await findBatch(tx, batchId)) ?? refuse("import.notFound");
}

export type BatchChange = Partial<Omit<ImportBatchTable, "id" | "createdAt" | "version">>;

/** Writes where the version is still the one loaded; refuses `import.changedMeanwhile`. */
export async function updateBatch(tx: Tx, batch: BatchFacts, change: BatchChange, now: Instant): Promise<void> {
  const result = await tx
    .updateTable("importBatch")
    .set({ ...change, updatedAt: now, version: batch.version + 1 })
    .where("id", "=", batch.id)
    .where("version", "=", batch.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) refuse("import.changedMeanwhile");
}

/** The state a verb leads to from the batch's own; refuses `import.wrongState`. */
export function stateAfter(batch: BatchFacts, verb: BatchVerb): BatchState {
  return judgeBatchMove(batch.state, verb).to;
}

/** Without `look`, by which only later rows of the file are found. */
export type RowFacts = Omit<ImportRowTable, "cells" | "problemFacts" | "problem" | "result" | "look"> & {
  readonly cells: readonly string[];
  readonly result: RowResult;
  readonly problem: Problem | null;
};

export const ROW_COLUMNS = [
  "batchId",
  "position",
  "line",
  "externalId",
  "title",
  "cells",
  "result",
  "problem",
  "problemFacts",
  "nounId",
  "nounVersion",
  "before",
  "undo",
  "undoReason",
] as const;

export function readRow(row: Omit<ImportRowTable, "look">): RowFacts {
  const { problemFacts, ...rest } = row;
  return {
    ...rest,
    cells: texts.parse(JSON.parse(row.cells)),
    result: row.result as RowResult,
    problem: row.problem === "" ? null : { code: row.problem, facts: facts.parse(JSON.parse(problemFacts)) },
  };
}

/** Rows from `position` on, in the order of the file. A batch's positions have no gaps: asked for from both sides, no more than these are looked at. */
export async function rowsFrom(reads: Reads, batchId: string, position: number, limit: number): Promise<readonly RowFacts[]> {
  const rows = await reads
    .selectFrom("importRow")
    .select(ROW_COLUMNS)
    .where("batchId", "=", batchId)
    .where("position", ">=", position)
    .where("position", "<", position + limit)
    .orderBy("position")
    .execute();
  return rows.map(readRow);
}

export async function countRows(reads: Reads, batchId: string): Promise<RowCounts> {
  const rows = await reads
    .selectFrom("importRow")
    .select((eb) => ["result", eb.fn.countAll<number>().as("count")])
    .where("batchId", "=", batchId)
    .groupBy("result")
    .execute();
  const counts = new Map(rows.map((row) => [row.result, Number(row.count)]));
  return Object.fromEntries(ROW_RESULTS.map((result) => [result, counts.get(result) ?? 0])) as RowCounts;
}

/** What a finished batch no longer needs: the file itself is kept by its hash. */
export async function dropCells(tx: Tx, batchId: string): Promise<void> {
  await tx.updateTable("importRow").set({ cells: "[]" }).where("batchId", "=", batchId).where("cells", "!=", "[]").execute();
}
