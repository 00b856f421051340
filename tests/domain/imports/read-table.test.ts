// Proves that files from outside become plain rows, that what is lost or hidden is said, and that bombs never go off.
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { dayFromSerial, numberText } from "#app/domain/imports/table/cell-value.ts";
import { openTable } from "#app/domain/imports/table/parse-table.server.ts";
import { readTable, readTableHead, readTableInPieces } from "#app/domain/imports/table/read-table.server.ts";
import { type Table, type TableRow, UnreadableFile } from "#app/domain/imports/table/table.ts";
import { isDateFormat } from "#app/domain/imports/table/workbook.server.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import { cell, makeZip, type SheetPart, workbookParts, type ZipPart } from "./make-zip.ts";

const HEAD = `<row r="1">${cell("A1", "外部编号")}${cell("B1", "名称")}</row>`;
const sheet = (rows: string, after = ""): SheetPart => ({ name: "数据", xml: `<sheetData>${HEAD}${rows}</sheetData>${after}` });

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => "read",
    (thrown: unknown) => thrown,
  );
  if (error instanceof UnreadableFile) return error.code;
  return isRefusal(error) ? error.code : String(error);
}

/** Whole and without a thread of its own; the thread has its own cases below. */
async function parseTable(bytes: Uint8Array, name: string): Promise<Table> {
  const { headers, notes, rows } = await openTable(bytes, name);
  const all: TableRow[] = [];
  for await (const row of rows) all.push(row);
  return { headers, notes, rows: all };
}

const readParts = (parts: readonly ZipPart[]) => parseTable(makeZip(parts), "a.xlsx");
const read = (part: SheetPart, extra = {}) => readParts(workbookParts([part], extra));

