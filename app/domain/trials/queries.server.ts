// Knows how trials are read for pages and other nouns, judged from now; must never change one or choose who may see it.
import type { Day, Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { ReadingAnswer } from "./agreement.ts";
import { readAgreement, readClosing, readRequest } from "./codec.ts";
import { endingSoon, LIVE_STATES, type TrialState, trialStateAt } from "./trial.ts";

function selectTrials(reads: Reads) {
  return reads
    .selectFrom("trial as t")
    .innerJoin("outcome as o", "o.id", "t.outcomeId")
    .innerJoin("organisation as w", "w.id", "t.ownerOrgId")
    .innerJoin("organisation as e", "e.id", "t.enterpriseOrgId")
    .innerJoin("poolEntry as n", "n.id", "t.poolEntryId")
    .innerJoin("pool as p", "p.id", "n.poolId")
    .select(["t.id", "t.code", "t.outcomeId", "t.outcomeVersion", "t.poolEntryId", "t.ownerOrgId", "t.enterpriseOrgId", "t.state", "t.request", "t.terms"])
    .select(["t.termsHash", "t.termsProposedBy", "t.reasonCode", "t.reasonText", "t.answerDueOn", "t.stateUntil", "t.startsOn", "t.endsOn", "t.closing"])
    .select(["t.createdAt", "t.updatedAt", "t.version", "o.code as outcomeCode", "o.title as outcomeTitle", "w.name as ownerName", "e.name as enterpriseName"])
    .select(["o.state as outcomeState", "o.shownVersion as outcomeShownVersion", "p.operatorOrgId"]);
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
/** A trial as written; judge its state with `trialStateAt(facts, now)`. Holds terms under NDA: for those of whom `canReadTrial` says so. */
export type TrialFacts = ReturnType<typeof factsOf>;

export async function trialFacts(reads: Reads, trialId: string): Promise<TrialFacts | undefined> {
  const row = await selectTrials(reads).where("t.id", "=", trialId).executeTakeFirst();
  return row && factsOf(row);
}

export async function trialByCode(reads: Reads, code: string): Promise<TrialFacts | undefined> {
  const row = await selectTrials(reads).where("t.code", "=", code).executeTakeFirst();
  return row && factsOf(row);
}

/** Whose trials a list shows: those of an organisation on either side, those in the pools it runs, or `null` for every trial. */
export type TrialsWanted = { readonly partyOrgId: string } | { readonly operatorOrgId: string } | null;

/** Newest first, at most 500. */
async function trialsOf(reads: Reads, wanted: TrialsWanted): Promise<readonly TrialFacts[]> {
  let query = selectTrials(reads);
  if (wanted && "operatorOrgId" in wanted) query = query.where("p.operatorOrgId", "=", wanted.operatorOrgId);
  else if (wanted) query = query.where((eb) => eb.or([eb("t.ownerOrgId", "=", wanted.partyOrgId), eb("t.enterpriseOrgId", "=", wanted.partyOrgId)]));
  const rows = await query.orderBy("t.updatedAt", "desc").orderBy("t.id").limit(500).execute();
  return rows.map(factsOf);
}

/** The trials wanted, with the state judged from `now` and the 60/30-day flag. */
export async function trialsAt(reads: Reads, wanted: TrialsWanted, now: Instant) {
  const trials = await trialsOf(reads, wanted);
  return trials.map((trial) => ({ ...trial, state: trialStateAt(trial, now), endingSoon: endingSoon(trial, now) }));
}

/** Trials of an outcome that are under way at `now`, oldest first. */
export async function openTrialsOfOutcome(reads: Reads, outcomeId: string, now: Instant): Promise<readonly TrialFacts[]> {
  const rows = await selectTrials(reads)
    .where("t.outcomeId", "=", outcomeId)
    .where("t.state", "in", [...LIVE_STATES])
    .orderBy("t.createdAt")
    .orderBy("t.id")
    .execute();
  return rows.map(factsOf).filter((trial) => LIVE_STATES.includes(trialStateAt(trial, now)));
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

/** What happened, newest first: verb, instant, and on whose behalf (null: the system). */
export async function trialHistory(reads: Reads, trialId: string) {
  return reads
    .selectFrom("event")
    .select(["seq", "at", "verb", "orgId"])
    .where("noun", "=", "trial")
    .where("nounId", "=", trialId)
    .orderBy("seq", "desc")
    .execute();
}
