// Knows what a trial is asked for, agreed and closed with; must never know which state allows it.
import { isSameTerms, judgeTrialTerms, type TrialTerms } from "#app/domain/pools/terms.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { TrialParty } from "./trial.ts";

/** One success criterion: what is measured, from where to where, how. Numbers as written by people. */
export type Criterion = { readonly indicator: string; readonly unit: string; readonly baseline: string; readonly target: string; readonly method: string };
export type TrialRequest = { readonly purpose: string; readonly place: string; readonly criteria: readonly Criterion[] };

export const INSURANCE_KINDS = ["attached", "waived"] as const;
/** 先用后转险: the policy named in words, or waived in words. */
export type Insurance = { readonly kind: (typeof INSURANCE_KINDS)[number]; readonly words: string };
/** What both sides sign beside the request: pool terms, confidentiality, insurance. */
export type TrialAgreement = TrialTerms & { readonly nda: string; readonly insurance: Insurance };

export const DECLINE_REASONS = [
  "noCapacity",
  "conditionsUnmet",
  "purposeUnclear",
  "outsideScope",
  "conflictingPartner",
  "rightsUnsettled",
  "secrecy",
  "exportControl",
  "other",
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
export const WITHDRAW_REASONS = ["needChanged", "termsNotReached", "noFunds", "rightsChanged", "peopleChanged", "other"] as const;
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number];

/** One side's statement at the end: materials returned or erased, and the trial report. */
export type ClosingStatement = { readonly returned: string; readonly report: string; readonly at: Instant; readonly personId: string };
export type Closing = { readonly owner: ClosingStatement | null; readonly enterprise: ClosingStatement | null };
export const EMPTY_CLOSING: Closing = { owner: null, enterprise: null };

export const READING_ANSWERS = ["pending", "confirmed", "disputed"] as const;
export type ReadingAnswer = (typeof READING_ANSWERS)[number];

const isBlank = (text: string) => text.trim() === "";

/** Refuses `trial.requestIncomplete`, `trial.criterionMissing`, `trial.criterionTwice`. */
export function judgeRequestText(request: TrialRequest): void {
  if (isBlank(request.purpose) || isBlank(request.place)) refuse("trial.requestIncomplete");
  const isFull = (c: Criterion) => ![c.indicator, c.unit, c.baseline, c.target, c.method].some(isBlank);
  if (request.criteria.length === 0 || !request.criteria.every(isFull)) refuse("trial.criterionMissing");
  if (new Set(request.criteria.map((c) => c.indicator)).size !== request.criteria.length) refuse("trial.criterionTwice");
}

/**
 * Terms as proposed by one side. Pool terms were fixed on entering, so that every trialist gets the same: only the owner may propose others.
 * Refuses `trial.ndaMissing`, `trial.insuranceUnsaid`, `trial.deviatesFromPool` and what `judgeTrialTerms` refuses.
 */
export function judgeAgreement(agreement: TrialAgreement, poolTerms: TrialTerms, by: readonly TrialParty[], maxMonths: number): void {
  judgeTrialTerms(agreement, maxMonths);
  if (isBlank(agreement.nda)) refuse("trial.ndaMissing");
  if (isBlank(agreement.insurance.words)) refuse("trial.insuranceUnsaid");
  if (!by.includes("owner") && !isSameTerms(agreement, poolTerms)) refuse("trial.deviatesFromPool");
}

export type ReadingFacts = { readonly indicator: string; readonly value: string; readonly takenOn: Day };

/** A dated number on an agreed indicator. Refuses `trial.indicatorUnknown`, `trial.readingNotANumber`, `trial.readingInFuture`, `trial.readingBeforeStart`. */
export function judgeReading(reading: ReadingFacts, criteria: readonly Criterion[], startsOn: Day, now: Instant): Criterion {
  const criterion = criteria.find((c) => c.indicator === reading.indicator);
  if (!criterion) refuse("trial.indicatorUnknown");
  if (!/^-?\d{1,12}(\.\d{1,6})?$/u.test(reading.value)) refuse("trial.readingNotANumber");
  if (reading.takenOn > dayOf(now)) refuse("trial.readingInFuture");
  if (reading.takenOn < startsOn) refuse("trial.readingBeforeStart", { startsOn });
  return criterion;
}

export type AnswerFacts = { readonly orgId: string; readonly answer: string };

/** The other side confirms or disputes, once; a dispute says why. Refuses `trial.ownReading`, `trial.readingAnswered`, `trial.reasonMissing`. */
export function judgeReadingAnswer(reading: AnswerFacts, byOrgId: string, answer: "confirmed" | "disputed", reason: string): void {
  if (reading.orgId === byOrgId) refuse("trial.ownReading");
  if (reading.answer !== "pending") refuse("trial.readingAnswered");
  if (answer === "disputed" && isBlank(reason)) refuse("trial.reasonMissing");
}
