// Knows how a spreadsheet's parts leave their zip without filling the memory; must never know what a part says.
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { UnreadableFile } from "./table.ts";

const MB = 1024 * 1024;
export const ZIP_LIMITS = {
  entries: 1_000,
  expandedBytes: 200 * MB,
  sharedStringsBytes: 64 * MB,
  /** Expanded bytes for each packed one; ordinary sheets reach 30. */
  ratio: 100,
  /** Below this size a high ratio harms nobody. */
  ratioFrom: MB,
} as const;
const SHARED_STRINGS = /(^|\/)sharedStrings\.xml$/iu;
const STORED = 0;
const DEFLATED = 8;

function judgeEntry(entry: Entry): void {
  if (entry.isEncrypted()) throw new UnreadableFile("encrypted");
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw new UnreadableFile("notSpreadsheet");
  const isSteep = entry.uncompressedSize >= ZIP_LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * ZIP_LIMITS.ratio;
  const isLong = SHARED_STRINGS.test(entry.fileName) && entry.uncompressedSize > ZIP_LIMITS.sharedStringsBytes;
  if (isSteep || isLong) throw new UnreadableFile("bomb");
}

/** Reads the directory alone and judges it before anything is inflated. Packed sizes that outgrow the file are overlapping entries. */
async function readDirectory(zip: ZipFile, fileBytes: number): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > ZIP_LIMITS.entries) throw new UnreadableFile("tooManyEntries", { max: ZIP_LIMITS.entries });
  let expanded = 0;
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    judgeEntry(entry);
    expanded += entry.uncompressedSize;
    packed += entry.compressedSize;
    if (expanded > ZIP_LIMITS.expandedBytes || packed > fileBytes) throw new UnreadableFile("bomb");
    entries.set(entry.fileName, entry);
  }
  return entries;
}

export type ZipParts = {
  has(name: string): boolean;
  /** The part's bytes as they inflate, as often as they are asked for; every byte is counted once, so that a directory that lies is caught. */
  read(name: string): AsyncGenerator<Uint8Array>;
};

/** Opens a zip held in memory. Throws `UnreadableFile` for bombs, encrypted entries and what is no zip. */
export async function openZipParts(bytes: Uint8Array): Promise<ZipParts> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, autoClose: false }).catch(() => {
    throw new UnreadableFile("notSpreadsheet");
  });
  const entries = await readDirectory(zip, bytes.byteLength).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? error : new UnreadableFile("notSpreadsheet");
  });
  let expanded = 0;
  const counted = new Map<string, number>();
  async function* read(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name);
    if (!entry) throw new UnreadableFile("notSpreadsheet");
    let own = 0;
    const stream = await zip.openReadStreamPromise(entry);
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        own += chunk.length;
        const before = counted.get(name) ?? 0;
        if (own > before) {
          expanded += own - before;
          counted.set(name, own);
        }
        if (own > entry.uncompressedSize || expanded > ZIP_LIMITS.expandedBytes) throw new UnreadableFile("bomb");
        yield chunk;
      }
    } catch (error) {
      // The library itself stops a stream that outgrows its declared size.
      if (error instanceof Error && /too many bytes|not enough bytes/u.test(error.message)) throw new UnreadableFile("bomb");
      throw error instanceof UnreadableFile ? error : new UnreadableFile("notSpreadsheet");
    } finally {
      stream.destroy();
    }
  }
  return { has: (name) => entries.has(name), read };
}
