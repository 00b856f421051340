// Knows how everything that cannot be derived becomes one archive, while the site works; must never migrate or change what it copies.
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Instant } from "#app/kernel/time.ts";
import { copyDatabase } from "#db/backup/snapshot.ts";
import type { DatabasePlace } from "#db/open.ts";
import { type ArchiveWriter, writeArchive } from "./archive.ts";
import { keptHashes, soundBytes } from "./kept-files.ts";
import { databaseName, fileName, MANIFEST_NAME, type Manifest } from "./manifest.ts";

export type PhaseProgress = (phase: "database" | "files" | "verify" | "restore", done: number, total: number) => void;
export type BackupWish = {
  readonly place: DatabasePlace;
  readonly filesDir: string;
  /** The folder that receives the archive; made when it is not there. */
  readonly to: string;
  readonly clock: () => Instant;
  readonly productVersion: string;
  readonly onProgress: PhaseProgress;
};
export type BackupMade = {
  readonly path: string;
  readonly name: string;
  readonly startedAt: Instant;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifest: Manifest;
};

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Adds every sound file; returns what was added and which were no longer what their names say. */
async function addFiles(archive: ArchiveWriter, filesDir: string, onProgress: PhaseProgress) {
  const hashes = await keptHashes(filesDir);
  const files: Manifest["files"] = [];
  for (const [index, hash] of hashes.entries()) {
    const bytes = await soundBytes(filesDir, hash);
    if (bytes) {
      await archive.addBytes(fileName(hash), bytes);
      files.push({ hash, size: bytes.length });
    }
    onProgress("files", index + 1, hashes.length);
  }
  return files;
}

async function fill(wish: BackupWish, folder: string, startedAt: Instant) {
  const copy = join(folder, "database");
  const { fileHashes, ...facts } = await copyDatabase(wish.place, copy, (done, total) => wish.onProgress("database", done, total));
  const database = { size: (await stat(copy)).size, sha256: await hashOfFile(copy) };
  const archive = writeArchive(join(folder, "archive"), new Date(startedAt));
  await archive.addFile(databaseName(facts.dialect), copy, database.size);
  // Files are only ever added, so those of the copied database are all there after it.
  const files = await addFiles(archive, wish.filesDir, wish.onProgress);
  const kept = new Set(files.map((file) => file.hash));
  const missing = fileHashes.filter((hash) => !kept.has(hash));
  const made = { format: 1, product: "yuekuaizhuan", productVersion: wish.productVersion, createdAt: startedAt } as const;
  const manifest: Manifest = { ...made, ...facts, database, files, missing };
  await archive.addBytes(MANIFEST_NAME, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  return { manifest, ...(await archive.finish()) };
}

/** Writes beside and renames: the folder never holds half an archive under an archive's name. Missing files are named, not fatal. */
export async function makeBackup(wish: BackupWish): Promise<BackupMade> {
  const startedAt = wish.clock();
  await mkdir(wish.to, { recursive: true });
  const folder = join(wish.to, `.unfinished-${randomUUID()}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    const filled = await fill(wish, folder, startedAt);
    const name = `yuekuaizhuan-${startedAt.replace(/[-:.]/gu, "")}.tar`;
    const path = join(wish.to, name);
    await rename(join(folder, "archive"), path);
    return { path, name, startedAt, ...filled };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
