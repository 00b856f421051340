// Brings an archive back to an empty place; must never write over anything, so it reads no environment: every place is named.
import { parseArgs } from "node:util";
import { phaseBars } from "./backup/phase-bars.ts";
import { type RestoreWish, restoreBackup } from "./backup/restore-backup.ts";

const USAGE = `npm run restore -- --from FILE --data-dir DIR [--database-url postgres://…]
  DIR must be empty or not there; a PostgreSQL backup also needs an empty database\n`;

/** Null, after the usage, when the flags are not right. */
function readWish(): Omit<RestoreWish, "onProgress"> | null {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ options: { from: text, "data-dir": text, "database-url": text } });
    if (values.from && values["data-dir"]) return { from: values.from, dataDir: values["data-dir"], databaseUrl: values["database-url"] };
    process.stderr.write(USAGE);
  } catch (error) {
    process.stderr.write(`${USAGE}${error instanceof Error ? error.message : ""}\n`);
  }
  return null;
}

async function restore(wish: Omit<RestoreWish, "onProgress">): Promise<number> {
  const bars = phaseBars();
  try {
    const { createdAt, eventSeq, files, missing } = await restoreBackup({ ...wish, onProgress: bars.onProgress });
    bars.stop();
    process.stderr.write(
      `Restored: the database as of ${createdAt}, up to event ${eventSeq}, and ${files.length} files. Every part was what the manifest says.\n`,
    );
    if (missing.length > 0) process.stderr.write(`${missing.length} files were already missing when the backup was made.\n`);
    process.stderr.write(
      "Now, with DATA_DIR (and DATABASE_URL) set to this place: npm run ledger:check, npm run events:verify, npm start. The search index builds itself.\n",
    );
    return 0;
  } catch (error) {
    bars.stop();
    process.stderr.write(`Nothing was restored. ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

const wish = readWish();
process.exitCode = wish ? await restore(wish) : 2;
