// Knows how terms are read back from JSON columns; must never decide whether they are acceptable.
import { z } from "zod";
import { isMoney, type Money } from "#app/kernel/money.ts";
import type { PriceListingTerms } from "./price-listing.ts";
import { CONVERSION_WAYS, PRICE_KINDS, type TrialTerms } from "./terms.ts";

export const moneyCodec = z.custom<Money>(isMoney);

export const trialTermsCodec = z.object({
  months: z.number().int(),
  priceKind: z.enum(PRICE_KINDS),
  price: moneyCodec.nullable(),
  priceRule: z.string(),
  conversionWay: z.enum(CONVERSION_WAYS),
  scope: z.string(),
});

const priceListingTermsCodec = z.object({
  price: moneyCodec,
  priceRule: z.string(),
  licenceKind: z.enum(CONVERSION_WAYS),
  scope: z.string(),
});

export function readTrialTerms(text: string): TrialTerms {
  return trialTermsCodec.parse(JSON.parse(text));
}

export function readListingTerms(text: string): PriceListingTerms {
  return priceListingTermsCodec.parse(JSON.parse(text));
}
