// Knows how every spelling of a character becomes one, and where it stood before; must never know what is searched.
import * as OpenCC from "opencc-js/t2cn";

const toSimplified = OpenCC.Converter({ from: "t", to: "cn" });
const folded = new Map<string, string>();

/** NFKC, lower case, traditional to simplified, one character at a time: so a position in the fold leads back to the original. */
function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const plain = toSimplified(character.normalize("NFKC").toLowerCase()).replace(/\s/gu, " ");
  folded.set(character, plain);
  return plain;
}

/** By UTF-16 unit: the one unit that it becomes, where it becomes one. Surrogates never do, since one alone is no character. */
const UNKNOWN = 0;
const SEVERAL = 0xffff;
const becomes = new Uint16Array(65_536);

function unitFor(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  const plain = isSurrogate ? "" : foldCharacter(String.fromCharCode(unit));
  const folded = plain.length === 1 ? plain.charCodeAt(0) : SEVERAL;
  becomes[unit] = folded;
  return folded;
}

const FOLDED_AT_ONCE = 4_096;
/** One character becomes at most so many units (U+FDFA). */
const CHARACTER_MAX = 18;
const units = new Uint16Array(FOLDED_AT_ONCE + CHARACTER_MAX);
const bytes = Buffer.from(units.buffer);

type Whole = { readonly folded: string; readonly isShifted: boolean };

/** Writes what a character becomes from place `to` on; gives how many units that is. */
function writeCharacter(character: string, to: number): number {
  const plain = foldCharacter(character);
  for (let unit = 0; unit < plain.length; unit += 1) units[to + unit] = plain.charCodeAt(unit);
  return plain.length;
}

/** Written unit by unit, because texts hold a sign that changes every few characters. `isShifted` when a place in the fold is another in the text. */
function foldWhole(text: string): Whole {
  let whole = "";
  let isShifted = false;
  let to = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const known = becomes[unit] ?? UNKNOWN;
    const folded = known === UNKNOWN ? unitFor(unit) : known;
    if (folded !== SEVERAL) units[to++] = folded;
    else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
      const given = writeCharacter(character, to);
      isShifted ||= given !== 1 || character.length !== 1;
      at += character.length - 1;
      to += given;
    }
    if (to < FOLDED_AT_ONCE) continue;
    whole += bytes.toString("utf16le", 0, to * 2);
    to = 0;
  }
  return { folded: whole + bytes.toString("utf16le", 0, to * 2), isShifted };
}

export function foldForSearch(text: string): string {
  return foldWhole(text).folded;
}

/** The fold, and where the character of each UTF-16 unit of it starts and ends in `text`. */
export type Folded = { readonly folded: string; readonly startOf: (unit: number) => number; readonly endOf: (unit: number) => number };

const same = (unit: number) => unit;
const next = (unit: number) => unit + 1;

/** Places are counted when the first is asked for: most folds are only looked through. */
export function foldWithPositions(text: string): Folded {
  const { folded, isShifted } = foldWhole(text);
  if (!isShifted) return { folded, startOf: same, endOf: next };
  let positions: Pick<Folded, "startOf" | "endOf"> | null = null;
  const counted = () => {
    positions ??= shiftedPositions(text);
    return positions;
  };
  return { folded, startOf: (unit) => counted().startOf(unit), endOf: (unit) => counted().endOf(unit) };
}

function shiftedPositions(text: string): Pick<Folded, "startOf" | "endOf"> {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const { length } = foldCharacter(character);
    for (let unit = 0; unit < length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return { startOf: (unit) => starts[unit] ?? 0, endOf: (unit) => ends[unit] ?? text.length };
}
