// Makes small zips by hand, so that a test can lie about sizes and pack much into little.
import { crc32, deflateRawSync } from "node:zlib";

export type ZipPart = {
  readonly name: string;
  readonly data: Uint8Array | string;
  readonly claimedSize?: number;
  readonly offsetOf?: string;
  readonly flags?: number;
};

function header(part: ZipPart, packed: Uint8Array, size: number, crc: number) {
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(part.flags ?? 0, 2);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc, 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(size, 18);
  shared.writeUInt16LE(Buffer.byteLength(part.name), 22);
  return shared;
}

/** `claimedSize` is what both headers say of the expanded size; `offsetOf` points an entry at another's data. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets = new Map<string, number>();
  let at = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data as string);
    const packed = deflateRawSync(data, { level: 9 });
    const shared = header(part, packed, part.claimedSize ?? data.length, crc32(data));
    const offset = part.offsetOf === undefined ? at : (offsets.get(part.offsetOf) ?? 0);
    if (part.offsetOf === undefined) {
      const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, Buffer.from(part.name), packed]);
      offsets.set(part.name, at);
      locals.push(local);
      at += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), shared, tail, Buffer.from(part.name)]));
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06"), end]);
}

const SHEET_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

export type SheetPart = { readonly name: string; readonly xml: string; readonly state?: string };

/** The parts of a workbook around ready-made sheet data. */
export function workbookParts(sheets: readonly SheetPart[], extra: { readonly styles?: string; readonly words?: readonly string[] } = {}): ZipPart[] {
  const list = sheets
    .map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" ${state ? `state="${state}"` : ""} r:id="rId${at + 1}"/>`)
    .join("");
  const rels = sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="t" Target="worksheets/sheet${at + 1}.xml"/>`).join("");
  const words = extra.words ? [{ name: "xl/sharedStrings.xml", data: `<sst ${SHEET_NS}>${extra.words.map((word) => `<si>${word}</si>`).join("")}</sst>` }] : [];
  const styles = extra.styles ? [{ name: "xl/styles.xml", data: `<styleSheet ${SHEET_NS}>${extra.styles}</styleSheet>` }] : [];
  return [
    { name: "xl/workbook.xml", data: `<workbook ${SHEET_NS} xmlns:r="r"><sheets>${list}</sheets></workbook>` },
    { name: "xl/_rels/workbook.xml.rels", data: `<Relationships>${rels}</Relationships>` },
    ...words,
    ...styles,
    ...sheets.map(({ xml }, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, data: `<worksheet ${SHEET_NS}>${xml}</worksheet>` })),
  ];
}

/** `<c>` with text in place. */
export function cell(ref: string, text: string): string {
  return `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
}
