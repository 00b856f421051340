// Knows which words of the contract forms are acceptable; must never be sent to a browser.
import { z } from "zod";
import { isMoney, type Money, parseMoney } from "#app/kernel/money.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import { CONTRACT_CLASSES, CONTRACT_IP_KINDS, LICENCE_KINDS, PAYMENT_WAYS, TECH_FIELDS } from "./contract.ts";

const money = z
  .string()
  .refine((text) => parseMoney(text) !== null, { error: "form.notAnAmount" })
  .transform((text) => parseMoney(text) as Money)
  .refine((amount) => isMoney(amount) && amount >= 0, { error: "form.notAnAmount" });
const day = z
  .string()
  .refine((text) => isDay(text), { error: "form.notADay" })
  .transform((text) => text as Day);
const empty = (max: number) => z.string().max(max).default("");
const regionCode = z.string().regex(/^\d{6}$/u, { error: "contract.form.regionDigits" });
const natureCode = z.string().regex(/^\d{3}$/u, { error: "contract.form.natureDigits" });

/** The form that a seller fills while the contract is his to edit; amounts become 分. */
export const contractFields = z.object({
  name: z.string().min(2).max(200),
  class: z.enum(CONTRACT_CLASSES),
  field: z.enum(TECH_FIELDS),
  chainCode: z.string().max(40).nullable().default(null),
  buyer: z.object({ name: z.string().min(2).max(200), natureCode, regionCode }),
  totalAmount: money,
  technicalAmount: money,
  signedOn: day,
  paymentWay: z.enum(PAYMENT_WAYS),
  licenceKind: z.enum(LICENCE_KINDS).nullable().default(null),
  scope: z.string().min(2).max(4000),
  months: z.coerce.number().int().min(1).max(600).nullable().default(null),
  priceTerms: z.string().min(2).max(4000),
  ipKind: z.enum(CONTRACT_IP_KINDS),
  nonTechnicalItems: empty(2000),
});
export type ContractForm = z.output<typeof contractFields>;

export const submitContractFields = z.object({ undertaking: z.literal("on", { error: "contract.form.undertake" }) });
export const supplementFields = z.object({ items: z.string().min(2).max(2000) });
export const contractReasonFields = z.object({ reason: z.string().min(2).max(2000) });
/** `registrationNo` is copied from the national system; its shape is judged by the rule, which can explain itself. */
export const registerFields = z.object({
  registrationNo: z.string().trim().min(1).max(40),
  registeredOn: day,
  class: z.enum(CONTRACT_CLASSES),
  totalAmount: money,
  technicalAmount: money,
});
export type RegisterForm = z.output<typeof registerFields>;
