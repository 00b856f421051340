// Knows how alike two texts are by the character triples they share, and by which keys alike texts are found among many; pure.
import { foldText } from "#app/kernel/fold.ts";

/** Distinct character triples of a folded text without marks and blanks. */
export type Shingles = ReadonlySet<string>;
const WIDTH = 3;
/** Shorter texts are alike by chance: they are not compared. */
export const LEAST_SHINGLES = 40;

export function shinglesOf(text: string): Shingles {
  const signs = [...foldText(text).replace(/[^\p{L}\p{N}]+/gu, "")];
  const found = new Set<string>();
  for (let at = 0; at + WIDTH <= signs.length; at += 1) found.add(signs.slice(at, at + WIDTH).join(""));
  return found;
}

export function isComparable(shingles: Shingles): boolean {
  return shingles.size >= LEAST_SHINGLES;
}

/** Shared triples in all triples of both, in whole percent rounded down: 100 only for texts with the very same triples. */
export function percentAlike(a: Shingles, b: Shingles): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of small) if (large.has(one)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : Math.floor((shared * 100) / all);
}

const FNV_BASIS = 0x81_1c_9d_c5;
const FNV_PRIME = 0x01_00_01_93;
const BANDS = 10;
const ROWS = 4;

function hashOf(text: string, seed: number): number {
  let hash = (FNV_BASIS ^ Math.imul(seed + 1, 0x9e_37_79_b1)) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME) >>> 0;
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c_1b_3c_6d) >>> 0;
}

/**
 * Keys of a text (min-hash bands): two texts that are 80 in 100 alike share at least one with a chance above 99 in 100,
 * so that alike texts are found by an indexed look-up. Candidates only: `percentAlike` judges.
 */
export function bandsOf(shingles: Shingles): readonly string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const least = Array.from({ length: ROWS }, (_unused, row) => {
      let min = 0xff_ff_ff_ff;
      for (const one of shingles) min = Math.min(min, hashOf(one, band * ROWS + row));
      return min.toString(36);
    });
    return `${band}:${least.join(".")}`;
  });
}
