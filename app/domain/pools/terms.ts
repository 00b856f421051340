// Knows what a trial costs and allows, as fixed on entering a pool; must never know who agreed to it.
import type { Money } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";

export const PRICE_KINDS = ["fixed", "rule"] as const;
export type PriceKind = (typeof PRICE_KINDS)[number];
export const CONVERSION_WAYS = ["nonExclusive", "exclusive"] as const;
export type ConversionWay = (typeof CONVERSION_WAYS)[number];

/** Settled before a trial starts (先用后转): length, price or price rule, way of conversion, scope of use. `price` in 分, null with a rule. */
export type TrialTerms = {
  readonly months: number;
  readonly priceKind: PriceKind;
  readonly price: Money | null;
  readonly priceRule: string;
  readonly conversionWay: ConversionWay;
  readonly scope: string;
};

/** Refuses `pool.monthsOutOfRange` outside 1…`maxMonths`, `pool.priceMissing` without a positive price or a rule, `pool.scopeMissing`. */
export function judgeTrialTerms(terms: TrialTerms, maxMonths: number): void {
  if (!Number.isInteger(terms.months) || terms.months < 1 || terms.months > maxMonths) refuse("pool.monthsOutOfRange", { max: maxMonths });
  const isPriced = terms.priceKind === "fixed" ? terms.price !== null && terms.price > 0 : terms.price === null && terms.priceRule.trim() !== "";
  if (!isPriced) refuse("pool.priceMissing");
  if (terms.scope.trim() === "") refuse("pool.scopeMissing");
}

/** True when both say the same in every term. */
export function isSameTerms(a: TrialTerms, b: TrialTerms): boolean {
  return (
    a.months === b.months &&
    a.priceKind === b.priceKind &&
    a.price === b.price &&
    a.priceRule === b.priceRule &&
    a.conversionWay === b.conversionWay &&
    a.scope === b.scope
  );
}
