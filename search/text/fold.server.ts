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

export function foldForSearch(text: string): string {
  let result = "";
  for (const character of text) result += foldCharacter(character);
  return result;
}

/** The fold with, for each UTF-16 unit of it, where its character starts and ends in `text`. */
export function foldWithPositions(text: string): { readonly folded: string; readonly starts: readonly number[]; readonly ends: readonly number[] } {
  let result = "";
  let at = 0;
  const starts: number[] = [];
  const ends: number[] = [];
  for (const character of text) {
    const plain = foldCharacter(character);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    result += plain;
    at += character.length;
  }
  return { folded: result, starts, ends };
}
