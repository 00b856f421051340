// Knows how a CSV or JSONL file becomes rows of text with their line numbers; must never know what they mean.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

export type Row = Readonly<Record<string, string>>;
/** A row of the file, or why its line cannot be read. */
export type Line = { readonly line: number; readonly row: Row } | { readonly line: number; readonly problem: string };

function textRow(value: object): Row {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, part === null || part === undefined ? "" : String(part)]));
}

function readJsonLine(text: string, line: number): Line {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? { line, row: textRow(value) } : { line, problem: "not an object" };
  } catch {
    return { line, problem: "not JSON" };
  }
}

/** By extension: `.csv` with a head line, or `.jsonl` with one object a line. Throws for another extension. */
export function readRows(path: string): readonly Line[] {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/u, "");
  if (path.endsWith(".jsonl")) {
    return text.split(/\r?\n/u).flatMap((one, at) => (one.trim() === "" ? [] : [readJsonLine(one, at + 1)]));
  }
  if (!path.endsWith(".csv")) throw new Error("The file must end in .csv or .jsonl.");
  const found = parse(text, { columns: true, info: true, skip_empty_lines: true, relax_column_count: true }) as unknown as readonly {
    record: object;
    info: { lines: number };
  }[];
  return found.map(({ record, info }) => ({ line: info.lines, row: textRow(record) }));
}
