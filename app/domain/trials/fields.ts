// Knows how trial forms are read; must never decide who may send them.
import { z } from "zod";
import { moneyTyped, optionalMoneyField, trialTermsFields } from "#app/domain/pools/fields.ts";
import type { TrialTerms } from "#app/domain/pools/terms.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import { DECLINE_REASONS, INSURANCE_KINDS, type TrialAgreement, WITHDRAW_REASONS } from "./agreement.ts";

const text = (max: number) => z.string().trim().min(1).max(max);
const optionalText = (max: number) => z.string().trim().max(max).default("");
const day = z.custom<Day>((value) => typeof value === "string" && isDay(value), { error: "form.notADay" });

const criterion = z.object({ indicator: text(60), unit: text(30), baseline: text(60), target: text(60), method: text(300) });

export const trialRequestFields = z.object({ purpose: text(1000), place: text(200), criteria: z.array(criterion).min(1).max(20) });

export const declineFields = z.object({ reasonCode: z.enum(DECLINE_REASONS), reasonText: optionalText(500) });
export const withdrawFields = z.object({ reasonCode: z.enum(WITHDRAW_REASONS), reasonText: optionalText(500) });

const besidePoolTerms = { nda: text(2000), insuranceKind: z.enum(INSURANCE_KINDS), insuranceWords: text(500) };
/** What the enterprise proposes: the pool's terms stand, confidentiality and insurance are added. */
export const enterpriseTermsFields = z.object(besidePoolTerms);
export const ownerTermsFields = trialTermsFields.extend(besidePoolTerms);

/** The terms as both sides would sign them. */
export function agreementOf(terms: TrialTerms, value: z.output<typeof enterpriseTermsFields>): TrialAgreement {
  return { ...terms, nda: value.nda, insurance: { kind: value.insuranceKind, words: value.insuranceWords } };
}

/** The hash of the terms that the page showed. */
export const shownTermsFields = z.object({ termsHash: z.string().length(64) });

export const readingFields = z.object({ indicator: text(60), value: text(20), takenOn: day, method: optionalText(300) });
export const readingAnswerFields = z.object({ readingId: text(64), answer: z.enum(["confirmed", "disputed"]), reason: optionalText(500) });

export const pricingFields = z.object({ price: optionalMoneyField }).transform(({ price }) => ({ price: moneyTyped(price) }));
export const closingFields = z.object({ returned: text(2000), report: text(5000) });
export const noFields = z.object({});
