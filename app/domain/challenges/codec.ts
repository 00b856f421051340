// Knows how a challenge's content is kept as text and read back; must never know who asks.
import { z } from "zod";
import { isMoney, type Money } from "#app/kernel/money.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import { type ChallengeContent, COOPERATION_WAYS, IP_CLAUSES } from "./content.ts";

const money = z.custom<Money>(isMoney);
const day = z.custom<Day>((value) => typeof value === "string" && isDay(value));

const indicator = z.object({ name: z.string(), unit: z.string(), now: z.string(), wanted: z.string(), testMethod: z.string() });

export const challengeContentCodec = z.object({
  title: z.string(),
  symptom: z.string(),
  constraint: z.string(),
  indicators: z.array(indicator),
  chainCode: z.string().nullable(),
  nodeCode: z.string().nullable(),
  districtCode: z.string().nullable(),
  budget: money.nullable(),
  isBudgetOpen: z.boolean(),
  deadline: day.nullable(),
  wantedTrl: z.number().int().min(1).max(9).nullable(),
  ways: z.array(z.enum(COOPERATION_WAYS)),
  ipClause: z.enum(IP_CLAUSES),
  ipClauseText: z.string(),
  failureRiskClause: z.string(),
  confidentialNote: z.string(),
}) satisfies z.ZodType<ChallengeContent>;

/** Reads a JSON column back; throws when the text is not a challenge's content. */
export function readChallengeContent(text: string): ChallengeContent {
  return challengeContentCodec.parse(JSON.parse(text));
}

/** Outside facts kept word for word with an imported row: plain text by name. */
export const externalFactsCodec = z.record(z.string(), z.string());

export function readExternalFacts(text: string): Readonly<Record<string, string>> {
  return externalFactsCodec.parse(JSON.parse(text));
}
