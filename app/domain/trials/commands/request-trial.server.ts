// Knows how an enterprise asks for a trial of a pooled outcome; must never answer for the owner.

import { appendEvent } from "#app/domain/events/append.server.ts";
import { nextPublicCode } from "#app/domain/events/sequence.server.ts";
import { boundUntil } from "#app/domain/people/queries/strikes.server.ts";
import { activeEntryOf } from "#app/domain/pools/queries.server.ts";
import { readHolidayCalendar, settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { addWorkingDays } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeRequestText, type TrialRequest } from "../agreement.ts";
import { canAskForTrial } from "../policy.ts";
import { endAfter } from "../record.server.ts";
import { LIVE_STATES, type TrialState, trialStateAt } from "../trial.ts";

export type NewTrial = { readonly outcomeId: string; readonly request: TrialRequest };

/** Verified 中小微 enterprise, by its editor or signatory (四川 guide and 先用后转 practice name 中小微企业). */
async function judgeAsker(tx: Tx, actor: Actor, now: Instant): Promise<void> {
  if (!actor.orgVerified) refuse("people.orgNotVerified");
  if (!canAskForTrial(actor)) refuse("trial.notEnterprise");
  const org = await tx.selectFrom("organisation").select("isSme").where("id", "=", actor.orgId).executeTakeFirst();
  if (org?.isSme !== 1) refuse("trial.notSme");
  const until = await boundUntil(tx, actor.orgId, dayOf(now));
  if (until !== null) refuse("trial.strikeOnRecord", { until });
}

async function offeredOutcome(tx: Tx, actor: Actor, outcomeId: string) {
  const outcome = await tx.selectFrom("outcome").select(["id", "state", "ownerOrgId", "shownVersion"]).where("id", "=", outcomeId).executeTakeFirst();
  const entry = await activeEntryOf(tx, outcomeId);
  if (!outcome?.ownerOrgId || outcome.shownVersion === null || outcome.state !== "pooled" || !entry) refuse("trial.notOffered");
  if (outcome.ownerOrgId === actor.orgId) refuse("trial.ownOutcome");
  return { ownerOrgId: outcome.ownerOrgId, outcomeVersion: outcome.shownVersion, poolEntryId: entry.id };
}

async function refuseSecondTrial(tx: Tx, actor: Actor, outcomeId: string, now: Instant): Promise<void> {
  const rows = await tx
    .selectFrom("trial")
    .select(["code", "state", "stateUntil", "endsOn"])
    .where("outcomeId", "=", outcomeId)
    .where("enterpriseOrgId", "=", actor.orgId)
    .where("state", "in", [...LIVE_STATES])
    .execute();
  const clockOf = (row: (typeof rows)[number]) => ({
    state: row.state as TrialState,
    stateUntil: row.stateUntil as Instant | null,
    endsOn: row.endsOn as Day | null,
  });
  const other = rows.find((row) => LIVE_STATES.includes(trialStateAt(clockOf(row), now)));
  if (other) refuse("trial.alreadyOpen", { code: other.code });
}

/**
 * Returns id and code `SX-SY-…`; the owner should answer in `trial.answerWorkingDays`, and the request lapses after `trial.awaitedStepDays`.
 * Refuses `trial.notEnterprise`, `trial.notSme`, `trial.strikeOnRecord`, `trial.notOffered`, `trial.ownOutcome`, `trial.alreadyOpen` and what `judgeRequestText` refuses.
 */
export async function requestTrial(tx: Tx, actor: Actor, input: NewTrial, now: Instant): Promise<{ readonly id: string; readonly code: string }> {
  await judgeAsker(tx, actor, now);
  const offered = await offeredOutcome(tx, actor, input.outcomeId);
  await refuseSecondTrial(tx, actor, input.outcomeId, now);
  judgeRequestText(input.request);
  const days = await settingOn(tx, "trial.answerWorkingDays", dayOf(now));
  const answerDueOn = addWorkingDays(dayOf(now), days, await readHolidayCalendar(tx)).day;
  const trial = { id: newId(), code: await nextPublicCode(tx, "SY", now) };
  const stateUntil = await endAfter(tx, "trial.awaitedStepDays", now);
  const empty = {
    terms: null,
    termsHash: null,
    termsProposedBy: null,
    reasonCode: null,
    reasonText: "",
    startsOn: null,
    endsOn: null,
    insurance: null,
    closing: null,
  };
  await tx
    .insertInto("trial")
    .values({
      ...trial,
      ...offered,
      ...empty,
      outcomeId: input.outcomeId,
      enterpriseOrgId: actor.orgId,
      state: "requested",
      request: JSON.stringify(input.request),
      answerDueOn,
      stateUntil,
      createdAt: now,
      updatedAt: now,
      version: 1,
    })
    .execute();
  await appendEvent(tx, actor, now, { noun: "trial", nounId: trial.id, verb: "request", data: { from: null, to: "requested", outcomeId: input.outcomeId } });
  return trial;
}
