// Knows how a contract's content is read back from its column, with nothing where an older one was not asked; must never know what it means.
import { z } from "zod";
import type { Money } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import { COOPERATIONS, type ContractContent, type Deductions, HOME_COUNTRY, RESEARCH_KINDS } from "./content.ts";
import { CONTRACT_IP_KINDS, LICENCE_KINDS, PAYMENT_WAYS } from "./contract.ts";

const side = z.object({ name: z.string(), natureCode: z.string(), countryCode: z.string().default(HOME_COUNTRY), regionCode: z.string() });
const day = z.custom<Day>((value) => typeof value === "string").nullable();
const money = z.custom<Money>((value) => Number.isSafeInteger(value)).nullable();
const code = z.string().nullable().default(null);

export const contractContentCodec = z.object({
  seller: side,
  buyer: side,
  validFrom: day.default(null),
  validTo: day.default(null),
  paymentWay: z.enum(PAYMENT_WAYS),
  licenceKind: z.enum(LICENCE_KINDS).nullable(),
  scope: z.string(),
  months: z.number().int().nullable(),
  priceTerms: z.string(),
  ipKind: z.enum(CONTRACT_IP_KINDS),
  planSource: code,
  goal: code,
  industry: code,
  cooperation: z.enum(COOPERATIONS).nullable().default(null),
  researchKind: z.enum(RESEARCH_KINDS).nullable().default(null),
  expectedInvestment: money.default(null),
  expectedOutput: money.default(null),
  deductions: z.custom<Deductions>((value) => typeof value === "object" && value !== null).default({}),
  nonTechnicalItems: z.string(),
  undertakenOn: day,
});

export function readContractContent(text: string): ContractContent {
  return contractContentCodec.parse(JSON.parse(text));
}
