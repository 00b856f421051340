// Reads every part of a small zip by its directory, as a spreadsheet program would; for tests that look inside our own files.
import { inflateRawSync } from "node:zlib";

const DIRECTORY_ENTRY = 0x02014b50;
const END = Buffer.from("PK\x05\x06");
const STORED = 0;

/** Part name → its bytes. */
export function unzip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.lastIndexOf(END);
  const parts = new Map<string, Buffer>();
  for (let at = zip.readUInt32LE(end + 16); at < end && zip.readUInt32LE(at) === DIRECTORY_ENTRY; ) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString("utf8");
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(data, data + zip.readUInt32LE(at + 20));
    parts.set(name, zip.readUInt16LE(at + 10) === STORED ? packed : inflateRawSync(packed));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}
