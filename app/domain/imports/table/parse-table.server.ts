// Knows which reader a file's name and first bytes call for; runs inside the worker only.
import { openCsv, openJsonl } from "./delimited.server.ts";
import { openSheet } from "./sheet.server.ts";
import { type OpenTable, UnreadableFile } from "./table.ts";
import { readWorkbook } from "./workbook.server.ts";
import { openZipParts } from "./zip-parts.server.ts";

/** The dictionary sheet of our own template is for people. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(["填写说明", "How to fill"]);

async function openXlsx(bytes: Uint8Array): Promise<OpenTable> {
  const parts = await openZipParts(bytes);
  const book = await readWorkbook(parts);
  const hidden = book.sheets.filter((sheet) => sheet.isHidden);
  const shown = book.sheets.filter((sheet) => !sheet.isHidden && !FOR_PEOPLE.has(sheet.name));
  const [sheet, ...others] = shown;
  if (!sheet) throw new UnreadableFile("noSheet");
  const notes = [
    ...hidden.map(({ name }) => ({ code: "hiddenSheet", facts: { name: name.slice(0, 60) } })),
    ...others.map(({ name }) => ({ code: "otherSheet", facts: { name: name.slice(0, 60) } })),
  ];
  return openSheet(() => parts.read(sheet.part), book, notes);
}

/** By name: `.xlsx`, `.csv` or `.jsonl`. Throws `UnreadableFile`, here or while the rows are walked. */
export async function openTable(bytes: Uint8Array, name: string): Promise<OpenTable> {
  const lower = name.toLowerCase();
  if (lower.endsWith(".xlsx")) return openXlsx(bytes);
  if (lower.endsWith(".csv")) return openCsv(bytes);
  if (lower.endsWith(".jsonl")) return openJsonl(bytes);
  throw new UnreadableFile("unknownKind");
}
