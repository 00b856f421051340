// Knows the command line that brings an outside catalogue in; must never know a catalogue's words (its mapping does).
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { newId } from "#app/kernel/id.ts";
import { endOfDay, type Instant, isDay } from "#app/kernel/time.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { type ImportKind, importFile, type RowReport } from "./import/import-file.ts";
import { MappingShape } from "./import/mapping.ts";
import { readRows } from "./import/read-rows.ts";

const USAGE = "npm run import -- outcomes|challenges FILE --source NAME [--mapping FILE] [--dry-run] [--open-until YYYY-MM-DD]\n";
const DEFAULT_MAPPING = fileURLToPath(new URL("../../seeds/mappings/provincial-market.json", import.meta.url));

function stop(message: string): never {
  process.stderr.write(`${message}\n${USAGE}`);
  process.exit(2);
}

function readWish() {
  const options = { source: { type: "string" }, mapping: { type: "string" }, "dry-run": { type: "boolean" }, "open-until": { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [kind, file] = positionals;
  if (kind !== "outcomes" && kind !== "challenges") stop("Say what the file holds: outcomes or challenges.");
  if (!file || !values.source) stop("A file and --source are needed.");
  const day = values["open-until"];
  if (day !== undefined && !isDay(day)) stop("--open-until must be a day such as 2026-12-31.");
  const mapping = MappingShape.parse(JSON.parse(readFileSync(values.mapping ?? DEFAULT_MAPPING, "utf8")));
  const openUntil: Instant | null = day !== undefined && isDay(day) ? endOfDay(day) : null;
  return { kind: kind as ImportKind, file, source: values.source, mapping, openUntil, dryRun: values["dry-run"] ?? false };
}

function tell(reports: readonly RowReport[]): void {
  process.stdout.write("line\texternalId\tresult\treason\n");
  for (const one of reports) process.stdout.write(`${one.line}\t${one.externalId}\t${one.result}\t${one.reason}\n`);
  const count = (result: RowReport["result"]) => reports.filter((one) => one.result === result).length;
  for (const one of reports) if (one.result === "refused") process.stderr.write(`line ${one.line} refused (${one.externalId || "no id"}): ${one.reason}\n`);
  process.stderr.write(`created ${count("created")}, updated ${count("updated")}, unchanged ${count("unchanged")}, refused ${count("refused")}\n`);
}

const wish = readWish();
const lines = readRows(wish.file);
const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
try {
  const bar = new SingleBar({ stream: process.stderr, format: "Importing {bar} {value}/{total}", hideCursor: true });
  bar.start(lines.length, 0);
  const reports = await importFile(composed.unitOfWork, { ...wish, lines, onProgress: (done) => bar.update(done) });
  bar.stop();
  tell(reports);
  if (!wish.dryRun) {
    const fileHash = createHash("sha256").update(readFileSync(wish.file)).digest("hex");
    const batch = { id: newId(), kind: wish.kind, source: wish.source, fileHash, rowCount: lines.length, actorId: "system" };
    await composed.unitOfWork((tx, now) =>
      tx
        .insertInto("importBatch")
        .values({ ...batch, createdAt: now })
        .execute(),
    );
    process.stderr.write("Indexing and matching…\n");
    await composed.jobs.runOnce();
  }
} finally {
  await composed.close();
}
