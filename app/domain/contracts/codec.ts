// Knows how a contract's content is read back from its column; must never know what it means.
import { z } from "zod";
import type { Day } from "#app/kernel/time.ts";
import { CONTRACT_IP_KINDS, type ContractContent, LICENCE_KINDS, PAYMENT_WAYS } from "./contract.ts";

const side = z.object({ name: z.string(), natureCode: z.string(), regionCode: z.string() });

export const contractContentCodec = z.object({
  seller: side,
  buyer: side,
  paymentWay: z.enum(PAYMENT_WAYS),
  licenceKind: z.enum(LICENCE_KINDS).nullable(),
  scope: z.string(),
  months: z.number().int().nullable(),
  priceTerms: z.string(),
  ipKind: z.enum(CONTRACT_IP_KINDS),
  nonTechnicalItems: z.string(),
  undertakenOn: z.custom<Day>((value) => typeof value === "string").nullable(),
});

export function readContractContent(text: string): ContractContent {
  return contractContentCodec.parse(JSON.parse(text));
}
