// Knows how a pack leaves as a typed spreadsheet, one sheet a section; must never know what it says.
import ExcelJS from "exceljs";
import { guardCell } from "./table-file.server.ts";

type Kind = "text" | "count" | "money" | "percent";
type Cell = string | number | null;
type Section = {
  readonly title: string;
  readonly heads: readonly { readonly head: string; readonly kind: Kind }[];
  readonly rows: readonly (readonly Cell[])[];
};
export type PackSheetSource = {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly Section[];
};

const FORMATS: Readonly<Record<Kind, string>> = { text: "@", count: "0", money: "#,##0.00", percent: "0.00" };
const SHEET_NAME_MAX = 28;

function cellOf(value: Cell, kind: Kind): Cell {
  if (typeof value === "string") return guardCell(value);
  return kind === "money" && value !== null ? value / 100 : value;
}

/** Sheet names are bounded, plain and different. */
function sheetName(title: string, at: number): string {
  return `${at} ${title.replace(/[\\/?*[\]:]/gu, " ")}`.slice(0, SHEET_NAME_MAX);
}

export async function writePackXlsx(document: PackSheetSource): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const first = book.addWorksheet(sheetName(document.title, 0));
  first.columns = [{ width: 24 }, { width: 90 }];
  first.addRow([guardCell(document.title)]).font = { bold: true, size: 14 };
  for (const [term, detail] of document.facts) first.addRow([guardCell(term), guardCell(detail)]);
  for (const [at, section] of document.sections.entries()) {
    const sheet = book.addWorksheet(sheetName(section.title, at + 1), { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.columns = section.heads.map(({ head, kind }) => ({
      header: guardCell(kind === "money" ? `${head} (元)` : head),
      width: 24,
      style: { numFmt: FORMATS[kind] },
    }));
    sheet.getRow(1).font = { bold: true };
    for (const row of section.rows) sheet.addRow(section.heads.map(({ kind }, column) => cellOf(row[column] ?? null, kind)));
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
