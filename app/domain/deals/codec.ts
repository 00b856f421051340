// Knows how agreed and offered terms are read back from their columns; must never judge them.
import { z } from "zod";
import { PAYMENT_WAYS } from "#app/domain/contracts/contract.ts";
import { isMoney, type Money } from "#app/kernel/money.ts";
import { DEAL_LICENCE_KINDS, type DealTerms } from "./deal.ts";

const money = z.custom<Money>(isMoney);
export const dealTermsCodec = z.object({
  licenceKind: z.enum(DEAL_LICENCE_KINDS),
  scope: z.string(),
  months: z.number().int().nullable(),
  totalAmount: money,
  technicalAmount: money,
  paymentWay: z.enum(PAYMENT_WAYS),
  priceRule: z.string(),
});

export function readDealTerms(text: string): DealTerms {
  return dealTermsCodec.parse(JSON.parse(text));
}
