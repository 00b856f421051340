// Knows the command line that brings an outside catalogue in and takes a batch off again; must never know a catalogue's words.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isTemplate } from "#app/domain/imports/columns.ts";
import { MappingFile } from "#app/domain/imports/fields.ts";
import type { ImportKind } from "#app/domain/imports/import-batch.ts";
import type { Mapping } from "#app/domain/imports/mapping.ts";
import { readTable } from "#app/domain/imports/table/read-table.server.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import { endOfDay, type Instant, isDay } from "#app/kernel/time.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { type CommandServices, importBatch, tryImport, undoImport } from "./import/run-import.ts";
import { sayRefusal, tell } from "./import/tell.ts";

const USAGE = `npm run import -- outcomes|challenges FILE --source NAME [--mapping FILE] [--dry-run] [--open-until YYYY-MM-DD]
npm run import -- undo BATCH
FILE ends in .xlsx, .csv or .jsonl. Without --mapping, our own template is recognised and anything else is read as the provincial market's.
`;
const DEFAULT_MAPPING = fileURLToPath(new URL("../../seeds/mappings/provincial-market.json", import.meta.url));

function stop(message: string): never {
  process.stderr.write(`${message}\n${USAGE}`);
  process.exit(2);
}

/** A unit of work that wakes no readers: this command runs them once, at its end. */
function quiet(composed: Awaited<ReturnType<typeof composeServices>>): CommandServices {
  return { unitOfWork: composed.unitOfWorkAt(composed.clock), reads: composed.reads, files: composed.files };
}

type ImportWish = {
  readonly kind: ImportKind;
  readonly file: string;
  readonly source: string;
  readonly mappingPath: string | undefined;
  readonly openUntil: Instant | null;
  readonly isDryRun: boolean;
};
type Wish = { readonly undo: string } | ImportWish;

function readWish(): Wish {
  const options = { source: { type: "string" }, mapping: { type: "string" }, "dry-run": { type: "boolean" }, "open-until": { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [kind, file] = positionals;
  if (kind === "undo") return file ? { undo: file } : stop("Say which batch to undo.");
  if (kind !== "outcomes" && kind !== "challenges") stop("Say what the file holds: outcomes or challenges.");
  if (!file || !values.source) stop("A file and --source are needed.");
  const day = values["open-until"];
  if (day !== undefined && !isDay(day)) stop("--open-until must be a day such as 2026-12-31.");
  const openUntil = day !== undefined && isDay(day) ? endOfDay(day) : null;
  return { kind, file, source: values.source, mappingPath: values.mapping, openUntil, isDryRun: values["dry-run"] ?? false };
}

function readMapping(path: string): Mapping {
  return MappingFile.parse(JSON.parse(readFileSync(path, "utf8")));
}

async function bringIn(services: CommandServices, wish: ImportWish): Promise<void> {
  const bytes = readFileSync(wish.file);
  const name = basename(wish.file);
  const table = await readTable(bytes, name);
  const usual = isTemplate(wish.kind, table.headers) ? undefined : DEFAULT_MAPPING;
  const path = wish.mappingPath ?? usual;
  const order = { ...wish, name, bytes, table, known: path === undefined ? undefined : readMapping(path) };
  if (wish.isDryRun) return tell(await tryImport(services, order));
  const { batchId, rows } = await importBatch(services, order);
  tell(rows);
  process.stderr.write(`Batch ${batchId}; to undo: npm run import -- undo ${batchId}\nIndexing and matching…\n`);
}

const wish = readWish();
const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
try {
  if ("undo" in wish) tell(await undoImport(quiet(composed), wish.undo));
  else await bringIn(quiet(composed), wish);
  await composed.jobs.runOnce();
} catch (error) {
  if (!isRefusal(error)) throw error;
  sayRefusal(error);
  process.exitCode = 1;
} finally {
  await composed.close();
}
