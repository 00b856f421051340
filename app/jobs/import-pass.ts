// Knows how batches are worked off behind the pages: read, checked, taken, undone, a slice at a time. A stop loses nothing.
import { setImmediate as giveWay } from "node:timers/promises";
import { releaseLease, takeLease } from "#app/domain/events/readers.server.ts";
import type { FileStore } from "#app/domain/files/file.ts";
import { clearRows, keepRows, keepTable, refuseFile } from "#app/domain/imports/commands/keep-table.server.ts";
import { recordChecked, takeSlice, undoSlice } from "#app/domain/imports/commands/record-rows.server.ts";
import { judgeContracts } from "#app/domain/imports/commands/take-contracts.server.ts";
import { type GivenRow, type ImportOrder, type SeenIds, type TakenRow, takeRows } from "#app/domain/imports/commands/take-rows.server.ts";
import { isContractKind, isWorking } from "#app/domain/imports/import-batch.ts";
import { orderOf, rowOf } from "#app/domain/imports/order.server.ts";
import { nextWorkingBatch } from "#app/domain/imports/queries.server.ts";
import { type BatchFacts, findBatch, type RowFacts, rowsFrom } from "#app/domain/imports/rows.server.ts";
import { readTableInPieces, type TakeRows } from "#app/domain/imports/table/read-table.server.ts";
import { isRefusal, refuse } from "#app/kernel/refusal.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";

const SLICE = 100;
/** Contracts are judged and written this many at a time, their tallies summed once. */
const CONTRACTS_SLICE = 500;
const LEASE = "imports";
const BUSY = "import.busy";
/** Longer than the slowest file may be read. */
const LEASE_MS = 120_000;

export type ImportTools = { readonly unitOfWork: UnitOfWork; readonly reads: Reads; readonly files: Pick<FileStore, "open"> };

/** Hears of a batch as far as it has come. */
type OnProgress = (batch: BatchFacts) => void;

/** Takes a dry run's writes back after its rows were judged. */
class TakenBack extends Error {}

