// Knows which words of the contract forms are acceptable; must never be sent to a browser.
import { z } from "zod";
import { isMoney, type Money, parseMoney } from "#app/kernel/money.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import { COOPERATIONS, DEDUCTION_KINDS, HOME_COUNTRY, RESEARCH_KINDS, SELLER_PAPERS } from "./content.ts";
import { CONTRACT_CLASSES, CONTRACT_IP_KINDS, LICENCE_KINDS, PAYMENT_WAYS, TECH_FIELDS } from "./contract.ts";
import { INCOME_KINDS } from "./income.ts";

const money = z
  .string()
  .refine((text) => parseMoney(text) !== null, { error: "form.notAnAmount" })
  .transform((text) => parseMoney(text) as Money)
  .refine((amount) => isMoney(amount) && amount >= 0, { error: "form.notAnAmount", abort: true });
const day = z
  .string()
  .refine((text) => isDay(text), { error: "form.notADay" })
  .transform((text) => text as Day);
const empty = (max: number) => z.string().max(max).default("");
const code = z.string().max(12).nullable().default(null);
const industry = z
  .string()
  .regex(/^\d{4}$/u, { error: "contract.form.industryDigits" })
  .nullable()
  .default(null);
const natureCode = z.string().regex(/^\d{3}$/u, { error: "contract.form.natureDigits" });
const countryCode = z.string().regex(/^\d{3}$/u, { error: "contract.form.countryDigits" });
const regionCode = z.string().regex(/^\d{6}$/u, { error: "contract.form.regionDigits" });

const buyer = z
  .object({
    name: z.string().min(2).max(200),
    natureCode,
    countryCode: countryCode.default(HOME_COUNTRY),
    regionCode: regionCode.or(z.literal("")).default(""),
  })
  .superRefine((side, context) => {
    if (side.countryCode !== HOME_COUNTRY || side.regionCode !== "") return;
    context.addIssue({ code: "custom", path: ["regionCode"], message: "contract.form.regionDigits" });
  });

const deductions = z.object(
  Object.fromEntries(DEDUCTION_KINDS.map((kind) => [kind, money.optional()])) as Record<(typeof DEDUCTION_KINDS)[number], z.ZodOptional<typeof money>>,
);

/** The form that a seller fills while the contract is his to edit; amounts become 分. What the rule set asks for is judged at handing in. */
export const contractFields = z.object({
  name: z.string().min(2).max(200),
  class: z.enum(CONTRACT_CLASSES),
  field: z.enum(TECH_FIELDS),
  chainCode: z.string().max(40).nullable().default(null),
  buyer,
  totalAmount: money,
  technicalAmount: money,
  deductions: deductions.default({}),
  signedOn: day,
  validFrom: day.nullable().default(null),
  validTo: day.nullable().default(null),
  paymentWay: z.enum(PAYMENT_WAYS),
  licenceKind: z.enum(LICENCE_KINDS).nullable().default(null),
  scope: z.string().min(2).max(4000),
  months: z.coerce.number().int().min(1).max(600).nullable().default(null),
  priceTerms: z.string().min(2).max(4000),
  ipKind: z.enum(CONTRACT_IP_KINDS),
  planSource: code,
  goal: code,
  industry,
  cooperation: z.enum(COOPERATIONS).nullable().default(null),
  researchKind: z.enum(RESEARCH_KINDS).nullable().default(null),
  expectedInvestment: money.nullable().default(null),
  expectedOutput: money.nullable().default(null),
  nonTechnicalItems: empty(2000),
});
export type ContractForm = z.output<typeof contractFields>;

const FORM_WORDS_MAX = 4000;
const words = z.string().max(FORM_WORDS_MAX).catch("");
const orNull = <T extends z.ZodType>(field: T) => field.nullable().catch(null);

/** The same form as far as it is filled: what is no answer yet is none. For the pre-check, which refuses nobody. */
export const contractDraftFields = z.object({
  name: words,
  class: orNull(z.enum(CONTRACT_CLASSES)),
  field: orNull(z.enum(TECH_FIELDS)),
  buyer: z.object({ name: words, natureCode: natureCode.catch(""), countryCode: countryCode.catch(HOME_COUNTRY), regionCode: regionCode.catch("") }).catch({
    name: "",
    natureCode: "",
    countryCode: HOME_COUNTRY,
    regionCode: "",
  }),
  totalAmount: orNull(money),
  technicalAmount: orNull(money),
  deductions: z.object(Object.fromEntries(DEDUCTION_KINDS.map((kind) => [kind, money.optional().catch(undefined)]))).catch({}),
  signedOn: orNull(day),
  validFrom: orNull(day),
  validTo: orNull(day),
  paymentWay: orNull(z.enum(PAYMENT_WAYS)),
  licenceKind: orNull(z.enum(LICENCE_KINDS)),
  scope: words,
  months: orNull(z.coerce.number().int().min(1).max(600)),
  priceTerms: words,
  ipKind: orNull(z.enum(CONTRACT_IP_KINDS)),
  planSource: orNull(z.string().max(12)),
  goal: orNull(z.string().max(12)),
  industry: industry.catch(null),
  cooperation: orNull(z.enum(COOPERATIONS)),
  researchKind: orNull(z.enum(RESEARCH_KINDS)),
  expectedInvestment: orNull(money),
  expectedOutput: orNull(money),
  nonTechnicalItems: words,
});

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

/** Everything that an amendment may change, as it shall be from its effective day on. */
export const amendFields = z.object({
  effectiveOn: day,
  name: z.string().min(2).max(200),
  class: z.enum(CONTRACT_CLASSES),
  field: z.enum(TECH_FIELDS).nullable().default(null),
  chainCode: z.string().max(40).nullable().default(null),
  buyer,
  totalAmount: money,
  technicalAmount: money,
  validTo: day.nullable().default(null),
  reason: z.string().min(2).max(2000),
});
export type AmendForm = z.output<typeof amendFields>;
export const incomeFields = z.object({
  receivedOn: day,
  amount: money.refine((amount) => amount > 0, { error: "form.notAnAmount" }),
  kind: z.enum(INCOME_KINDS),
  evidenceNo: z.string().min(2).max(200),
});
export type IncomeForm = z.output<typeof incomeFields>;
export const cancelIncomeFields = z.object({ incomeId: z.string().min(1).max(60), reason: z.string().min(2).max(2000) });
export const terminateFields = z.object({ terminatedOn: day, reason: z.string().min(2).max(2000) });
export const paperFields = z.object({ purpose: z.enum(SELLER_PAPERS) });
export const pickedFields = z.object({ pick: z.array(z.string().min(1).max(40)).min(1, { error: "contract.form.pickNone" }).max(50) });
export const pickedSupplementFields = pickedFields.extend({ items: z.string().min(2).max(2000) });
