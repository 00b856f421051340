// Knows how bytes are kept by their hash on disk; must never know who may read them.
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import { refuse } from "#app/kernel/refusal.ts";
import { ALLOWED_MEDIA_TYPES, FILE_MAX_BYTES, type FileStore, safeName } from "./file.ts";
import { officeKind } from "./office-kind.server.ts";

const ZIP = "application/zip";
const HASH = /^[0-9a-f]{64}$/u;

/** Text has no signature: it is UTF-8 or GB 18030 without control bytes. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return false;
  return ["utf-8", "gb18030"].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
}

/** Markup without a signature would be text too: a page in the browser's eyes, so it is not kept. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  return /^\s*(?:\uFEFF)?\s*<(?:!doctype|html|svg|script|\?xml)/iu.test(new TextDecoder().decode(bytes.subarray(0, 512)));
}

async function sniff(bytes: Uint8Array, name: string): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes);
  // Only the first parts of a zip are looked at: a spreadsheet written as a stream begins with its largest one.
  if (found?.mime === ZIP) return officeKind(bytes);
  if (found) return found.mime;
  if (!isText(bytes) || looksLikeMarkup(bytes)) return null;
  return name.toLowerCase().endsWith(".csv") ? "text/csv" : "text/plain";
}

async function isKept(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Files under `folder/ab/abcdef…`; written beside and renamed, so that no half file bears a hash. */
export function openFileStore(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  const put: FileStore["put"] = async (bytes, name) => {
    if (bytes.length === 0) refuse("file.empty");
    if (bytes.length > FILE_MAX_BYTES) refuse("file.tooLarge", { megabytes: FILE_MAX_BYTES / 1024 / 1024 });
    const mediaType = await sniff(bytes, name);
    if (!mediaType || !ALLOWED_MEDIA_TYPES.includes(mediaType)) refuse("file.typeNotAllowed");
    const hash = createHash("sha256").update(bytes).digest("hex");
    const path = pathOf(hash);
    if (!(await isKept(path))) {
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
      const part = `${path}.${randomUUID()}`;
      await writeFile(part, bytes);
      await rename(part, path);
    }
    return { hash, size: bytes.length, mediaType, name: safeName(name) };
  };
  const open: FileStore["open"] = async (hash) => (HASH.test(hash) && (await isKept(pathOf(hash))) ? readFile(pathOf(hash)) : null);
  return { put, open };
}
