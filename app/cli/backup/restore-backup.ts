// Knows how an archive becomes an instance again: proved first, brought back whole or not at all; must never write over anything.
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isEmptyPostgres, restorePostgres } from "#db/backup/postgres.ts";
import { SQLITE_FILE } from "#db/backup/snapshot.ts";
import { knownSchemas } from "#db/version.ts";
import { type Parts, readArchive } from "./archive.ts";
import { pathOfFile } from "./kept-files.ts";
import type { PhaseProgress } from "./make-backup.ts";
import { BackupProblem, databaseName, fileName, MANIFEST_NAME, type Manifest, ManifestShape } from "./manifest.ts";

export type RestoreWish = { readonly from: string; readonly dataDir: string; readonly databaseUrl: string | undefined; readonly onProgress: PhaseProgress };

function manifestOf(parts: Parts): Manifest {
  const bytes = parts.get(MANIFEST_NAME)?.bytes;
  if (!bytes) throw new BackupProblem("This is not a backup, or it was cut off: its manifest is missing.");
  const parsed = ManifestShape.safeParse(JSON.parse(bytes.toString("utf8")));
  if (!parsed.success) throw new BackupProblem("The manifest of this backup is not understood; it may come from a newer version of the product.");
  return parsed.data;
}

function checkParts(manifest: Manifest, parts: Parts): void {
  const expected = [
    { name: databaseName(manifest.dialect), ...manifest.database },
    ...manifest.files.map(({ hash, size }) => ({ name: fileName(hash), size, sha256: hash })),
  ];
  for (const { name, size, sha256 } of expected) {
    const part = parts.get(name);
    if (!part) throw new BackupProblem(`The backup is damaged: ${name} is missing.`);
    if (part.size !== size || part.sha256 !== sha256) throw new BackupProblem(`The backup is damaged: ${name} is not what the manifest says.`);
  }
  if (parts.size !== expected.length + 1) throw new BackupProblem("The backup is damaged: it holds parts that its manifest does not name.");
}

/** Reads the whole archive and compares every part with the manifest. Touches nothing. */
export async function verifyArchive(from: string, onProgress: PhaseProgress): Promise<Manifest> {
  if (!existsSync(from)) throw new BackupProblem(`${from} does not exist.`);
  const { size } = await stat(from);
  const parts = await readArchive(
    from,
    (name) => (name === MANIFEST_NAME ? "memory" : null),
    (bytes) => onProgress("verify", bytes, size),
  );
  const manifest = manifestOf(parts);
  checkParts(manifest, parts);
  onProgress("verify", size, size);
  return manifest;
}

async function isEmptyFolder(folder: string): Promise<boolean> {
  return readdir(folder).then(
    (names) => names.length === 0,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return true;
      throw error;
    },
  );
}

/** Refuses another dialect's place, a schema this product does not know, and a place that holds anything. */
async function checkPlace({ dataDir, databaseUrl }: RestoreWish, { dialect, schemaVersion, productVersion }: Manifest): Promise<void> {
  if (dialect === "sqlite" && databaseUrl) throw new BackupProblem("This is a backup of a SQLite database: leave --database-url out.");
  if (dialect === "postgres" && !databaseUrl) throw new BackupProblem("This is a backup of a PostgreSQL database: say --database-url postgres://…");
  if (!knownSchemas(dialect).includes(schemaVersion))
    throw new BackupProblem(`This backup has the schema ${schemaVersion} of version ${productVersion}: install that version or a newer one first.`);
  if (!(await isEmptyFolder(dataDir))) throw new BackupProblem(`${dataDir} is not empty; nothing is ever restored over something. Name another folder.`);
  if (databaseUrl && !(await isEmptyPostgres(databaseUrl)))
    throw new BackupProblem("The database is not empty; nothing is ever restored over something. Create a new one.");
}

async function unpack(wish: RestoreWish, manifest: Manifest, stage: string): Promise<void> {
  const files = join(stage, "files");
  const folders = new Set(manifest.files.map(({ hash }) => dirname(pathOfFile(files, hash))));
  for (const folder of [files, ...folders]) await mkdir(folder, { recursive: true });
  const place = (name: string): string | "memory" => {
    if (name === MANIFEST_NAME) return "memory";
    return name.startsWith("files/") ? pathOfFile(files, name.slice("files/".length)) : join(stage, "database");
  };
  const { size } = await stat(wish.from);
  const parts = await readArchive(wish.from, place, (bytes) => wish.onProgress("restore", bytes, size));
  // Proved once more on what was written: the archive may have changed since it was read.
  checkParts(manifest, parts);
  wish.onProgress("restore", size, size);
}

/**
 * Verifies, refuses, unpacks beside, and moves into place at the end, the database last: until then no instance can start there.
 * The schema stays as it was; the product's next start migrates it. The search index is not in the archive and builds itself anew.
 */
export async function restoreBackup(wish: RestoreWish): Promise<Manifest> {
  const manifest = await verifyArchive(wish.from, wish.onProgress);
  await checkPlace(wish, manifest);
  await mkdir(wish.dataDir, { recursive: true });
  // Inside the folder, because a mounted volume cannot be renamed as a whole.
  const files = join(wish.dataDir, "files");
  const stage = join(wish.dataDir, `.restoring-${randomUUID()}`);
  await mkdir(stage, { mode: 0o700 });
  try {
    await unpack(wish, manifest, stage);
    await rename(join(stage, "files"), files);
    if (wish.databaseUrl) await restorePostgres(wish.databaseUrl, join(stage, "database"));
    else await rename(join(stage, "database"), join(wish.dataDir, SQLITE_FILE));
    return manifest;
  } catch (error) {
    await rm(files, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
