// Knows which words of the deal forms are acceptable; must never be sent to a browser.
import { z } from "zod";
import { PAYMENT_WAYS } from "#app/domain/contracts/contract.ts";
import { ROW_NUMBER_MAX } from "#app/kernel/id.ts";
import { type Money, parseMoney } from "#app/kernel/money.ts";
import { DEAL_LICENCE_KINDS, DEAL_REASONS } from "./deal.ts";

const money = z
  .string()
  .refine((text) => (parseMoney(text) ?? -1) >= 0, { error: "form.notAnAmount" })
  .transform((text) => parseMoney(text) as Money);

/** An offer; sums become 分, an empty term means as long as the right lives. */
export const offerFields = z.object({
  licenceKind: z.enum(DEAL_LICENCE_KINDS),
  scope: z.string().min(2).max(4000),
  months: z.coerce.number().int().min(1).max(600).nullable().default(null),
  totalAmount: money,
  technicalAmount: money,
  paymentWay: z.enum(PAYMENT_WAYS),
  priceRule: z.string().max(2000).default(""),
});
export const acceptOfferFields = z.object({ round: z.coerce.number().int().min(1).max(ROW_NUMBER_MAX) });
export const signDealFields = z.object({ termsHash: z.string().regex(/^[0-9a-f]{64}$/u) });
export const withdrawDealFields = z.object({ reasonCode: z.enum(DEAL_REASONS), reasonText: z.string().max(2000).default("") });
