// Knows a workbook's sheets, its shared words and which styles are dates; must never read a cell.
import { CELL_MAX, UnreadableFile } from "./table.ts";
import { walkXml } from "./xml.server.ts";
import type { ZipParts } from "./zip-parts.server.ts";

export type SheetRef = { readonly name: string; readonly part: string; readonly isHidden: boolean };
export type Workbook = {
  readonly sheets: readonly SheetRef[];
  /** Days count from 1904 in files of old Macs. */
  readonly isDate1904: boolean;
  readonly words: readonly string[];
  /** Style numbers under which a number is a day or a time. */
  readonly dateStyles: ReadonlySet<number>;
};

const WORKBOOK = "xl/workbook.xml";
const MAX_WORDS = 2_000_000;
/** Built-in number formats that show a day or a time, the East Asian ones among them (ECMA-376 §18.8.30). */
const DATE_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** A custom format shows a day when a y, m, d, h or s stands outside quotes, brackets and escapes. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"/gu, "")
    .replace(/\[[^\]]*\]/gu, "")
    .replace(/\\./gu, "")
    .replace(/_./gu, "");
  return /[ymdhs]/iu.test(bare) && !/general/iu.test(bare);
}

async function readTargets(parts: ZipParts): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await walkXml(parts.read("xl/_rels/workbook.xml.rels"), {
    open: (name, { Id, Target }) => {
      if (name !== "Relationship" || Id === undefined || Target === undefined) return;
      targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

async function readSheets(parts: ZipParts): Promise<Pick<Workbook, "sheets" | "isDate1904">> {
  const targets = await readTargets(parts);
  const sheets: SheetRef[] = [];
  let isDate1904 = false;
  await walkXml(parts.read(WORKBOOK), {
    open: (name, attributes) => {
      if (name === "workbookPr") isDate1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => /^(\w+:)?id$/u.test(key))?.[1] ?? "";
      const part = targets.get(id);
      if (part) sheets.push({ name: attributes.name ?? "", part, isHidden: attributes.state === "hidden" || attributes.state === "veryHidden" });
    },
  });
  return { sheets, isDate1904 };
}

/** Phonetic guides (`rPh`) are not part of the words. */
async function readWords(parts: ZipParts): Promise<readonly string[]> {
  const name = "xl/sharedStrings.xml";
  const words: string[] = [];
  if (!parts.has(name)) return words;
  let word = "";
  let isText = false;
  let isPhonetic = false;
  await walkXml(parts.read(name), {
    open: (tag) => {
      if (tag === "si") word = "";
      if (tag === "rPh") isPhonetic = true;
      if (tag === "t") isText = !isPhonetic;
    },
    close: (tag) => {
      if (tag === "t") isText = false;
      if (tag === "rPh") isPhonetic = false;
      if (tag === "si" && words.push(word) > MAX_WORDS) throw new UnreadableFile("tooHeavy");
    },
    text: (text) => {
      // One character over the bound is enough for the row to say so.
      if (isText && word.length <= CELL_MAX) word += text.slice(0, CELL_MAX + 1);
    },
  });
  return words;
}

async function readDateStyles(parts: ZipParts): Promise<ReadonlySet<number>> {
  const styles = new Set<number>();
  const name = "xl/styles.xml";
  if (!parts.has(name)) return styles;
  const own = new Map<number, boolean>();
  let isCellStyle = false;
  let at = 0;
  await walkXml(parts.read(name), {
    open: (tag, attributes) => {
      if (tag === "numFmt") own.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ""));
      if (tag === "cellXfs") isCellStyle = true;
      if (tag !== "xf" || !isCellStyle) return;
      const format = Number(attributes.numFmtId ?? 0);
      if (own.get(format) ?? DATE_FORMATS.has(format)) styles.add(at);
      at += 1;
    },
    close: (tag) => {
      if (tag === "cellXfs") isCellStyle = false;
    },
  });
  return styles;
}

export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  if (!parts.has(WORKBOOK)) throw new UnreadableFile("notSpreadsheet");
  const { sheets, isDate1904 } = await readSheets(parts);
  return { sheets, isDate1904, words: await readWords(parts), dateStyles: await readDateStyles(parts) };
}
