// Knows a spreadsheet or document by its zip's own directory, for writers that put the telling parts last; must never inflate a part.
import { fromBufferPromise } from "yauzl";

const MAX_ENTRIES = 2_000;
const CONTENT_TYPES = "[Content_Types].xml";
const KINDS = [
  ["xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
] as const;

async function entryNames(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, autoClose: false });
  const names = new Set<string>();
  if (zip.entryCount > MAX_ENTRIES) return names;
  for await (const entry of zip.eachEntry()) names.add(entry.fileName);
  return names;
}

/** The media type of an XLSX or DOCX; null for any other zip and for what is none. */
export async function officeKind(bytes: Uint8Array): Promise<string | null> {
  const names = await entryNames(bytes).catch((): ReadonlySet<string> => new Set());
  if (!names.has(CONTENT_TYPES)) return null;
  return KINDS.find(([part]) => names.has(part))?.[1] ?? null;
}
