// Knows how the documents of one term are packed into bytes; must never know where the bytes are kept.

/** Ascending rows; by place, how heavily the text (title to body) and the side (names, marks, sounds) hold the term. */
export type Postings = { readonly rows: number[]; readonly text: number[]; readonly side: number[] };

/** A field's weight times how often it holds the term is kept in halves; a byte is enough, since BM25 levels off long before. */
const STEP = 0.5;
const BYTE_MAX = 255;

export function noPostings(): Postings {
  return { rows: [], text: [], side: [] };
}

/** 0 stays 0, whatever is more than nothing is at least one step. */
export function stepsOf(weight: number): number {
  return weight === 0 ? 0 : Math.min(BYTE_MAX, Math.max(1, Math.round(weight / STEP)));
}

export function weightOf(steps: number): number {
  return steps * STEP;
}

const FIRST_BYTES = 32;
/** A row's distance, a text and a side byte at the most. */
const ENTRY_MAX = 8;

/**
 * Packs ascending rows as they come. Each: the distance to the row before in groups of seven bits, its lowest bit saying whether a side byte
 * follows; the text byte; the side byte.
 */
export class Packed {
  held = 0;
  #bytes = new Uint8Array(FIRST_BYTES);
  #at = 0;
  #before = 0;

  add(row: number, text: number, side: number): void {
    if (this.#at + ENTRY_MAX > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    const bytes = this.#bytes;
    let at = this.#at;
    let left = (row - this.#before) * 2 + (side > 0 ? 1 : 0);
    while (left > 127) {
      bytes[at++] = (left & 127) | 128;
      left = Math.floor(left / 128);
    }
    bytes[at++] = left;
    bytes[at++] = text;
    if (side > 0) bytes[at++] = side;
    this.#at = at;
    this.#before = row;
    this.held += 1;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }
}

/** Unpacked lists one behind the other; `count` says how many documents they hold together. */
export type Unpacked = { readonly rows: Int32Array; readonly text: Uint8Array; readonly side: Uint8Array; count: number };

export function roomFor(most: number): Unpacked {
  return { rows: new Int32Array(most), text: new Uint8Array(most), side: new Uint8Array(most), count: 0 };
}

/** Adds what `Packed` wrote. */
export function unpackPostings(bytes: Uint8Array, into: Unpacked): void {
  const { rows, text, side } = into;
  let { count } = into;
  let row = 0;
  for (let at = 0; at < bytes.length; count += 1) {
    let byte = bytes[at++] ?? 0;
    let left = byte & 127;
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = bytes[at++] ?? 0;
      left += (byte & 127) * scale;
    }
    const isBeside = left % 2 === 1;
    row += (left - (isBeside ? 1 : 0)) / 2;
    rows[count] = row;
    text[count] = bytes[at++] ?? 0;
    side[count] = isBeside ? (bytes[at++] ?? 0) : 0;
  }
  into.count = count;
}
