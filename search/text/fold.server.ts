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

/** By UTF-16 unit: whether the fold leaves it as it is. Surrogates always differ, since one alone is no character. */
const UNKNOWN = 0;
const SAME = 1;
const DIFFERS = 2;
const kinds = new Uint8Array(65_536);

function kindOf(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  const character = String.fromCharCode(unit);
  const kind = !isSurrogate && foldCharacter(character) === character ? SAME : DIFFERS;
  kinds[unit] = kind;
  return kind;
}

/** Most characters stay: only those that change are taken one by one, `each` hears where one begins, ends and what it becomes. */
function eachChanged(text: string, each: (from: number, to: number, plain: string) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const kind = kinds[unit];
    if (kind === SAME || (kind === UNKNOWN && kindOf(unit) === SAME)) continue;
    const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
    each(at, at + character.length, foldCharacter(character));
    at += character.length - 1;
  }
}

function foldWhole(text: string): { readonly folded: string; readonly isShifted: boolean } {
  let folded = "";
  let done = 0;
  let isShifted = false;
  eachChanged(text, (from, to, plain) => {
    folded += text.slice(done, from) + plain;
    done = to;
    if (plain.length !== 1 || to - from !== 1) isShifted = true;
  });
  return { folded: folded + text.slice(done), isShifted };
}

export function foldForSearch(text: string): string {
  return foldWhole(text).folded;
}

/** The fold, and where the character of each UTF-16 unit of it starts and ends in `text`. */
export type Folded = { readonly folded: string; readonly startOf: (unit: number) => number; readonly endOf: (unit: number) => number };

const same = (unit: number) => unit;
const next = (unit: number) => unit + 1;

export function foldWithPositions(text: string): Folded {
  const { folded, isShifted } = foldWhole(text);
  return isShifted ? { folded, ...shiftedPositions(text) } : { folded, startOf: same, endOf: next };
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
