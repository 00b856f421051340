// Knows how trials are read for pages and other nouns, judged from now; must never change one or choose who may see it.
import type { Day, Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { ReadingAnswer } from "./agreement.ts";
import { readAgreement, readClosing, readRequest } from "./codec.ts";
import { endingSoon, type TrialState, trialStateAt } from "./trial.ts";

function selectTrials(reads: Reads) {
  return reads
    .selectFrom("trial as t")
    .innerJoin("outcome as o", "o.id", "t.outcomeId")
    .innerJoin("organisation as w", "w.id", "t.ownerOrgId")
    .innerJoin("organisation as e", "e.id", "t.enterpriseOrgId")
    .select(["t.id", "t.code", "t.outcomeId", "t.outcomeVersion", "t.poolEntryId", "t.ownerOrgId", "t.enterpriseOrgId", "t.state", "t.request", "t.terms"])
    .select(["t.termsHash", "t.termsProposedBy", "t.reasonCode", "t.reasonText", "t.answerDueOn", "t.stateUntil", "t.startsOn", "t.endsOn", "t.closing"])
    .select(["t.createdAt", "t.updatedAt", "t.version", "o.code as outcomeCode", "o.title as outcomeTitle", "w.name as ownerName", "e.name as enterpriseName"]);
}

type TrialRow = Awaited<ReturnType<ReturnType<typeof selectTrials>["executeTakeFirstOrThrow"]>>;

function factsOf(row: TrialRow) {
  return {
    ...row,
    state: row.state as TrialState,
    request: readRequest(row.request),
    terms: readAgreement(row.terms),
    closing: readClosing(row.closing),
    stateUntil: row.stateUntil as Instant | null,
    startsOn: row.startsOn as Day | null,
    endsOn: row.endsOn as Day | null,
  };
}
/** A trial as written; judge its state with `trialStateAt(facts, now)`. Holds terms under NDA: for its two sides and the bureau. */
export type TrialFacts = ReturnType<typeof factsOf>;

export async function trialFacts(reads: Reads, trialId: string): Promise<TrialFacts | undefined> {
  const row = await selectTrials(reads).where("t.id", "=", trialId).executeTakeFirst();
  return row && factsOf(row);
}

export async function trialByCode(reads: Reads, code: string): Promise<TrialFacts | undefined> {
  const row = await selectTrials(reads).where("t.code", "=", code).executeTakeFirst();
  return row && factsOf(row);
}

/** Trials of one organisation on either side, newest first; with `null` every trial, for the bureau. */
export async function trialsOf(reads: Reads, orgId: string | null): Promise<readonly TrialFacts[]> {
  let query = selectTrials(reads);
  if (orgId !== null) query = query.where((eb) => eb.or([eb("t.ownerOrgId", "=", orgId), eb("t.enterpriseOrgId", "=", orgId)]));
  const rows = await query.orderBy("t.updatedAt", "desc").orderBy("t.id").limit(500).execute();
  return rows.map(factsOf);
}

/** As `trialsOf`, with the state judged from `now` and the 60/30-day flag. */
export async function trialsAt(reads: Reads, orgId: string | null, now: Instant) {
  const trials = await trialsOf(reads, orgId);
  return trials.map((trial) => ({ ...trial, state: trialStateAt(trial, now), endingSoon: endingSoon(trial, now) }));
}

/** All readings of a trial by day, with the side that took each. */
export async function readingsOf(reads: Reads, trialId: string) {
  const rows = await reads
    .selectFrom("trialReading")
    .select(["id", "indicator", "value", "unit", "method", "takenOn", "orgId", "recordedAt", "answer", "answerReason", "answeredAt"])
    .where("trialId", "=", trialId)
    .orderBy("takenOn")
    .orderBy("recordedAt")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, answer: row.answer as ReadingAnswer }));
}
export type ReadingRow = Awaited<ReturnType<typeof readingsOf>>[number];

export async function signaturesOf(reads: Reads, trialId: string) {
  return reads
    .selectFrom("signature")
    .select(["side", "documentHash", "at"])
    .where("noun", "=", "trial")
    .where("nounId", "=", trialId)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

/** What happened, oldest first: verb, instant, and on whose behalf (null: the system). */
export async function trialHistory(reads: Reads, trialId: string) {
  return reads.selectFrom("event").select(["seq", "at", "verb", "orgId"]).where("noun", "=", "trial").where("nounId", "=", trialId).orderBy("seq").execute();
}
