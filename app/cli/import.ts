// Knows the command line that brings an outside catalogue in and takes a batch off again; must never know a catalogue's words.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { MappingFile } from "#app/domain/imports/fields.ts";
import { IMPORT_KINDS, type ImportKind, isContractKind } from "#app/domain/imports/import-batch.ts";
import type { Mapping } from "#app/domain/imports/mapping.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import { endOfDay, type Instant, isDay } from "#app/kernel/time.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { type CommandServices, importBatch, mappingFor, tryImport, undoImport } from "./import/run-import.ts";
import { openReport, sayRefusal } from "./import/tell.ts";

const USAGE = `npm run import -- outcomes|challenges FILE --source NAME [--mapping FILE] [--dry-run] [--open-until YYYY-MM-DD]
npm run import -- importedOutput|importedAbsorption FILE --source NAME [--dry-run]
npm run import -- undo BATCH
FILE ends in .xlsx, .csv or .jsonl. Without --mapping, our own template is recognised and anything else is read as the provincial market's;
technology contracts registered elsewhere (importedOutput) or absorbed (importedAbsorption) are read by the names of their columns.
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

function isKind(word: string | undefined): word is ImportKind {
  return IMPORT_KINDS.some((kind) => kind === word);
}

function readWish(): Wish {
  const options = { source: { type: "string" }, mapping: { type: "string" }, "dry-run": { type: "boolean" }, "open-until": { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [kind, file] = positionals;
  if (kind === "undo") return file ? { undo: file } : stop("Say which batch to undo.");
  if (!isKind(kind)) stop(`Say what the file holds: ${IMPORT_KINDS.join(", ")}.`);
  if (!file || !values.source) stop("A file and --source are needed.");
  const day = values["open-until"];
  if (day !== undefined && !isDay(day)) stop("--open-until must be a day such as 2026-12-31.");
  const openUntil = day !== undefined && isDay(day) ? endOfDay(day) : null;
  if (values.mapping !== undefined && isContractKind(kind)) stop("--mapping is for outcomes and challenges.");
  if (openUntil !== null && kind !== "challenges") stop("--open-until is for challenges.");
  return { kind, file, source: values.source, mappingPath: values.mapping, openUntil, isDryRun: values["dry-run"] ?? false };
}

function readMapping(path: string): Mapping {
  return MappingFile.parse(JSON.parse(readFileSync(path, "utf8")));
}

async function bringIn(services: CommandServices, wish: ImportWish): Promise<void> {
  const bytes = readFileSync(wish.file);
  const name = basename(wish.file);
  const file = { ...wish, name, bytes };
  const known = wish.mappingPath ? readMapping(wish.mappingPath) : await mappingFor(services.reads, file, () => readMapping(DEFAULT_MAPPING));
  const { tell, end } = openReport();
  if (wish.isDryRun) {
    await tryImport(services, { ...file, known }, tell);
    return end();
  }
  const batchId = await importBatch(services, { ...file, known }, tell);
  end();
  process.stderr.write(`Batch ${batchId}; to undo: npm run import -- undo ${batchId}\nIndexing and matching…\n`);
}

async function takeOff(services: CommandServices, batchId: string): Promise<void> {
  const { tell, end } = openReport();
  await undoImport(services, batchId, tell);
  end();
}

const wish = readWish();
const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
try {
  if ("undo" in wish) await takeOff(quiet(composed), wish.undo);
  else await bringIn(quiet(composed), wish);
  await composed.jobs.runOnce();
} catch (error) {
  if (!isRefusal(error)) throw error;
  sayRefusal(error);
  process.exitCode = 1;
} finally {
  await composed.close();
}
