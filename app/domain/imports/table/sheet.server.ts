// Knows how one sheet's cells become rows under the head row; must never follow a formula or fill a merged cell.
import type { Problem } from "../import-batch.ts";
import { cellText, type RawCell } from "./cell-value.ts";
import { bounded, CELL_MAX, headersOf, type OpenTable, TABLE_MAX_COLUMNS, TABLE_MAX_ROWS, type TableRow, UnreadableFile } from "./table.ts";
import type { Workbook } from "./workbook.server.ts";
import { stepThroughXml, walkXml } from "./xml.server.ts";

type SheetRow = { readonly line: number; readonly cells: Map<number, string>; problem: Problem | null };
type Range = { readonly ref: string; readonly fromLine: number; readonly toLine: number };

/** `C5` → column 2, line 5. Null for what is no address. */
function addressOf(ref: string): { readonly column: number; readonly line: number } | null {
  const parts = /^([A-Z]{1,3})(\d{1,7})$/u.exec(ref);
  if (!parts) return null;
  const column = [...(parts[1] ?? "")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, line: Number(parts[2]) };
}

function rangeOf(ref: string): Range | null {
  const [first = "", last = first] = ref.split(":");
  const from = addressOf(first);
  const to = addressOf(last);
  return from && to ? { ref, fromLine: Math.min(from.line, to.line), toLine: Math.max(from.line, to.line) } : null;
}

/** Takes in the walk of one sheet. Cells without an address follow the one before, as the format allows. */
class SheetReader {
  /** Rows that have ended since they were last taken away. */
  readonly rows: SheetRow[] = [];
  readonly #book: Workbook;
  #row: SheetRow | null = null;
  #line = 0;
  #column = -1;
  #ref = "";
  #cell = { type: "", raw: "", inline: "", isDate: false };
  #hasFormula = false;
  #into: "raw" | "inline" | null = null;
  #isPhonetic = false;

  constructor(book: Workbook) {
    this.#book = book;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "row") this.#openRow(attributes);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "f") this.#hasFormula = true;
    else if (name === "v") this.#into = "raw";
    else if (name === "rPh") this.#isPhonetic = true;
    else if (name === "t") this.#into = this.#isPhonetic ? null : "inline";
  }

  text(text: string): void {
    // One character over the bound is enough for the row to say so.
    if (this.#into && this.#cell[this.#into].length <= CELL_MAX) this.#cell[this.#into] += text.slice(0, CELL_MAX + 1);
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#into = null;
    if (name === "rPh") this.#isPhonetic = false;
    if (name === "c") this.#closeCell();
    if (name === "row" && this.#row) {
      if (this.#row.cells.size > 0 || this.#row.problem) this.rows.push(this.#row);
      this.#row = null;
    }
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    this.#line = attributes.r === undefined ? this.#line + 1 : Number(attributes.r);
    this.#column = -1;
    this.#row = { line: this.#line, cells: new Map(), problem: null };
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    this.#column = addressOf(attributes.r ?? "")?.column ?? this.#column + 1;
    this.#ref = attributes.r ?? `${this.#column + 1}:${this.#line}`;
    this.#cell = { type: attributes.t ?? "n", raw: "", inline: "", isDate: this.#book.dateStyles.has(Number(attributes.s ?? -1)) };
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const row = this.#row;
    if (!row) return;
    const value = cellText(this.#cell as RawCell, this.#book.words, this.#book.isDate1904);
    const code = this.#hasFormula ? "formula" : "problem" in value ? value.problem : null;
    if (code) row.problem ??= { code, facts: { cell: this.#ref } };
    else if ("text" in value && value.text.trim() !== "") {
      if (this.#column >= TABLE_MAX_COLUMNS) throw new UnreadableFile("tooManyColumns", { max: TABLE_MAX_COLUMNS });
      row.cells.set(this.#column, value.text);
    }
  }
}

async function* sheetRows(chunks: AsyncIterable<Uint8Array>, book: Workbook): AsyncGenerator<SheetRow> {
  const reader = new SheetReader(book);
  const steps = stepThroughXml(chunks, {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  for await (const _step of steps) yield* reader.rows.splice(0);
}

const MERGE = Buffer.from("mergeCell");

async function namesMerges(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const seam = Buffer.concat([tail, chunk.subarray(0, MERGE.length)]);
    if (seam.includes(MERGE) || Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).includes(MERGE)) return true;
    tail = Buffer.from(chunk.subarray(-MERGE.length));
  }
  return false;
}

/** Merges are written after the rows that they spoil: looked for first, and walked only where the bytes name one. */
async function mergesOf(read: () => AsyncIterable<Uint8Array>): Promise<readonly Range[]> {
  const merges: Range[] = [];
  if (!(await namesMerges(read()))) return merges;
  await walkXml(read(), {
    open: (name, attributes) => {
      const range = name === "mergeCell" ? rangeOf(attributes.ref ?? "") : null;
      if (range && merges.push(range) > TABLE_MAX_ROWS) throw new UnreadableFile("tooHeavy");
    },
  });
  return merges;
}

async function* tableRows(rows: AsyncGenerator<SheetRow>, merges: readonly Range[], width: number): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    const merge = merges.find((range) => range.fromLine <= row.line && range.toLine >= row.line);
    const outside = [...row.cells.keys()].find((column) => column >= width);
    const wide: Problem | null = outside === undefined ? null : { code: "tooManyCells", facts: { count: outside + 1, width } };
    const problem = row.problem ?? (merge ? { code: "merged", facts: { cell: merge.ref } } : wide);
    yield { line: row.line, cells: problem ? [] : Array.from({ length: width }, (_, at) => row.cells.get(at) ?? ""), problem };
  }
}

/** The first row that holds anything is the head. A row with a formula, an error or a merged cell is refused by its address. */
export async function openSheet(read: () => AsyncIterable<Uint8Array>, book: Workbook, notes: readonly Problem[]): Promise<OpenTable> {
  const merges = await mergesOf(read);
  const rows = sheetRows(read(), book);
  const first = await rows.next();
  if (first.done) throw new UnreadableFile("empty");
  const head = first.value;
  if (head.problem) throw new UnreadableFile("noHeader");
  if (merges.some((range) => range.fromLine <= head.line && range.toLine >= head.line)) throw new UnreadableFile("mergedHeader");
  const width = Math.max(-1, ...head.cells.keys()) + 1;
  const headers = headersOf(Array.from({ length: width }, (_, at) => head.cells.get(at) ?? ""));
  return { headers, notes, rows: bounded(tableRows(rows, merges, width)) };
}
