// Knows how a finished backup is written down where the operations page reads it; must never migrate the database for that.
import { join } from "node:path";
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import { SQLITE_FILE } from "#db/backup/snapshot.ts";
import { openPostgres } from "#db/dialects/postgres.ts";
import { openSqliteWriter } from "#db/dialects/sqlite.ts";
import type { DatabasePlace } from "#db/open.ts";
import { makeUnitOfWork } from "#db/unit-of-work.ts";
import { knownSchemas, schemaVersion } from "#db/version.ts";
import type { BackupMade } from "./make-backup.ts";

/** False on an older schema, which may lack the table: a backup before an upgrade leaves the database as it is. */
export async function recordBackup(place: DatabasePlace, made: BackupMade, clock: () => Instant): Promise<boolean> {
  const dialect = place.databaseUrl ? "postgres" : "sqlite";
  const db = place.databaseUrl ? openPostgres(place.databaseUrl, { max: 1 }) : openSqliteWriter(join(place.dataDir, SQLITE_FILE));
  try {
    if ((await schemaVersion(db)) !== knownSchemas(dialect).at(-1)) return false;
    const { manifest, startedAt, bytes, name, sha256 } = made;
    const counts = { eventSeq: manifest.eventSeq, fileCount: manifest.files.length, missingFiles: manifest.missing.length, bytes };
    const archive = { schemaVersion: manifest.schemaVersion, archiveName: name, archiveHash: sha256 };
    await makeUnitOfWork({ db, dialect, clock })((tx, now) =>
      tx
        .insertInto("backupRun")
        .values({ id: newId(), startedAt, finishedAt: now, ...counts, ...archive })
        .execute(),
    );
    return true;
  } finally {
    await db.destroy();
  }
}
