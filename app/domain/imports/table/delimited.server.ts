// Knows how CSV and JSONL become a table, in UTF-8 or GB 18030; must never know what a column means or hold a whole file as text.
import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { bounded, headersOf, type OpenTable, TABLE_MAX_COLUMNS, type TableRow, UnreadableFile } from "./table.ts";

const ENCODINGS = ["utf-8", "gb18030"] as const;
type Encoding = (typeof ENCODINGS)[number];
const BYTES_A_CHUNK = 65_536;

/** The text a chunk at a time; a byte that does not fit is a TypeError. */
function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += BYTES_A_CHUNK) yield decoder.decode(bytes.subarray(at, at + BYTES_A_CHUNK), { stream: true });
  yield decoder.decode();
}

function fits(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    for (const text of decoded(bytes, encoding)) if (text.includes("\u0000")) return false;
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 where every byte fits it, else GB 18030 (what Excel in Chinese saves as CSV), else refused. */
function textOf(bytes: Uint8Array): () => Generator<string> {
  const encoding = ENCODINGS.find((one) => fits(bytes, one));
  if (!encoding) throw new UnreadableFile("unknownEncoding");
  return () => decoded(bytes, encoding);
}

type Found = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

async function* csvRecords(text: () => Generator<string>): AsyncGenerator<Found> {
  const parser = parse({ info: true, skip_empty_lines: true, relax_column_count: true });
  // What goes wrong is thrown by the parser itself, below.
  pipeline(Readable.from(text()), parser, () => {});
  try {
    for await (const found of parser as AsyncIterable<Found>) yield found;
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile("brokenCsv", { line: Number(error.lines ?? 0) });
    throw error;
  }
}

async function* csvRows(records: AsyncGenerator<Found>, width: number): AsyncGenerator<TableRow> {
  for await (const { record, info } of records) {
    if (record.every((cell) => cell.trim() === "")) continue;
    const isWide = record.slice(width).some((cell) => cell.trim() !== "");
    const cells = Array.from({ length: width }, (_, at) => record[at] ?? "");
    yield { line: info.lines, cells: isWide ? [] : cells, problem: isWide ? { code: "tooManyCells", facts: { count: record.length, width } } : null };
  }
}

export async function openCsv(bytes: Uint8Array): Promise<OpenTable> {
  const records = csvRecords(textOf(bytes));
  const head = await records.next();
  if (head.done) throw new UnreadableFile("empty");
  const { record } = head.value;
  return { headers: headersOf(record), notes: [], rows: bounded(csvRows(records, record.length)) };
}

type JsonRow = { readonly line: number; readonly row: Readonly<Record<string, string>> | null; readonly code: string };

function partText(part: unknown): string {
  if (part === null || part === undefined) return "";
  return typeof part === "object" ? JSON.stringify(part) : String(part);
}

function readJsonLine(text: string, line: number): JsonRow {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== "object" || Array.isArray(value)) return { line, row: null, code: "notObject" };
    const row = Object.entries(value).map(([key, part]) => [key.trim(), partText(part)]);
    return { line, row: Object.fromEntries(row), code: "" };
  } catch {
    return { line, row: null, code: "notJson" };
  }
}

function* jsonLines(text: () => Generator<string>): Generator<JsonRow> {
  let rest = "";
  let line = 0;
  for (const chunk of text()) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const one of lines) {
      line += 1;
      if (one.trim() !== "") yield readJsonLine(one, line);
    }
  }
  if (rest.trim() !== "") yield readJsonLine(rest, line + 1);
}

async function* jsonRows(text: () => Generator<string>, headers: readonly string[]): AsyncGenerator<TableRow> {
  for (const { line, row, code } of jsonLines(text)) {
    yield { line, cells: row ? headers.map((header) => row[header] ?? "") : [], problem: row ? null : { code, facts: {} } };
  }
}

/** One object a line; the columns are all names that occur, in the order in which they first do: the file is walked twice. */
export async function openJsonl(bytes: Uint8Array): Promise<OpenTable> {
  const text = textOf(bytes);
  const names = new Set<string>();
  for (const { row } of jsonLines(text)) {
    for (const name of Object.keys(row ?? {})) names.add(name);
    if (names.size > TABLE_MAX_COLUMNS) throw new UnreadableFile("tooManyColumns", { max: TABLE_MAX_COLUMNS });
  }
  const headers = headersOf([...names]);
  return { headers, notes: [], rows: bounded(jsonRows(text, headers)) };
}
