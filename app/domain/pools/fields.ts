// Knows how pool and listing forms are read; must never decide who may send them.
import { z } from "zod";
import { type Money, parseMoney } from "#app/kernel/money.ts";
import { OPERATOR_KINDS } from "./pool.ts";
import { CONVERSION_WAYS, PRICE_KINDS, type TrialTerms } from "./terms.ts";

const optionalText = (max: number) => z.string().trim().max(max).optional();

export const optionalMoneyField = z
  .string()
  .trim()
  .optional()
  .refine((text) => !text || (parseMoney(text) ?? 0) > 0, { error: "form.notAnAmount" });

export const trialTermsFields = z.object({
  months: z.coerce.number().int().min(1).max(36),
  priceKind: z.enum(PRICE_KINDS),
  price: optionalMoneyField,
  priceRule: optionalText(1000),
  conversionWay: z.enum(CONVERSION_WAYS),
  scope: z.string().trim().min(1).max(1000),
});

/** Money typed in a form, already checked by `optionalMoneyField`; null when left empty. */
export function moneyTyped(text: string | undefined): Money | null {
  return text ? parseMoney(text) : null;
}

/** A fixed price leaves the rule out and a rule leaves the price out, so that one thing is agreed. */
export function trialTermsTyped(value: z.output<typeof trialTermsFields>): TrialTerms {
  const isFixed = value.priceKind === "fixed";
  return {
    months: value.months,
    priceKind: value.priceKind,
    price: isFixed ? moneyTyped(value.price) : null,
    priceRule: isFixed ? "" : (value.priceRule ?? ""),
    conversionWay: value.conversionWay,
    scope: value.scope,
  };
}

export const poolFields = z.object({
  name: z.string().trim().min(2).max(80),
  chainCode: z.string().trim().min(1),
  operatorOrgId: z.string().trim().min(1),
  operatorKind: z.enum(OPERATOR_KINDS),
  introduction: z.string().trim().max(2000).default(""),
});

export const proposeEntryFields = trialTermsFields.extend({ outcomeCode: z.string().trim().min(1).max(40) });

export const entryAnswerFields = z.object({ entryId: z.string().min(1), reason: optionalText(500) });
