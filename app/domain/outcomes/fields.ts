// Knows how an outcome's forms are read into its content; must never be sent to a browser.
import { z } from "zod";
import { tidyText } from "#app/kernel/fold.ts";
import { ROW_NUMBER_MAX } from "#app/kernel/id.ts";
import { type Money, parseMoney } from "#app/kernel/money.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import { GRANT_KINDS, IP_KINDS, IP_STATUSES, NO_PILOT, OFFERS, type OutcomeContent } from "./content.ts";
import { isPatentKind, normalPatentNumber } from "./patent-number.ts";
import { FORMAL_ITEMS, SECRECY_ITEMS } from "./review.ts";

const words = (max: number) => z.string().max(max).transform(tidyText).default("");
const code = z
  .string()
  .max(60)
  .optional()
  .transform((value) => value || null);
const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");
const level = z
  .string()
  .regex(/^[1-9]?$/u)
  .optional()
  .transform((value) => (value ? Number(value) : null));

const amount = z
  .string()
  .optional()
  .transform((value, context): Money | null => {
    if (!value?.trim()) return null;
    const money = parseMoney(value);
    if (money === null || money < 0) context.addIssue({ code: "custom", message: "form.notAnAmount" });
    return money;
  });

/** A Shanghai day that may be left out; also for the nouns above. */
export const optionalDay = z
  .string()
  .optional()
  .transform((value, context): Day | null => {
    if (!value) return null;
    if (isDay(value)) return value;
    context.addIssue({ code: "custom", message: "form.notADay" });
    return null;
  });

/** A percentage with at most two decimals, kept as basis points, null when left empty; digits are moved as text. */
const percent = z
  .string()
  .optional()
  .transform((value, context): number | null => {
    if (!value?.trim()) return null;
    const parts = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/u.exec(value.normalize("NFKC").trim());
    const bps = parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : 0;
    if (!parts || bps > 10_000) context.addIssue({ code: "custom", message: "form.notAPercentage" });
    return bps;
  });

/** A whole number as people write it, with thousands marks or without; null when left empty. */
const whole = z
  .string()
  .optional()
  .transform((value, context): number | null => {
    const digits = (value ?? "").normalize("NFKC").replace(/[\s,]/gu, "");
    if (digits === "") return null;
    if (!/^\d{1,9}$/u.test(digits)) context.addIssue({ code: "custom", message: "form.notANumber" });
    return Number(digits);
  });

const decimal = words(20).refine((value) => value === "" || /^\d+(\.\d+)?$/u.test(value.replaceAll(",", "")), { error: "form.notANumber" });

const pilot = z
  .object({
    scale: decimal,
    scaleUnit: words(30),
    yieldPercent: percent,
    sampleSize: whole,
    sampleUnit: words(20),
    place: words(100),
    from: optionalDay,
    until: optionalDay,
  })
  .superRefine((value, context) => {
    const miss = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (value.scale !== "" && value.scaleUnit === "") miss("scaleUnit", "form.required");
    if (value.sampleSize !== null && value.sampleUnit === "") miss("sampleUnit", "form.required");
    if (value.from && value.until && value.until < value.from) miss("until", "outcome.form.pilotDates");
  })
  .transform(({ yieldPercent, ...rest }) => ({ ...rest, yieldBps: yieldPercent }));

const grantRow = z
  .object({ kind: z.enum(GRANT_KINDS).default("ownershipShare"), holder: words(80), percent, years: whole, since: optionalDay })
  .transform(({ percent: shareBps, years, ...row }) =>
    row.kind === "ownershipShare" ? { ...row, shareBps, years: null } : { ...row, shareBps: null, years: years === 0 ? null : years },
  );

const ipRow = z
  .object({
    kind: z.enum(IP_KINDS).default("knowHow"),
    number: words(60),
    status: z.enum(IP_STATUSES).default("notStated"),
    asOf: optionalDay,
    checkedBy: words(60),
    feeDueOn: optionalDay,
  })
  .transform((row) => ({ ...row, number: isPatentKind(row.kind) ? (normalPatentNumber(row.number) ?? row.number) : row.number }))
  .superRefine((row, context) => {
    if (isPatentKind(row.kind) && row.number !== "" && !normalPatentNumber(row.number))
      context.addIssue({ code: "custom", path: ["number"], message: "outcome.form.patentNumber" });
  });

/** The structured form: a draft needs a title only; what a submission must hold is the judgement's business. */
export const OutcomeFields = z
  .object({
    title: z.string().min(2).max(80).transform(tidyText),
    summary: words(600),
    problem: words(2000),
    gain: z
      .object({ text: words(1000), metric: words(60), unit: words(30), before: words(60), after: words(60) })
      .default({ text: "", metric: "", unit: "", before: "", after: "" }),
    needs: words(2000),
    offers: z.array(z.enum(OFFERS)).default([]),
    nodeCode: code,
    districtCode: code,
    trl: level,
    pilot: pilot.default(NO_PILOT),
    ip: z.array(ipRow).max(30).default([]),
    shares: z
      .array(z.object({ holder: words(80), percent, consentOn: optionalDay }))
      .max(20)
      .default([]),
    rightsGrants: z.array(grantRow).max(20).default([]),
    contributors: z
      .array(z.object({ name: words(40), role: words(40), consentOn: optionalDay }))
      .max(50)
      .default([]),
    price: amount,
    isServiceOutcome: ticked,
    rightEffectiveOn: optionalDay,
    confidentialNote: words(4000),
    exportDeclaration: z.enum(["none", "restricted", "undeclared"]).default("undeclared"),
  })
  .transform(
    ({ shares, ...fields }): Omit<OutcomeContent, "trlEvidence"> => ({
      ...fields,
      chainCode: fields.nodeCode?.split(".")[0] ?? null,
      shares: shares.filter((one) => one.holder !== "").map(({ percent: bps, ...one }) => ({ ...one, shareBps: bps ?? 0 })),
      rightsGrants: fields.rightsGrants.filter((one) => one.holder !== ""),
      contributors: fields.contributors.filter((one) => one.name !== ""),
    }),
  );

/** The outcome row's version that the editor read. */
export const SeenVersionFields = z.object({ seenVersion: z.coerce.number().int().min(1).max(ROW_NUMBER_MAX) });

export const EvidenceFields = z
  .object({ trl: z.coerce.number().int().min(1).max(9), note: words(200), isPublic: ticked, evidence: z.instanceof(File, { error: "form.required" }) })
  .transform(({ isPublic, ...fields }) => ({ ...fields, audience: isPublic ? ("public" as const) : ("owner" as const) }));

export const OUTCOME_INTENTS = ["submit", "clear", "list", "newVersion", "suspend", "resume", "withdraw", "claim", "confirmClaim", "declineClaim"] as const;

const answer = z.enum(["yes", "no"]).optional();

/** One post of a button on the outcome's page; `clear` and `list` carry a review's answers and its result. */
export const OutcomeMoveFields = z.object({
  intent: z.enum(OUTCOME_INTENTS),
  answers: z.partialRecord(z.enum([...SECRECY_ITEMS, ...FORMAL_ITEMS]), answer).default({}),
  result: z.enum(["pass", "return"]).default("return"),
  supporting: z.array(z.string().max(64)).max(100).default([]),
  note: words(1000),
  secrecyDeclared: ticked,
});
export type OutcomeMoveInput = z.output<typeof OutcomeMoveFields>;
