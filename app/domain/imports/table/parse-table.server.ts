// Knows which reader a file's name and first bytes call for; runs inside the worker only.
import { readCsv, readJsonl } from "./delimited.server.ts";
import { readSheet } from "./sheet.server.ts";
import { type Table, UnreadableFile } from "./table.ts";
import { readWorkbook } from "./workbook.server.ts";
import { openZipParts } from "./zip-parts.server.ts";

/** The dictionary sheet of our own template is for people. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(["填写说明", "How to fill"]);

async function readXlsx(bytes: Uint8Array): Promise<Table> {
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
  return readSheet(parts.read(sheet.part), book, notes);
}

/** By name: `.xlsx`, `.csv` or `.jsonl`. Throws `UnreadableFile`. */
export async function parseTable(bytes: Uint8Array, name: string): Promise<Table> {
  const lower = name.toLowerCase();
  if (lower.endsWith(".xlsx")) return readXlsx(bytes);
  if (lower.endsWith(".csv")) return readCsv(bytes);
  if (lower.endsWith(".jsonl")) return readJsonl(bytes);
  throw new UnreadableFile("unknownKind");
}
