// Knows how CSV and JSONL become a table, in UTF-8 or GB 18030; must never know what a column means.
import { CsvError, parse } from "csv-parse/sync";
import { TABLE_MAX_COLUMNS, type Table, TableBuilder, UnreadableFile } from "./table.ts";

/** UTF-8 where every byte fits it, else GB 18030 (what Excel in Chinese saves as CSV), else refused. */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\u0000")) return text;
    } catch {
      // The next encoding is tried; after the last the file is refused.
    }
  }
  throw new UnreadableFile("unknownEncoding");
}

type Found = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

function parseCsv(text: string): readonly Found[] {
  try {
    return parse(text, { info: true, skip_empty_lines: true, relax_column_count: true }) as unknown as readonly Found[];
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile("brokenCsv", { line: Number(error.lines ?? 0) });
    throw error;
  }
}

export function readCsv(bytes: Uint8Array): Table {
  const [head, ...found] = parseCsv(decodeText(bytes));
  if (!head) throw new UnreadableFile("empty");
  const width = head.record.length;
  const table = new TableBuilder();
  for (const { record, info } of found) {
    if (record.every((cell) => cell.trim() === "")) continue;
    const isWide = record.slice(width).some((cell) => cell.trim() !== "");
    const cells = Array.from({ length: width }, (_, at) => record[at] ?? "");
    table.add({ line: info.lines, cells: isWide ? [] : cells, problem: isWide ? { code: "tooManyCells", facts: { count: record.length, width } } : null });
  }
  return table.finish(head.record, []);
}

type JsonRow = { readonly line: number; readonly row: Readonly<Record<string, string>> | null; readonly code: string };

function textOf(part: unknown): string {
  if (part === null || part === undefined) return "";
  return typeof part === "object" ? JSON.stringify(part) : String(part);
}

function readJsonLine(text: string, line: number): JsonRow {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== "object" || Array.isArray(value)) return { line, row: null, code: "notObject" };
    const row = Object.entries(value).map(([key, part]) => [key.trim(), textOf(part)]);
    return { line, row: Object.fromEntries(row), code: "" };
  } catch {
    return { line, row: null, code: "notJson" };
  }
}

/** One object a line; the columns are all names that occur, in the order in which they first do. */
export function readJsonl(bytes: Uint8Array): Table {
  const lines = decodeText(bytes).split(/\r?\n/u);
  const found = lines.flatMap((text, at) => (text.trim() === "" ? [] : [readJsonLine(text, at + 1)]));
  const headers = [...new Set(found.flatMap(({ row }) => (row ? Object.keys(row) : [])))];
  if (headers.length > TABLE_MAX_COLUMNS) throw new UnreadableFile("tooManyColumns", { max: TABLE_MAX_COLUMNS });
  const table = new TableBuilder();
  for (const { line, row, code } of found)
    table.add({ line, cells: row ? headers.map((header) => row[header] ?? "") : [], problem: row ? null : { code, facts: {} } });
  return table.finish(headers, []);
}
