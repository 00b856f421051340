// Knows how an organisation's people walk through its trials; must never show one to anybody else.
import type { Day, Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readAgreement } from "./codec.ts";
import { type TrialState, trialStateAt } from "./trial.ts";

export type OwnAsked = { readonly orgId: string; readonly after: string; readonly limit: number };

/** Trials in which the organisation is owner or enterprise, by code after `after` (exclusive), judged from `now`. For its own people. */
export async function ownTrialsAfter(reads: Reads, { orgId, after, limit }: OwnAsked, now: Instant) {
  const rows = await reads
    .selectFrom("trial as t")
    .innerJoin("outcome as o", "o.id", "t.outcomeId")
    .innerJoin("organisation as w", "w.id", "t.ownerOrgId")
    .innerJoin("organisation as e", "e.id", "t.enterpriseOrgId")
    .select(["t.code", "t.state", "t.stateUntil", "t.answerDueOn", "t.startsOn", "t.endsOn", "t.terms", "t.ownerOrgId", "t.updatedAt"])
    .select(["o.code as outcomeCode", "o.title as outcomeTitle", "w.name as ownerName", "e.name as enterpriseName"])
    .where((eb) => eb.or([eb("t.ownerOrgId", "=", orgId), eb("t.enterpriseOrgId", "=", orgId)]))
    .where("t.code", ">", after)
    .orderBy("t.code")
    .limit(limit)
    .execute();
  return rows.map(({ ownerOrgId, terms, ...row }) => {
    const clock = { state: row.state as TrialState, stateUntil: row.stateUntil as Instant | null, endsOn: row.endsOn as Day | null };
    return {
      ...row,
      side: ownerOrgId === orgId ? ("owner" as const) : ("enterprise" as const),
      state: trialStateAt(clock, now),
      stateUntil: clock.stateUntil,
      updatedAt: row.updatedAt as Instant,
      terms: readAgreement(terms),
    };
  });
}
