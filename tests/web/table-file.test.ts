// Proves that downloaded tables open right: typed, exact to the 分, and with no cell that a spreadsheet would run.
import ExcelJS from "exceljs";
import { expect, it } from "vitest";
import { guardCell, type TableFile, writeCsv, writeXlsx } from "#app/web/table-file.server.ts";

type Row = { readonly name: string; readonly amount: number | null; readonly count: number; readonly day: string };
const FILE: TableFile<Row> = {
  name: "list",
  sheet: "合同",
  dictionary: { sheet: "字段说明", heads: ["字段", "类型", "含义"] },
  kinds: { text: "文本", day: "日期", count: "整数", money: "金额" },
  units: { yuan: "（元）", fen: "（分）" },
  about: [["截至", "2026-03-02"]],
  columns: [
    { head: "名称", note: "合同名称", kind: "text", value: (row) => row.name },
    { head: "金额", note: "净额", kind: "money", value: (row) => row.amount },
    { head: "份数", note: "", kind: "count", value: (row) => row.count },
    { head: "日期", note: "", kind: "day", value: (row) => row.day },
  ],
  rows: [
    { name: '=HYPERLINK("http://x","甲")', amount: 123_456_789, count: 1, day: "2026-03-01" },
    { name: "乙,\n丙", amount: -5, count: 0, day: "2026-03-02" },
    { name: "@丁", amount: null, count: 2, day: "" },
  ],
};

it("guards every beginning that a spreadsheet takes for a formula", () => {
  for (const mark of ["=", "+", "-", "@", "\t", "\r"]) expect(guardCell(`${mark}1`)).toBe(`'${mark}1`);
  expect(guardCell("a=1")).toBe("a=1");
});

it("writes CSV with its mark, both units and quoted cells; sums are numbers, not text", () => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(writeCsv(FILE));
  expect(text.startsWith("\uFEFF名称,金额（元）,金额（分）,份数,日期\r\n")).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""http://x"",""甲"")",1234567.89,123456789,1,2026-03-01\r\n`);
  expect(text).toContain('"乙,\n丙",-0.05,-5,0,2026-03-02\r\n');
  expect(text.endsWith("'@丁,,,2,\r\n")).toBe(true);
});

it("writes XLSX with typed cells and a dictionary", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeXlsx(FILE)).buffer as ArrayBuffer);
  const sheet = book.getWorksheet("合同");
  expect(sheet?.getRow(2).values).toEqual([undefined, `'=HYPERLINK("http://x","甲")`, 1_234_567.89, 123_456_789, 1, "2026-03-01"]);
  expect(sheet?.getCell("B2").numFmt).toBe("#,##0.00");
  expect(sheet?.getCell("A2").type).toBe(ExcelJS.ValueType.String);
  const dictionary = book.getWorksheet("字段说明");
  const lines = dictionary?.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row.filter(Boolean).join("|")] : []));
  expect(lines).toEqual(["截至|2026-03-02", "字段|类型|含义", "名称|文本|合同名称", "金额（元）|金额|净额", "金额（分）|金额|净额", "份数|整数", "日期|日期"]);
});
