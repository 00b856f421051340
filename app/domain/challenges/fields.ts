// Knows how a challenge's form is read into its content; must never be sent to a browser.
import { z } from "zod";
import { optionalDay } from "#app/domain/outcomes/fields.ts";
import { tidyText } from "#app/kernel/fold.ts";
import { ROW_NUMBER_MAX } from "#app/kernel/id.ts";
import { type Money, parseMoney } from "#app/kernel/money.ts";
import { type ChallengeContent, COOPERATION_WAYS, IP_CLAUSES } from "./content.ts";

const words = (max: number) => z.string().max(max).transform(tidyText).default("");
const code = z
  .string()
  .max(60)
  .optional()
  .transform((value) => value || null);

const amount = z
  .string()
  .optional()
  .transform((value, context): Money | null => {
    if (!value?.trim()) return null;
    const money = parseMoney(value);
    if (money === null || money <= 0) context.addIssue({ code: "custom", message: "form.notAnAmount" });
    return money;
  });

const readiness = z
  .string()
  .regex(/^[1-9]?$/u, { error: "challenge.form.notATrl" })
  .optional()
  .transform((value) => (value ? Number(value) : null));

const indicator = z.object({ name: words(100), unit: words(40), now: words(100), wanted: words(100), testMethod: words(300) });

/** The guided form: a draft needs a title only; what a submission must hold is the judgement's business. */
export const ChallengeFields = z
  .object({
    title: z.string().min(4).max(120).transform(tidyText),
    symptom: words(4000),
    constraint: words(2000),
    indicators: z.array(indicator).max(20).default([]),
    chainCode: code,
    nodeCode: code,
    districtCode: code,
    budget: amount,
    isBudgetOpen: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
    deadline: optionalDay,
    wantedTrl: readiness,
    ways: z.array(z.enum(COOPERATION_WAYS)).default([]),
    ipClause: z.enum(IP_CLAUSES).default("statutory"),
    ipClauseText: words(2000),
    failureRiskClause: words(2000),
    confidentialNote: words(4000),
  })
  .transform(
    (fields): ChallengeContent => ({
      ...fields,
      budget: fields.isBudgetOpen ? null : fields.budget,
      indicators: fields.indicators.filter((one) => Object.values(one).some(Boolean)),
    }),
  );

export const EditChallengeFields = z.object({ version: z.coerce.number().int().min(1).max(ROW_NUMBER_MAX) });

/** One post of a button on the challenge's page. */
export const ChallengeMoveFields = z.object({
  intent: z.enum(["submitted", "reviewed", "returned", "published", "withdrawn", "reposted", "claimed", "claimConfirmed", "claimDeclined"]),
  reason: words(1000),
  bidUntil: optionalDay,
});
