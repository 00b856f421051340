// Knows how a Chinese patent number proves itself; must never ask a register.
import type { IpKind } from "./content.ts";

const NUMBER = /^(?:ZL|CN)?(?<digits>\d{8}|\d{12})\.?(?<check>[\dX])$/u;
/** The kind digit: third of the old 8, fifth of the 12 (国家知识产权局 ZC 0006-2003). 8 and 9 came through the PCT. */
const KIND_DIGITS: Readonly<Record<"invention" | "utilityModel" | "design", string>> = { invention: "18", utilityModel: "29", design: "3" };

export type PatentProblem = "format" | "checkDigit" | "kind";

function clean(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s。·]/gu, "");
}

/** Check digit: weights 2…9 in a cycle from the left, sum mod 11, ten is X (ZC 0006-2003). `digits` are 8 or 12. */
export function patentCheckDigit(digits: string): string {
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * ((index % 8) + 2), 0);
  return sum % 11 === 10 ? "X" : String(sum % 11);
}

/** `200310102344.5`, without prefix and blanks; null when it is not a valid number. */
export function normalPatentNumber(text: string): string | null {
  const groups = NUMBER.exec(clean(text))?.groups;
  if (!groups?.digits || !groups.check) return null;
  return patentCheckDigit(groups.digits) === groups.check ? `${groups.digits}.${groups.check}` : null;
}

export function isPatentKind(kind: IpKind): kind is keyof typeof KIND_DIGITS {
  return kind in KIND_DIGITS;
}

/** What is wrong with a patent's number, or null. */
export function patentProblem(kind: keyof typeof KIND_DIGITS, text: string): PatentProblem | null {
  const groups = NUMBER.exec(clean(text))?.groups;
  if (!groups?.digits) return "format";
  if (patentCheckDigit(groups.digits) !== groups.check) return "checkDigit";
  const kindDigit = groups.digits.charAt(groups.digits.length === 8 ? 2 : 4);
  return KIND_DIGITS[kind].includes(kindDigit) ? null : "kind";
}