describe("a spreadsheet", () => {
  it("made by a common writer gives text as people saw it", async () => {
    const book = new ExcelJS.Workbook();
    const data = book.addWorksheet("数据");
    data.addRow(["外部编号", "名称", "日期", "金额", "是否"]);
    data.addRow(["007", "甲", new Date(Date.UTC(2026, 2, 1)), 300000.5, true]);
    data.addRow([12, { richText: [{ text: "乙" }, { text: "丙" }] }, "2026/3/1", 0.1 + 0.2, false]);
    const table = await readTable(new Uint8Array(await book.xlsx.writeBuffer()), "表.XLSX");
    expect(table.headers).toEqual(["外部编号", "名称", "日期", "金额", "是否"]);
    expect(table.rows.map((row) => row.cells)).toEqual([
      ["007", "甲", "2026-03-01", "300000.5", "TRUE"],
      ["12", "乙丙", "2026/3/1", "0.3", "FALSE"],
    ]);
  });

  it("names the cell of a formula, an error, a number that lost digits and a merge", async () => {
    const rows = [
      `<row r="2">${cell("A2", "1")}<c r="B2"><f>A2&amp;"x"</f><v>9</v></c></row>`,
      `<row r="3">${cell("A3", "2")}<c r="B3" t="e"><v>#REF!</v></c></row>`,
      `<row r="4"><c r="A4"><v>123456789012345678</v></c>${cell("B4", "丁")}</row>`,
      `<row r="5">${cell("A5", "4")}${cell("B5", "戊")}</row>`,
      `<row r="7">${cell("A7", "5")}${cell("B7", "己")}</row>`,
    ];
    const table = await read(sheet(rows.join(""), '<mergeCells><mergeCell ref="B5:B6"/></mergeCells>'));
    expect(table.rows.map((row) => [row.line, row.problem?.code ?? row.cells.join(), row.problem?.facts.cell])).toEqual([
      [2, "formula", "B2"],
      [3, "errorValue", "B3"],
      [4, "longNumber", "A4"],
      [5, "merged", "B5:B6"],
      [7, "5,己", undefined],
    ]);
  });

  it("leaves hidden and further sheets alone and says so; our dictionary sheet is for people", async () => {
    const parts = workbookParts([
      { name: "底稿", xml: "<sheetData/>", state: "veryHidden" },
      { name: "填写说明", xml: "<sheetData/>" },
      sheet(`<row r="2">${cell("A2", "1")}${cell("B2", "甲")}</row>`),
      { name: "附表", xml: "<sheetData/>" },
    ]);
    const table = await readParts(parts);
    expect(table.rows).toHaveLength(1);
    expect(table.notes).toEqual([
      { code: "hiddenSheet", facts: { name: "底稿" } },
      { code: "otherSheet", facts: { name: "附表" } },
    ]);
  });

  it("shows dates of both epochs by style, and shared words without their phonetic guides", async () => {
    const styles =
      '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>';
    const words = ["<t>甲</t><rPh><t>jia</t></rPh>", "<r><t>乙</t></r><r><t>丙</t></r>"];
    const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>46082</v></c></row><row><c t="s"><v>1</v></c><c><v>46082</v></c></row>`;
    const table = await read(sheet(rows), { styles, words });
    expect(table.rows.map((row) => row.cells)).toEqual([
      ["甲", "2026-03-01"],
      ["乙丙", "46082"],
    ]);
    expect(dayFromSerial(44_620, true)).toBe("2026-03-01");
    expect(dayFromSerial(59, false)).toBe("1900-02-28");
    expect(dayFromSerial(61, false)).toBe("1900-03-01");
    expect(dayFromSerial(46_082.5, false)).toBe("2026-03-01 12:00:00");
    expect(["General", "0.00", "#,##0", '"days"0', "[Red]0", "yyyy-mm-dd", "[h]:mm"].map(isDateFormat)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(numberText(1e-7)).toEqual({ text: "0.0000001" });
  });

  it("is refused whole where its head is merged, doubled or missing", async () => {
    const row = `<row r="2">${cell("A2", "1")}</row>`;
    expect(await codeOf(read(sheet(row, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')))).toBe("mergedHeader");
    const double = `<sheetData><row r="1">${cell("A1", "名称")}${cell("B1", "名称")}</row>${row}</sheetData>`;
    expect(await codeOf(read({ name: "a", xml: double }))).toBe("doubleHeader");
    expect(await codeOf(read({ name: "a", xml: "<sheetData/>" }))).toBe("empty");
    expect(await codeOf(readParts(workbookParts([{ ...sheet(row), state: "hidden" }])))).toBe("noSheet");
  });
});

describe("a bomb", () => {
  const BIG = 120 * 1024 * 1024;
  const spaces = (size: number) => Buffer.alloc(size, 32);
  const whole = workbookParts([sheet(`<row r="2">${cell("A2", "1")}</row>`)]);

  it("that packs much into little is refused by its directory, before anything is inflated", async () => {
    const bytes = makeZip([...whole, { name: "xl/media/a.bin", data: spaces(BIG) }]);
    expect(bytes.length).toBeLessThan(200_000);
    expect(await codeOf(parseTable(bytes, "a.xlsx"))).toBe("bomb");
    expect(await codeOf(readTable(bytes, "a.xlsx"))).toBe("import.bomb");
  });

  it("whose directory lies is caught while it inflates", async () => {
    const xml = `<worksheet><sheetData>${HEAD}${" ".repeat(BIG)}</sheetData></worksheet>`;
    const lying = whole.map((part) => (part.name.endsWith("sheet1.xml") ? { ...part, data: xml, claimedSize: 900 } : part));
    expect(await codeOf(readParts(lying))).toBe("bomb");
  });

  it("of many entries over the same data is refused by the sum of their packed sizes", async () => {
    const heavy = { name: "xl/a.bin", data: Buffer.from(Array.from({ length: 60_000 }, (_, at) => (at * 7919) % 251)) };
    const again = Array.from({ length: 40 }, (_, at) => ({ ...heavy, name: `xl/a${at}.bin`, offsetOf: "xl/a.bin" }));
    expect(await codeOf(readParts([...whole, heavy, ...again]))).toBe("bomb");
  });

  it("of shared words, of entries, of entities, and what is locked or no spreadsheet, are refused each by its name", async () => {
    const words = { name: "xl/sharedStrings.xml", data: "<sst/>", claimedSize: 65 * 1024 * 1024 };
    expect(await codeOf(readParts([...whole, words]))).toBe("bomb");
    const many = Array.from({ length: 1_001 }, (_, at) => ({ name: `xl/${at}`, data: "" }));
    expect(await codeOf(readParts([...whole, ...many]))).toBe("tooManyEntries");
    const laughing = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>';
    expect(await codeOf(readParts(whole.map((part) => (part.name === "xl/workbook.xml" ? { ...part, data: laughing } : part))))).toBe("notSpreadsheet");
    expect(await codeOf(readParts(whole.map((part) => ({ ...part, flags: 1 }))))).toBe("encrypted");
    expect(await codeOf(parseTable(Buffer.from("no zip at all"), "a.xlsx"))).toBe("notSpreadsheet");
    expect(await codeOf(readParts([{ name: "word/document.xml", data: "<a/>" }]))).toBe("notSpreadsheet");
  });

  it("of time is stopped: the thread ends, the caller goes on", async () => {
    expect(await codeOf(readTable(makeZip(whole), "a.xlsx", 1))).toBe("import.tooHeavy");
  });

  it("of rows is refused by their number", async () => {
    const rows = Array.from({ length: 100_001 }, (_, at) => `${at},甲`).join("\n");
    expect(await codeOf(parseTable(Buffer.from(`id,name\n${rows}`), "a.csv"))).toBe("tooManyRows");
  });
});

describe("plain text", () => {
  it("is read as UTF-8 with or without a mark, else as GB 18030, else refused", async () => {
    const utf8 = await parseTable(Buffer.from('\uFEFF_id,name,context\n1,"示例，甲","一\n二"\n2,乙,三\n'), "a.csv");
    expect(utf8.headers).toEqual(["_id", "name", "context"]);
    expect(utf8.rows).toEqual([
      { line: 3, cells: ["1", "示例，甲", "一\n二"], problem: null },
      { line: 4, cells: ["2", "乙", "三"], problem: null },
    ]);
    // "名称" and "绍兴" in GB 18030.
    const gbk = Buffer.concat([Buffer.from("id,"), Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]), Buffer.from("\n1,"), Buffer.from([0xc9, 0xdc, 0xd0, 0xcb])]);
    expect(await parseTable(gbk, "a.csv")).toMatchObject({ headers: ["id", "名称"], rows: [{ cells: ["1", "绍兴"] }] });
    expect(await codeOf(parseTable(Buffer.from([0xff, 0xfe, 0x41, 0x00]), "a.csv"))).toBe("unknownEncoding");
  });

  it("leaves its thread piece by piece, in order and with the lines of the file, and is refused where it breaks, however late", async () => {
    const lines = Array.from({ length: 4_500 }, (_, at) => (at === 2_999 ? "1,2,3" : `${at},"甲\n${at}"`));
    const csv = `号,名\n${lines.join("\n")}`;
    const pieces: { readonly position: number; readonly rows: readonly TableRow[] }[] = [];
    const keep = async (rows: readonly TableRow[], position: number) => void pieces.push({ position, rows });
    expect(await readTableInPieces(Buffer.from(csv), "a.csv", keep)).toEqual({ headers: ["号", "名"], notes: [], rowCount: 4_500 });
    expect(pieces.map(({ position }) => position)).toEqual(Array.from({ length: 9 }, (_, at) => at * 500));
    expect(pieces.every(({ rows }) => rows.length === 500)).toBe(true);
    const rows = pieces.flatMap((piece) => piece.rows);
    expect(rows[2_999]?.problem?.code).toBe("tooManyCells");
    // Two lines of the file each, but the one that is refused.
    expect(rows.map((row) => row.line)).toEqual(rows.map((_, at) => 1 + 2 * (at + 1) - (at >= 2_999 ? 1 : 0)));
    expect(await readTableHead(Buffer.from(csv), "a.csv")).toEqual({ headers: ["号", "名"], notes: [] });
    pieces.length = 0;
    expect(await codeOf(readTableInPieces(Buffer.from(`${csv}\n"`), "a.csv", keep))).toBe("import.brokenCsv");
    expect(pieces.length).toBeGreaterThan(1);
  });

  it("says which line is broken", async () => {
    expect(await codeOf(parseTable(Buffer.from('a,b\n"1,2\n'), "a.csv"))).toBe("brokenCsv");
    const wide = await parseTable(Buffer.from("a,b\n1,2,3\n4,5\n"), "a.csv");
    expect(wide.rows.map((row) => row.problem?.code ?? row.cells.join())).toEqual(["tooManyCells", "4,5"]);
    const lines = await parseTable(Buffer.from('{"a":1,"b":{"c":2}}\n\n[1]\nnot json\n{"d":null}\n'), "a.jsonl");
    expect(lines.headers).toEqual(["a", "b", "d"]);
    expect(lines.rows.map((row) => [row.line, row.problem?.code ?? row.cells.join("|")])).toEqual([
      [1, '1|{"c":2}|'],
      [3, "notObject"],
      [4, "notJson"],
      [5, "||"],
    ]);
    expect(await codeOf(parseTable(Buffer.from("a"), "a.txt"))).toBe("unknownKind");
  });
});
