// Knows how parts become one tar file and are read back part by part; must never know what a part means.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import tar from "tar-stream";
import { BackupProblem, isPartName } from "./manifest.ts";

const OWNER_ONLY = 0o600;

export type ArchiveWriter = {
  addBytes(name: string, bytes: Uint8Array): Promise<void>;
  addFile(name: string, path: string, size: number): Promise<void>;
  /** Everything is on the disk when this resolves. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
};

/** Readable by its owner only: an archive holds personal data and password hashes. */
export function writeArchive(path: string, now: Date): ArchiveWriter {
  const pack = tar.pack();
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const written = pipeline(pack, counted, createWriteStream(path, { flags: "wx", mode: OWNER_ONLY }));
  // A failure shows in finish(); until then it must not end the process.
  written.catch(() => {});
  const add = (name: string, size: number, body: Readable) =>
    new Promise<void>((done, fail) => {
      const entry = pack.entry({ name, size, mode: OWNER_ONLY, mtime: now }, (error) => (error ? fail(error) : done()));
      written.catch(fail);
      body.once("error", (error) => {
        pack.destroy(error);
        fail(error);
      });
      body.pipe(entry);
    });
  return {
    addBytes: (name, part) => add(name, part.length, Readable.from([part])),
    addFile: (name, from, size) => add(name, size, createReadStream(from)),
    async finish() {
      pack.finalize();
      await written;
      const file = await open(path, "r");
      await file.sync();
      await file.close();
      return { bytes, sha256: hash.digest("hex") };
    },
  };
}

export type PartSeen = { readonly name: string; readonly size: number; readonly sha256: string };
/** Where a part's bytes go: a path to write, "memory" for a small one, null to be hashed only. */
export type PartPlace = (name: string) => string | "memory" | null;

async function takePart(body: AsyncIterable<Buffer>, place: string | null): Promise<{ sha256: string; size: number; bytes: Buffer | null }> {
  const hash = createHash("sha256");
  const kept: Buffer[] = [];
  let size = 0;
  const hashed = async function* () {
    for await (const chunk of body) {
      hash.update(chunk);
      size += chunk.length;
      if (place === "memory") kept.push(chunk);
      yield chunk;
    }
  };
  if (place === null || place === "memory") for await (const _ of hashed());
  else await pipeline(hashed, createWriteStream(place, { flags: "wx", mode: OWNER_ONLY }));
  return { sha256: hash.digest("hex"), size, bytes: place === "memory" ? Buffer.concat(kept) : null };
}

export type Parts = ReadonlyMap<string, PartSeen & { readonly bytes: Buffer | null }>;

async function readParts(path: string, placeOf: PartPlace, onProgress: (bytes: number) => void): Promise<Parts> {
  const seen = new Map<string, PartSeen & { readonly bytes: Buffer | null }>();
  let read = 0;
  const extract = tar.extract();
  const fed = pipeline(createReadStream(path), extract);
  // The loop below hears of it first; awaited at the end.
  fed.catch(() => {});
  for await (const entry of extract) {
    const { name, type } = entry.header;
    if (type !== "file" || !isPartName(name) || seen.has(name)) throw new BackupProblem(`This is not a backup of ours: it holds ${JSON.stringify(name)}.`);
    const part = await takePart(entry, placeOf(name));
    seen.set(name, { name, ...part });
    read += part.size;
    onProgress(read);
  }
  await fed;
  return seen;
}

/** Reads the archive once from end to end. Refuses names that no backup writes, the same name twice, and a file that breaks off. */
export async function readArchive(path: string, placeOf: PartPlace, onProgress: (bytes: number) => void): Promise<Parts> {
  try {
    return await readParts(path, placeOf, onProgress);
  } catch (error) {
    // The disk's own words (no space, no such file) say more than we could.
    if (error instanceof BackupProblem || (error as NodeJS.ErrnoException).syscall) throw error;
    throw new BackupProblem(`This is not a backup, or it is damaged: ${(error as Error).message}.`);
  }
}
