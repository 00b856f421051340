// Knows which files lie in the store and whether each still is what its name says; must never know whose they are.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = /^[0-9a-f]{2}$/u;
const HASH = /^[0-9a-f]{64}$/u;

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}

/** Hashes of all files of the store, sorted; half-written ones bear other names. */
export async function keptHashes(filesDir: string): Promise<string[]> {
  const folders = (await namesIn(filesDir)).filter((name) => FOLDER.test(name)).sort();
  const hashes: string[] = [];
  for (const folder of folders) hashes.push(...(await namesIn(join(filesDir, folder))).filter((name) => HASH.test(name) && name.startsWith(folder)).sort());
  return hashes;
}

export const pathOfFile = (filesDir: string, hash: string) => join(filesDir, hash.slice(0, 2), hash);

/** The bytes (at most 20 MB, the store's bound), or null where they no longer have their hash. */
export async function soundBytes(filesDir: string, hash: string): Promise<Buffer | null> {
  const bytes = await readFile(pathOfFile(filesDir, hash));
  return createHash("sha256").update(bytes).digest("hex") === hash ? bytes : null;
}
