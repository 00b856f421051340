// Knows the plain table that every file becomes, and how large one may be; must never know what a column means.
import type { Problem } from "../import-batch.ts";

/** A row by the file's own line or sheet row; `problem` says why it cannot be read. Cells stand in the order of the headers. */
export type TableRow = { readonly line: number; readonly cells: readonly string[]; readonly problem: Problem | null };

/** What a file says before its first row. `notes` say what was left out on purpose, such as a hidden sheet. */
export type TableHead = { readonly headers: readonly string[]; readonly notes: readonly Problem[] };
/** A small file, read whole. */
export type Table = TableHead & { readonly rows: readonly TableRow[] };
/** A file being read: rows leave it one by one in its order, so that however many there are, few are held. */
export type OpenTable = TableHead & { readonly rows: AsyncIterable<TableRow> };

export const TABLE_MAX_ROWS = 100_000;
export const TABLE_MAX_COLUMNS = 200;
/** Characters in one cell; also a spreadsheet's own bound. */
export const CELL_MAX = 32_767;
/** Characters of all cells together. */
export const TABLE_MAX_CHARACTERS = 40_000_000;

/** The file cannot be taken at all: becomes the refusal `import.<code>` outside the worker. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: UnreadableCode,
    readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

export const UNREADABLE_CODES = [
  "tooHeavy",
  "tooManyEntries",
  "bomb",
  "encrypted",
  "notSpreadsheet",
  "noSheet",
  "noHeader",
  "mergedHeader",
  "doubleHeader",
  "tooManyRows",
  "tooManyColumns",
  "unknownEncoding",
  "brokenCsv",
  "unknownKind",
  "empty",
] as const;
export type UnreadableCode = (typeof UNREADABLE_CODES)[number];

/** The names of the columns; refuses a head without any, with too many or with the same one twice. */
export function headersOf(cells: readonly string[]): readonly string[] {
  const named = cells.map((cell) => cell.trim());
  if (named.every((header) => header === "")) throw new UnreadableFile("noHeader");
  if (named.length > TABLE_MAX_COLUMNS) throw new UnreadableFile("tooManyColumns", { max: TABLE_MAX_COLUMNS });
  const twice = named.find((header, at) => header !== "" && named.indexOf(header) !== at);
  if (twice !== undefined) throw new UnreadableFile("doubleHeader", { name: twice.slice(0, 60) });
  return named;
}

/** Lets rows pass under the bounds; every reader goes through it. Refuses a table without rows at its end. */
export async function* bounded(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  let count = 0;
  let characters = 0;
  for await (const row of rows) {
    if (++count > TABLE_MAX_ROWS) throw new UnreadableFile("tooManyRows", { max: TABLE_MAX_ROWS });
    for (const cell of row.cells) characters += cell.length;
    if (characters > TABLE_MAX_CHARACTERS) throw new UnreadableFile("tooHeavy");
    const long = row.cells.findIndex((cell) => cell.length > CELL_MAX);
    yield long < 0 ? row : { ...row, cells: [], problem: row.problem ?? { code: "tooLong", facts: { column: long + 1 } } };
  }
  if (count === 0) throw new UnreadableFile("empty");
}