/** Judges rows by the very commands that would take them, and writes none. */
export async function judgeRows(unitOfWork: UnitOfWork, order: ImportOrder, rows: readonly GivenRow[], seen: SeenIds): Promise<readonly TakenRow[]> {
  let judged: readonly TakenRow[] = [];
  const work = unitOfWork(async (tx, now) => {
    judged = await takeRows(tx, order, rows, seen, now);
    throw new TakenBack();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return judged;
}

function sliceOf(batch: BatchFacts): number {
  return isContractKind(batch.kind) ? CONTRACTS_SLICE : SLICE;
}

function givenOf(batch: BatchFacts, row: RowFacts): GivenRow {
  return { position: row.position, line: row.line, row: rowOf(batch.headers, row.cells), problem: row.cells.length === 0 ? row.problem : null };
}

/** Piece by piece; a stop in between begins anew, and a file that turns out unreadable leaves no row. */
async function read({ unitOfWork, reads, files }: ImportTools, batch: BatchFacts, onProgress: OnProgress): Promise<void> {
  const bytes = await files.open(batch.fileHash);
  const batchId = batch.id;
  await unitOfWork((tx) => clearRows(tx, batchId));
  const onRows: TakeRows = async (rows, position, head) => {
    await unitOfWork((tx, now) => keepRows(tx, { batchId, head, position, rows }, now));
    onProgress({ ...batch, rowsDone: position + rows.length });
  };
  try {
    const table = await readTableInPieces(bytes ?? new Uint8Array(), batch.fileName, onRows);
    await unitOfWork((tx, now) => keepTable(tx, { batchId, table }, now));
  } catch (error) {
    if (!isRefusal(error) || error.code === BUSY) throw error;
    const current = (await findBatch(reads, batchId)) ?? batch;
    await unitOfWork((tx) => clearRows(tx, batchId));
    await unitOfWork((tx, now) => refuseFile(tx, current, error, now));
  }
}

async function seenBefore(reads: Reads, batch: BatchFacts): Promise<SeenIds> {
  const rows = await reads
    .selectFrom("importRow")
    .select((eb) => ["externalId", eb.fn.min("line").as("line")])
    .where("batchId", "=", batch.id)
    .where("position", "<", batch.rowsDone)
    .where("externalId", "!=", "")
    .groupBy("externalId")
    .execute();
  return new Map(rows.map((row) => [row.externalId, Number(row.line)]));
}

async function check({ unitOfWork, reads }: ImportTools, batch: BatchFacts): Promise<void> {
  const rows = await rowsFrom(reads, batch.id, batch.rowsDone, sliceOf(batch));
  const order = await orderOf(reads, batch);
  const given = rows.map((row) => givenOf(batch, row));
  const { kind } = batch;
  if (!isContractKind(kind)) {
    const judged = await judgeRows(unitOfWork, order, given, await seenBefore(reads, batch));
    return unitOfWork((tx, now) => recordChecked(tx, batch.id, judged, now));
  }
  const contracts = { kind, batchId: batch.id, mapping: order.mapping };
  await unitOfWork(async (tx, now) => recordChecked(tx, batch.id, await judgeContracts(tx, contracts, given, now), now));
}

async function take({ unitOfWork, reads }: ImportTools, batch: BatchFacts): Promise<void> {
  const order = await orderOf(reads, batch);
  await unitOfWork((tx, now) => takeSlice(tx, batch.id, order, givenOf, sliceOf(batch), now));
}

/**
 * Renews the lease in each write itself: a process that was overtaken writes nothing more. After each write pages get their turn: on SQLite
 * nothing else would let them in before the last row is done.
 */
function leased(unitOfWork: UnitOfWork, holder: string): UnitOfWork {
  return async (work) => {
    const result = await unitOfWork(async (tx, now) => {
      if (!(await takeLease(tx, { name: LEASE, holder, ms: LEASE_MS }, now))) refuse(BUSY);
      return work(tx, now);
    });
    await giveWay();
    return result;
  };
}

/** One slice of what the batch waits for, or its whole file, told piece by piece. Refuses `import.busy` where another process has taken the work over. */
async function workOn(given: ImportTools, batch: BatchFacts, holder: string, onProgress: OnProgress = () => {}): Promise<void> {
  const tools = { ...given, unitOfWork: leased(given.unitOfWork, holder) };
  if (batch.state === "reading") return read(tools, batch, onProgress);
  if (batch.state === "checking") return check(tools, batch);
  if (batch.state === "importing") return take(tools, batch);
  await tools.unitOfWork((tx, now) => undoSlice(tx, batch.id, sliceOf(batch), now));
}

/** Takes or renews the right to work on batches; refuses `import.busy` while another process has it. */
export async function holdImports(unitOfWork: UnitOfWork, holder: string): Promise<void> {
  if (!(await unitOfWork((tx, now) => takeLease(tx, { name: LEASE, holder, ms: LEASE_MS }, now)))) refuse(BUSY);
}

export async function leaveImports(unitOfWork: UnitOfWork, holder: string): Promise<void> {
  await unitOfWork((tx) => releaseLease(tx, LEASE, holder));
}

/** Works one batch until an importer must decide; for the command line, which holds the lease. */
export async function finishStep(tools: ImportTools, holder: string, batchId: string, onProgress?: OnProgress): Promise<BatchFacts> {
  await holdImports(tools.unitOfWork, holder);
  for (;;) {
    const batch = await findBatch(tools.reads, batchId);
    if (!batch) throw new Error(`no batch ${batchId}`);
    onProgress?.(batch);
    if (!isWorking(batch.state)) return batch;
    await workOn(tools, batch, holder, onProgress);
  }
}

/** Works off every batch that waits, oldest first; another process that holds the lease is left to it. */
export async function followWithImports(tools: ImportTools, holder: string, isClosing: () => boolean): Promise<void> {
  let isHeld = false;
  try {
    while (!isClosing()) {
      const batch = await nextWorkingBatch(tools.reads);
      if (!batch) break;
      await workOn(tools, batch, holder);
      isHeld = true;
    }
  } catch (error) {
    if (isRefusal(error) && error.code === BUSY) return;
    throw error;
  }
  if (isHeld) await leaveImports(tools.unitOfWork, holder);
}
