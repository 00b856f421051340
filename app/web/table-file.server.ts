// Knows how rows leave as CSV and XLSX, typed and harmless in a spreadsheet; must never know what the rows are.
import { setImmediate as giveWay } from "node:timers/promises";
import ExcelJS from "exceljs";
import { type Money, moneyInput } from "#app/kernel/money.ts";

export const TABLE_FORMATS = ["xlsx", "csv"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** `money` is whole 分 and leaves as two columns: 元 with two decimals, and 分. Days and instants are ISO text. */
export type TableColumn<Row> = { readonly head: string; readonly note: string } & (
  | { readonly kind: "text" | "day"; readonly value: (row: Row) => string | null }
  | { readonly kind: "count"; readonly value: (row: Row) => number | null }
  | { readonly kind: "money"; readonly value: (row: Row) => number | null }
);

/** `about` is told on the dictionary sheet: what the list is, as of when, from where. */
export type TableFile<Row> = {
  readonly name: string;
  readonly sheet: string;
  readonly dictionary: { readonly sheet: string; readonly heads: readonly [string, string, string] };
  readonly kinds: Readonly<Record<TableColumn<Row>["kind"], string>>;
  readonly units: { readonly yuan: string; readonly fen: string };
  readonly about: readonly (readonly [string, string])[];
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
};

const ROWS_A_TURN = 500;
const MIN_WIDTH = 12;
const MAX_WIDTH = 48;
export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A spreadsheet would run these as a formula; a quote in front makes them text to it and to a reader. */
export function guardCell(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
}

type Cell = string | number | null;
type Flat<Row> = { readonly head: string; readonly note: string; readonly kind: string; readonly format?: string; readonly value: (row: Row) => Cell };

function flatColumns<Row>({ columns, units, kinds }: Pick<TableFile<Row>, "columns" | "units" | "kinds">): readonly Flat<Row>[] {
  return columns.flatMap((column): Flat<Row>[] => {
    const { head, note } = column;
    const kind = kinds[column.kind];
    if (column.kind === "money") {
      const { value } = column;
      const yuan = (row: Row) => {
        const amount = value(row);
        return amount === null ? null : amount / 100;
      };
      return [
        { head: `${head}${units.yuan}`, note, kind, format: "#,##0.00", value: yuan },
        { head: `${head}${units.fen}`, note, kind, format: "0", value },
      ];
    }
    if (column.kind === "count") return [{ head, note, kind, format: "0", value: column.value }];
    const { value } = column;
    return [
      {
        head,
        note,
        kind,
        value: (row) => {
          const text = value(row);
          return text === null ? null : guardCell(text);
        },
      },
    ];
  });
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** UTF-8 with its mark, so that Excel in Chinese reads it; lines end in CR LF. */
export function writeCsv<Row>(file: TableFile<Row>): Uint8Array {
  const columns = flatColumns(file);
  const cellOf = (column: Flat<Row>, row: Row) => {
    const value = column.value(row);
    if (value === null) return "";
    if (typeof value === "string") return quoted(value);
    return column.format === "#,##0.00" ? moneyInput(Math.round(value * 100) as Money) : String(value);
  };
  const lines: readonly (readonly string[])[] = [
    columns.map((column) => quoted(guardCell(column.head))),
    ...file.rows.map((row) => columns.map((column) => cellOf(column, row))),
  ];
  return Buffer.from(`\uFEFF${lines.map((line) => line.join(",")).join("\r\n")}\r\n`);
}

function widthOf(head: string): number {
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, [...head].length * 2 + 4));
}

function addDictionary<Row>(book: ExcelJS.Workbook, file: TableFile<Row>, columns: readonly Flat<Row>[]): void {
  const sheet = book.addWorksheet(file.dictionary.sheet);
  sheet.columns = [{ width: 28 }, { width: 16 }, { width: 72 }];
  for (const [term, detail] of file.about) sheet.addRow([guardCell(term), "", guardCell(detail)]);
  sheet.addRow([]);
  sheet.addRow([...file.dictionary.heads]).font = { bold: true };
  for (const column of columns) sheet.addRow([guardCell(column.head), column.kind, guardCell(column.note)]);
}

/** Numbers stay numbers and text stays text; the second sheet says what each column means. */
export async function writeXlsx<Row>(file: TableFile<Row>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const columns = flatColumns(file);
  const sheet = book.addWorksheet(file.sheet, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ header: guardCell(column.head), width: widthOf(column.head), style: { numFmt: column.format ?? "@" } }));
  sheet.getRow(1).font = { bold: true };
  for (const [at, row] of file.rows.entries()) {
    sheet.addRow(columns.map((column) => column.value(row)));
    // A long list must not keep other pages waiting.
    if (at % ROWS_A_TURN === ROWS_A_TURN - 1) await giveWay();
  }
  addDictionary(book, file, columns);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function attachment(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename*=UTF-8''${encoded}`;
}

/** The file as an attachment that no browser renders. */
export async function tableResponse<Row>(file: TableFile<Row>, format: TableFormat): Promise<Response> {
  const bytes = format === "xlsx" ? await writeXlsx(file) : writeCsv(file);
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": format === "xlsx" ? XLSX_TYPE : "text/csv; charset=utf-8",
      "Content-Disposition": attachment(`${file.name}.${format}`),
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}

/** `?format=csv`; XLSX otherwise. */
export function formatOf(request: Request): TableFormat {
  return new URL(request.url).searchParams.get("format") === "csv" ? "csv" : "xlsx";
}
