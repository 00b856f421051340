// Knows how the command line drives the same batches as the page, from file to report; must never judge a row itself.
import { SingleBar } from "cli-progress";
import type { FileStore } from "#app/domain/files/file.ts";
import { guessColumns } from "#app/domain/imports/columns.ts";
import { commitBatch, undoBatch } from "#app/domain/imports/commands/move-batch.server.ts";
import { openBatch } from "#app/domain/imports/commands/open-batch.server.ts";
import type { GivenRow, SeenIds } from "#app/domain/imports/commands/take-rows.server.ts";
import type { ImportKind } from "#app/domain/imports/import-batch.ts";
import type { Mapping } from "#app/domain/imports/mapping.ts";
import { mappingOf, rowOf } from "#app/domain/imports/order.server.ts";
import { batchReport } from "#app/domain/imports/queries.server.ts";
import type { BatchFacts } from "#app/domain/imports/rows.server.ts";
import { TABLE_MAX_ROWS, type Table } from "#app/domain/imports/table/table.ts";
import { finishStep, holdImports, judgeRows, leaveImports } from "#app/jobs/import-pass.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { type RefusalFacts, refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { ToldRow } from "./tell.ts";

export type CommandServices = { readonly unitOfWork: UnitOfWork; readonly reads: Reads; readonly files: FileStore };
export type CommandOrder = {
  readonly kind: ImportKind;
  readonly source: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly table: Table;
  /** A catalogue's own mapping; undefined for our template. */
  readonly known: Mapping | undefined;
  /** Exclusive end of the window for imported challenges; null = open. */
  readonly openUntil: Instant | null;
};

const SLICE = 200;
/** Another command or server leaves batches alone while this one works; a command that died is followed when its lease ends. */
const HOLDER = `command-${newId()}`;

/** Judges every row and writes none: neither a listing nor a batch. */
export async function tryImport({ unitOfWork, reads }: CommandServices, order: CommandOrder): Promise<readonly ToldRow[]> {
  const { kind, source, openUntil, table, known } = order;
  const mapping = known ?? (await mappingOf(reads, { headers: table.headers, columns: guessColumns(kind, table.headers) }));
  const seen: SeenIds = new Map();
  const told: ToldRow[] = [];
  for (let at = 0; at < table.rows.length; at += SLICE) {
    const given = table.rows
      .slice(at, at + SLICE)
      .map(({ line, cells, problem }, offset): GivenRow => ({ position: at + offset, line, row: rowOf(table.headers, cells), problem }));
    const judged = await judgeRows(unitOfWork, { kind, source, openUntil, mapping }, given, seen);
    told.push(...judged.map((row) => ({ ...row, undo: "", undoReason: "" })));
  }
  return told;
}

function withBar(name: string) {
  const bar = new SingleBar({ stream: process.stderr, format: `${name} {bar} {value}/{total}`, hideCursor: true });
  bar.start(1, 0);
  const show = (batch: BatchFacts) => {
    bar.setTotal(Math.max(1, batch.rowCount));
    bar.update(batch.rowsDone);
  };
  return { show, stop: () => bar.stop() };
}

function demandReadable(batch: BatchFacts): void {
  if (batch.state === "unreadable" && batch.problem) refuse(batch.problem.code, batch.problem.facts as RefusalFacts);
}

/** File to listings: kept, read, judged, taken. Refuses `import.*` for what cannot be read or taken. */
export async function importBatch(services: CommandServices, order: CommandOrder): Promise<{ readonly batchId: string; readonly rows: readonly ToldRow[] }> {
  const { unitOfWork, reads, files } = services;
  const { kind, source, openUntil, known } = order;
  await holdImports(unitOfWork, HOLDER);
  const file = await files.put(order.bytes, order.name);
  const batchId = await unitOfWork((tx, now) => openBatch(tx, SYSTEM_ACTOR, { kind, source, file, openUntil, catalogue: known ?? null }, now));
  const tools = { unitOfWork, reads, files };
  const bar = withBar("Importing");
  const checked = await finishStep(tools, HOLDER, batchId, bar.show);
  demandReadable(checked);
  const report = async (batch: BatchFacts) => (await batchReport(reads, batch, "all", 1, TABLE_MAX_ROWS)).rows;
  const hasNews = (await report(checked)).some((row) => row.result === "created" || row.result === "updated");
  if (hasNews) await unitOfWork((tx, now) => commitBatch(tx, SYSTEM_ACTOR, { batchId }, now));
  const done = await finishStep(tools, HOLDER, batchId, bar.show);
  bar.stop();
  await leaveImports(unitOfWork, HOLDER);
  return { batchId, rows: await report(done) };
}

/** Takes a batch off again and says of each row what became of it. */
export async function undoImport({ unitOfWork, reads, files }: CommandServices, batchId: string): Promise<readonly ToldRow[]> {
  await holdImports(unitOfWork, HOLDER);
  await unitOfWork((tx, now) => undoBatch(tx, SYSTEM_ACTOR, { batchId }, now));
  const bar = withBar("Undoing");
  const done = await finishStep({ unitOfWork, reads, files }, HOLDER, batchId, bar.show);
  bar.stop();
  await leaveImports(unitOfWork, HOLDER);
  return (await batchReport(reads, done, "all", 1, TABLE_MAX_ROWS)).rows;
}
