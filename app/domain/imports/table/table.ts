// Knows the plain table that every file becomes, and how large one may be; must never know what a column means.
import type { Problem } from "../import-batch.ts";

/** A row by the file's own line or sheet row; `problem` says why it cannot be read. Cells stand in the order of the headers. */
export type TableRow = { readonly line: number; readonly cells: readonly string[]; readonly problem: Problem | null };

/** `notes` say what was left out on purpose, such as a hidden sheet. */
export type Table = { readonly headers: readonly string[]; readonly rows: readonly TableRow[]; readonly notes: readonly Problem[] };

/** What is known of a table without its rows. */
export type TableHead = Pick<Table, "headers" | "notes"> & { readonly rowCount: number };

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

/** Gathers rows under the bounds; every reader goes through it. */
export class TableBuilder {
  readonly #rows: TableRow[] = [];
  #characters = 0;

  add(row: TableRow): void {
    if (this.#rows.length >= TABLE_MAX_ROWS) throw new UnreadableFile("tooManyRows", { max: TABLE_MAX_ROWS });
    for (const cell of row.cells) this.#characters += cell.length;
    if (this.#characters > TABLE_MAX_CHARACTERS) throw new UnreadableFile("tooHeavy");
    const long = row.cells.findIndex((cell) => cell.length > CELL_MAX);
    this.#rows.push(long < 0 ? row : { ...row, cells: [], problem: row.problem ?? { code: "tooLong", facts: { column: long + 1 } } });
  }

  /** Refuses a head without names or with the same name twice, and a table without rows. */
  finish(headers: readonly string[], notes: readonly Problem[]): Table {
    const named = headers.map((header) => header.trim());
    if (named.every((header) => header === "")) throw new UnreadableFile("noHeader");
    if (named.length > TABLE_MAX_COLUMNS) throw new UnreadableFile("tooManyColumns", { max: TABLE_MAX_COLUMNS });
    const twice = named.find((header, at) => header !== "" && named.indexOf(header) !== at);
    if (twice !== undefined) throw new UnreadableFile("doubleHeader", { name: twice.slice(0, 60) });
    if (this.#rows.length === 0) throw new UnreadableFile("empty");
    return { headers: named, rows: this.#rows, notes };
  }
}
