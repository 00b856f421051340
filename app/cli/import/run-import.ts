// Knows how the command line drives the same batches as the page, from file to report; must never judge a row itself.
import { SingleBar } from "cli-progress";
import type { FileStore } from "#app/domain/files/file.ts";
import { guessColumns, isTemplate, requiredFields } from "#app/domain/imports/columns.ts";
import { commitBatch, undoBatch } from "#app/domain/imports/commands/move-batch.server.ts";
import { openBatch } from "#app/domain/imports/commands/open-batch.server.ts";
import { judgeContracts } from "#app/domain/imports/commands/take-contracts.server.ts";
import type { GivenRow, SeenIds, TakenRow } from "#app/domain/imports/commands/take-rows.server.ts";
import { nothingSeen } from "#app/domain/imports/earlier-rows.server.ts";
import { type ImportKind, isContractKind } from "#app/domain/imports/import-batch.ts";
import type { Mapping } from "#app/domain/imports/mapping.ts";
import { mappingOf, rowOf } from "#app/domain/imports/order.server.ts";
import { wholeReport } from "#app/domain/imports/queries.server.ts";
import { type BatchFacts, countRows } from "#app/domain/imports/rows.server.ts";
import { readTableHead, readTableInPieces } from "#app/domain/imports/table/read-table.server.ts";
import type { TableRow } from "#app/domain/imports/table/table.ts";
import { finishStep, holdImports, judgeRows, leaveImports } from "#app/jobs/import-pass.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { type RefusalFacts, refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { TellRows } from "./tell.ts";

export type CommandServices = { readonly unitOfWork: UnitOfWork; readonly reads: Reads; readonly files: FileStore };
export type CommandOrder = {
  readonly kind: ImportKind;
  readonly source: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A catalogue's own mapping; undefined where the file's own columns say enough. */
  readonly known: Mapping | undefined;
  /** Exclusive end of the window for imported challenges; null = open. */
  readonly openUntil: Instant | null;
};

const SLICE = 200;
/** Another command or server leaves batches alone while this one works; a command that died is followed when its lease ends. */
const HOLDER = `command-${newId()}`;

/**
 * How the file is read without asking anybody: our template by itself, a list of contracts by the names of its columns, anything else by
 * the catalogue's mapping. Refuses `import.columnMissing` for a list of contracts in which a needed column cannot be told by its name.
 */
export async function mappingFor(reads: Reads, order: Omit<CommandOrder, "known" | "openUntil">, catalogue: () => Mapping): Promise<Mapping | undefined> {
  const { kind, bytes, name } = order;
  const { headers } = await readTableHead(bytes, name);
  if (isTemplate(kind, headers)) return undefined;
  if (!isContractKind(kind)) return catalogue();
  const columns = guessColumns(kind, headers);
  if (requiredFields(kind).some((field) => columns[field] === undefined)) refuse("import.columnMissing");
  return mappingOf(reads, { headers, columns });
}

type Judge = (given: readonly GivenRow[]) => Promise<readonly TakenRow[]>;

function judgeOf({ unitOfWork }: CommandServices, { kind, source, openUntil }: CommandOrder, mapping: Mapping): Judge {
  const ids: SeenIds = new Map();
  if (!isContractKind(kind)) return (given) => judgeRows(unitOfWork, { kind, source, openUntil, mapping }, given, ids);
  const seen = nothingSeen();
  return (given) => unitOfWork((tx, now) => judgeContracts(tx, { kind, batchId: "", mapping }, given, now, seen));
}

/** Judges every row and writes none: neither a listing nor a batch. */
export async function tryImport(services: CommandServices, order: CommandOrder, tell: TellRows): Promise<void> {
  const { kind, bytes, name, known } = order;
  const { headers } = await readTableHead(bytes, name);
  const judge = judgeOf(services, order, known ?? (await mappingOf(services.reads, { headers, columns: guessColumns(kind, headers) })));
  await readTableInPieces(bytes, name, async (rows: readonly TableRow[], position) => {
    for (let at = 0; at < rows.length; at += SLICE) {
      const given = rows
        .slice(at, at + SLICE)
        .map(({ line, cells, problem }, offset): GivenRow => ({ position: position + at + offset, line, row: rowOf(headers, cells), problem }));
      tell((await judge(given)).map((row) => ({ ...row, undo: "", undoReason: "" })));
    }
  });
}

function withBar(name: string) {
  const bar = new SingleBar({ stream: process.stderr, format: `${name} {bar} {value}/{total}`, hideCursor: true });
  bar.start(1, 0);
  const show = (batch: BatchFacts) => {
    // How many rows a file has is known when it was read.
    bar.setTotal(Math.max(1, batch.rowCount, batch.rowsDone));
    bar.update(batch.rowsDone);
  };
  return { show, stop: () => bar.stop() };
}

function demandReadable(batch: BatchFacts): void {
  if (batch.state === "unreadable" && batch.problem) refuse(batch.problem.code, batch.problem.facts as RefusalFacts);
}

async function tellAll(reads: Reads, batch: BatchFacts, tell: TellRows): Promise<void> {
  for await (const rows of wholeReport(reads, batch)) tell(rows);
}

/** File to listings or contracts: kept, read, judged, taken. Refuses `import.*` for what cannot be read or taken. Returns the batch's id. */
export async function importBatch(services: CommandServices, order: CommandOrder, tell: TellRows): Promise<string> {
  const { unitOfWork, reads, files } = services;
  const { kind, source, openUntil, known } = order;
  await holdImports(unitOfWork, HOLDER);
  const file = await files.put(order.bytes, order.name);
  const batchId = await unitOfWork((tx, now) => openBatch(tx, SYSTEM_ACTOR, { kind, source, file, openUntil, catalogue: known ?? null }, now));
  const tools = { unitOfWork, reads, files };
  const bar = withBar("Importing");
  const checked = await finishStep(tools, HOLDER, batchId, bar.show);
  demandReadable(checked);
  const { created, updated } = await countRows(reads, batchId);
  if (created + updated > 0) await unitOfWork((tx, now) => commitBatch(tx, SYSTEM_ACTOR, { batchId }, now));
  const done = await finishStep(tools, HOLDER, batchId, bar.show);
  bar.stop();
  await leaveImports(unitOfWork, HOLDER);
  await tellAll(reads, done, tell);
  return batchId;
}

/** Takes a batch off again and says of each row what became of it. */
export async function undoImport({ unitOfWork, reads, files }: CommandServices, batchId: string, tell: TellRows): Promise<void> {
  await holdImports(unitOfWork, HOLDER);
  await unitOfWork((tx, now) => undoBatch(tx, SYSTEM_ACTOR, { batchId }, now));
  const bar = withBar("Undoing");
  const done = await finishStep({ unitOfWork, reads, files }, HOLDER, batchId, bar.show);
  bar.stop();
  await leaveImports(unitOfWork, HOLDER);
  await tellAll(reads, done, tell);
}
