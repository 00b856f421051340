// Knows whole 分 and how people read them; must never know what a sum is for.
import { refuse } from "./refusal.ts";

declare const moneyBrand: unique symbol;
/** Whole 分 (CNY cents), 0 ≤ |m| ≤ 2^51−1, so that sums of many stay exact in a double. */
export type Money = number & { readonly [moneyBrand]: true };

export const MONEY_MAX = 2 ** 51 - 1;

export function isMoney(value: unknown): value is Money {
  return typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) <= MONEY_MAX;
}

/** Whole 分 to Money. Refuses `money.invalid` for fractions and sums over the bound. */
export function fen(value: number): Money {
  if (!isMoney(value)) refuse("money.invalid", { value: String(value) });
  return value as Money;
}

/** Whole 元 to Money; for seeds, settings and tests. */
export function yuan(value: number): Money {
  return fen(Math.round(value * 100));
}

export function addMoney(...parts: readonly Money[]): Money {
  return fen(parts.reduce((sum, part) => sum + part, 0));
}

const UNITS: Record<string, bigint> = { "": 1n, 元: 1n, 万: 10_000n, 万元: 10_000n, 亿: 100_000_000n, 亿元: 100_000_000n };
const AMOUNT = /^(?<sign>-?)(?<whole>\d{1,15})(?:\.(?<part>\d{1,8}))?(?<unit>万元|亿元|元|万|亿|)$/u;

/**
 * Reads what a person types: `1234.5`, `1,234.50`, `12万`, `3.5亿元`. In 元 unless a unit says otherwise.
 * Null when it is not an amount, is finer than a 分, or over the bound. Digits are moved as text: never a float.
 */
export function parseMoney(text: string): Money | null {
  const clean = text.normalize("NFKC").replace(/[\s,¥]/gu, "");
  const groups = AMOUNT.exec(clean)?.groups;
  if (!groups) return null;
  const scale = UNITS[groups.unit ?? ""] ?? 1n;
  const part = (groups.part ?? "").padEnd(8, "0");
  const scaled = (BigInt(groups.whole ?? "0") * 100_000_000n + BigInt(part)) * scale * 100n;
  if (scaled % 100_000_000n !== 0n) return null;
  const total = scaled / 100_000_000n;
  if (total > BigInt(MONEY_MAX)) return null;
  return Number(groups.sign === "-" ? -total : total) as Money;
}

/** `1,234,567.89`: 元 with two decimals, for tables and forms. */
export function formatYuan(amount: Money): string {
  const sign = amount < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(amount) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/gu, ",");
  return `${sign}${whole}.${String(Math.abs(amount) % 100).padStart(2, "0")}`;
}

/** 元 with two decimals and no thousands marks, as an input's value. */
export function moneyInput(amount: Money): string {
  return formatYuan(amount).replaceAll(",", "");
}

export type MoneyLanguage = "zh" | "en";

/** Made once: a formatter costs a hundred times what it then formats. */
const TWO_DIGITS = new Intl.NumberFormat("en-US", { minimumFractionDigits: 0, maximumFractionDigits: 2 });

function inUnit(amount: number, unitFen: number): string {
  return TWO_DIGITS.format(amount / unitFen);
}

/** A sum as people say it: 元 below 1万, then 万元, then 亿元 (en: CNY, million, billion). Rounded for reading only. */
export function formatMoney(amount: Money, language: MoneyLanguage): string {
  const size = Math.abs(amount);
  if (language === "zh") {
    if (size >= 10_000_000_000) return `${inUnit(amount, 10_000_000_000)}亿元`;
    if (size >= 1_000_000) return `${inUnit(amount, 1_000_000)}万元`;
    return `${inUnit(amount, 100)}元`;
  }
  if (size >= 100_000_000_000) return `CNY ${inUnit(amount, 100_000_000_000)} billion`;
  if (size >= 100_000_000) return `CNY ${inUnit(amount, 100_000_000)} million`;
  return `CNY ${inUnit(amount, 100)}`;
}
