// Knows how a unified social credit code (统一社会信用代码) is spelt and checked; must never know whose it is.

/** GB 32100-2015 table 2: digits and capitals without I, O, S, V, Z; a character's value is its place. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** GB 32100-2015 §5.5: weight i is 3^(i−1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const SHAPE = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/u;
const BODY_LENGTH = 17;

/** The 18th character for the first 17, or null when one of them is not in the alphabet (GB 32100-2015 §5.5, MOD 31-3). */
export function creditCheckCharacter(body: string): string | null {
  if (body.length !== BODY_LENGTH) return null;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(body.charAt(index));
    if (value < 0) return null;
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** What a person types, as it is kept: full-width characters folded, no blanks or hyphens, capitals. */
export function tidyCreditCode(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/gu, "").toUpperCase();
}

/** True for 18 characters of the right shape with a right check character. Expects tidied text. */
export function isCreditCode(code: string): boolean {
  return SHAPE.test(code) && creditCheckCharacter(code.slice(0, BODY_LENGTH)) === code.charAt(BODY_LENGTH);
}

/** The 6-digit administrative division (GB/T 2260) in which the holder is registered: characters 3 to 8. */
export function regionOfCreditCode(code: string): string {
  return code.slice(2, 8);
}
