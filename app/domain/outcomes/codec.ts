// Knows how a listing is read back from its JSON column; must never decide whether the listing is good enough.
import { z } from "zod";
import { isMoney, type Money } from "#app/kernel/money.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import { GRANT_KINDS, IP_KINDS, IP_STATUSES, NO_PILOT, OFFERS, type OutcomeContent } from "./content.ts";

const day = z.custom<Day>((value) => typeof value === "string" && isDay(value));
const money = z.custom<Money>((value) => isMoney(value) && value >= 0);
const level = z.number().int().min(1).max(9);

const bps = z.number().int().min(0).max(10_000);
const noDay = day.nullable().default(null);

const ipRecord = z.object({
  kind: z.enum(IP_KINDS),
  number: z.string(),
  status: z.enum(IP_STATUSES),
  asOf: day.nullable(),
  checkedBy: z.string().default(""),
  feeDueOn: day.nullable(),
});

const rightsGrant = z.object({
  kind: z.enum(GRANT_KINDS),
  holder: z.string(),
  shareBps: bps.nullable(),
  years: z.number().int().min(1).nullable(),
  since: day.nullable(),
});

const pilot = z.object({
  scale: z.string(),
  scaleUnit: z.string(),
  yieldBps: bps.nullable(),
  sampleSize: z.number().int().min(0).nullable(),
  sampleUnit: z.string(),
  place: z.string(),
  from: day.nullable(),
  until: day.nullable(),
});

/** The JSON of `outcomeVersion.content`; what a form did not ask yet reads as not stated. A row that does not fit is a defect and throws. */
export const outcomeContentCodec = z.object({
  title: z.string(),
  summary: z.string(),
  problem: z.string(),
  gain: z.object({ text: z.string(), metric: z.string(), unit: z.string(), before: z.string(), after: z.string() }),
  needs: z.string(),
  offers: z.array(z.enum(OFFERS)),
  chainCode: z.string().nullable(),
  nodeCode: z.string().nullable(),
  districtCode: z.string().nullable(),
  trl: level.nullable(),
  trlEvidence: z.array(z.object({ trl: level, fileId: z.string(), note: z.string() })),
  pilot: pilot.default(NO_PILOT),
  ip: z.array(ipRecord),
  shares: z.array(z.object({ holder: z.string(), shareBps: bps, consentOn: noDay })),
  rightsGrants: z.array(rightsGrant).default([]),
  contributors: z.array(z.object({ name: z.string(), role: z.string(), consentOn: noDay })),
  price: money.nullable(),
  isServiceOutcome: z.boolean(),
  rightEffectiveOn: day.nullable(),
  confidentialNote: z.string(),
  exportDeclaration: z.enum(["none", "restricted", "undeclared"]),
});

export function readOutcomeContent(text: string): OutcomeContent {
  return outcomeContentCodec.parse(JSON.parse(text));
}

/** Keys always in the codec's order, so that equal listings are equal text. */
export function writeOutcomeContent(content: OutcomeContent): string {
  return JSON.stringify(outcomeContentCodec.parse(content));
}
