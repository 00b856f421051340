// Knows how batches and their reports are read for pages and for the runner; must never decide who may read them.
import type { Reads } from "#db/unit-of-work.ts";
import { isContractKind, ROW_RESULTS, type RowCounts, WORKING_STATES } from "./import-batch.ts";
import { type BatchFacts, countRows, findBatch, ROW_COLUMNS, type RowFacts, readBatch, readRow, selectBatches } from "./rows.server.ts";

export const BATCHES_SHOWN = 100;
export const REPORT_PAGE_SIZE = 100;
const ROWS_A_READ = 500;

export type BatchLine = BatchFacts & { readonly personName: string | null };

/** The newest batches, with who brought them in. */
export async function newestBatches(reads: Reads): Promise<readonly BatchLine[]> {
  const batches = (await selectBatches(reads).orderBy("createdAt", "desc").orderBy("id").limit(BATCHES_SHOWN).execute()).map(readBatch);
  const ids = [...new Set(batches.map((batch) => batch.actorId))];
  const people = ids.length === 0 ? [] : await reads.selectFrom("person").select(["id", "name"]).where("id", "in", ids).execute();
  const names = new Map(people.map((person) => [person.id, person.name]));
  return batches.map((batch) => ({ ...batch, personName: names.get(batch.actorId) ?? null }));
}

/** The batch that has waited longest for the runner. */
export async function nextWorkingBatch(reads: Reads): Promise<BatchFacts | undefined> {
  const row = await selectBatches(reads).where("state", "in", WORKING_STATES).orderBy("updatedAt").orderBy("id").limit(1).executeTakeFirst();
  return row && readBatch(row);
}

export type ReportRow = Omit<RowFacts, "cells" | "before"> & { readonly code: string | null };
export type Report = { readonly rows: readonly ReportRow[]; readonly total: number };
/** Which rows: those with one result, those an undo has kept, or all. */
export const REPORT_FILTERS = [...ROW_RESULTS, "kept", "all"] as const;
export type ReportFilter = (typeof REPORT_FILTERS)[number];

function filtered(reads: Reads, batchId: string, filter: ReportFilter) {
  const rows = reads.selectFrom("importRow").where("batchId", "=", batchId);
  if (filter === "all") return rows;
  return filter === "kept" ? rows.where("undo", "=", "kept") : rows.where("result", "=", filter);
}

async function codesOf(reads: Reads, kind: BatchFacts["kind"], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const table = isContractKind(kind) ? ("techContract" as const) : kind === "outcomes" ? ("outcome" as const) : ("challenge" as const);
  const rows = await reads.selectFrom(table).select(["id", "code"]).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, row.code]));
}

const REPORT_COLUMNS = ROW_COLUMNS.filter((column) => column !== "cells" && column !== "before");

type FoundRow = Omit<Parameters<typeof readRow>[0], "cells" | "before">;

async function reported(reads: Reads, kind: BatchFacts["kind"], found: readonly FoundRow[]): Promise<readonly ReportRow[]> {
  const rows = found.map((row) => readRow({ ...row, cells: "[]", before: null }));
  const ids = rows.flatMap((row) => (row.nounId === null ? [] : [row.nounId]));
  const codes = await codesOf(reads, kind, ids);
  return rows.map(({ cells: _cells, before: _before, ...row }) => ({ ...row, code: codes.get(row.nounId ?? "") ?? null }));
}

/** The whole report in the order of the file, some hundreds of rows at a time. */
export async function* wholeReport(reads: Reads, batch: Pick<BatchFacts, "id" | "kind">): AsyncGenerator<readonly ReportRow[]> {
  for (let from = 0; ; from += ROWS_A_READ) {
    const found = await reads
      .selectFrom("importRow")
      .select(REPORT_COLUMNS)
      .where("batchId", "=", batch.id)
      .where("position", ">=", from)
      .where("position", "<", from + ROWS_A_READ)
      .orderBy("position")
      .execute();
    if (found.length === 0) return;
    yield await reported(reads, batch.kind, found);
  }
}

/** A page of the row-level report, in the order of the file, with our public number where a row has become something. */
export async function batchReport(reads: Reads, batch: BatchFacts, filter: ReportFilter, page: number): Promise<Report> {
  const { total } = await filtered(reads, batch.id, filter)
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const found = await filtered(reads, batch.id, filter)
    .select(REPORT_COLUMNS)
    .orderBy("position")
    .limit(REPORT_PAGE_SIZE)
    .offset((page - 1) * REPORT_PAGE_SIZE)
    .execute();
  return { rows: await reported(reads, batch.kind, found), total: Number(total) };
}

export type BatchPage = { readonly batch: BatchFacts; readonly counts: RowCounts; readonly undone: Readonly<Record<"removed" | "restored" | "kept", number>> };

export async function batchPage(reads: Reads, batchId: string): Promise<BatchPage | undefined> {
  const batch = await findBatch(reads, batchId);
  if (!batch) return undefined;
  const rows = await reads
    .selectFrom("importRow")
    .select((eb) => ["undo", eb.fn.countAll<number>().as("count")])
    .where("batchId", "=", batchId)
    .groupBy("undo")
    .execute();
  const count = (undo: string) => Number(rows.find((row) => row.undo === undo)?.count ?? 0);
  return { batch, counts: await countRows(reads, batchId), undone: { removed: count("removed"), restored: count("restored"), kept: count("kept") } };
}
