// Keeps the database, the files and the settings in one archive while the site works, and writes down that it did.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { instantOf } from "#app/kernel/time.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { type BackupMade, makeBackup } from "./backup/make-backup.ts";
import { phaseBars } from "./backup/phase-bars.ts";
import { recordBackup } from "./backup/record-backup.ts";

const USAGE = "npm run backup -- --to DIR\n  which database and files: DATA_DIR and DATABASE_URL, as for npm start\n";

/** Null, after the usage, when the flags are not right. */
function readFolder(): string | null {
  try {
    const { values } = parseArgs({ options: { to: { type: "string" } } });
    if (values.to) return values.to;
    process.stderr.write(USAGE);
  } catch (error) {
    process.stderr.write(`${USAGE}${error instanceof Error ? error.message : ""}\n`);
  }
  return null;
}

function tell({ path, bytes, sha256, manifest }: BackupMade, isRecorded: boolean): number {
  process.stdout.write(`${path}\n`);
  const { eventSeq, files, missing, schemaVersion } = manifest;
  process.stderr.write(`Kept: the database up to event ${eventSeq} (schema ${schemaVersion}) and ${files.length} files, ${bytes} bytes.\nSHA-256 ${sha256}\n`);
  if (!isRecorded) process.stderr.write("The database has an older schema, so the operations page will not show this backup until npm run db:migrate.\n");
  if (missing.length === 0) return 0;
  process.stderr.write(`${missing.length} files are named by the database but gone or damaged on the disk; bring them back from an earlier backup:\n`);
  for (const hash of missing) process.stderr.write(`${hash}\n`);
  return 1;
}

async function backup(to: string): Promise<number> {
  const { dataDir, databaseUrl, filesDir } = readEnvironment();
  const clock = () => instantOf(Date.now());
  const productVersion = String(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version);
  const bars = phaseBars();
  try {
    const made = await makeBackup({ place: { dataDir, databaseUrl }, filesDir, to, clock, productVersion, onProgress: bars.onProgress });
    bars.stop();
    return tell(made, await recordBackup({ dataDir, databaseUrl }, made, clock));
  } catch (error) {
    bars.stop();
    process.stderr.write(`No backup was made. ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

const to = readFolder();
process.exitCode = to ? await backup(to) : 2;
