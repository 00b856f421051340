// Knows how a trial row is loaded, brought up to date and moved under a version guard; must never judge who may.

import { appendEvent } from "#app/domain/events/append.server.ts";
import type { EventData } from "#app/domain/events/event.ts";
import { readHolidayCalendar, settingOn } from "#app/domain/settings/queries.server.ts";
import type { SettingCode } from "#app/domain/settings/setting.ts";
import { type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { addCalendarDays } from "#app/kernel/calendar.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, endOfDay, type Instant } from "#app/kernel/time.ts";
import type { TrialTable } from "#db/schema.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readAgreement, readClosing, readRequest } from "./codec.ts";
import { judgeMove, type TrialState, type TrialVerb, trialStateAt } from "./trial.ts";

const COLUMNS = [
  "id",
  "code",
  "outcomeId",
  "outcomeVersion",
  "poolEntryId",
  "ownerOrgId",
  "enterpriseOrgId",
  "state",
  "request",
  "terms",
  "termsHash",
  "termsProposedBy",
  "stateUntil",
  "startsOn",
  "endsOn",
  "closing",
  "version",
] as const;

async function readTrial(tx: Tx, trialId: string) {
  const row = await tx.selectFrom("trial").select(COLUMNS).where("id", "=", trialId).executeTakeFirst();
  if (!row) refuse("trial.notFound");
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
export type LoadedTrial = Awaited<ReturnType<typeof readTrial>>;

const SYSTEM_VERBS: Partial<Record<TrialState, TrialVerb>> = { lapsed: "lapse", exitElected: "electExit", conversionFailed: "failConversion" };

/** Loads a trial as it stands at `now`, first writing down what the clock has already decided. Refuses `trial.notFound`. */
export async function loadTrial(tx: Tx, trialId: string, now: Instant): Promise<LoadedTrial> {
  const trial = await readTrial(tx, trialId);
  const stands = trialStateAt(trial, now);
  const verb = SYSTEM_VERBS[stands];
  if (stands === trial.state || verb === undefined) return trial;
  const to = judgeMove(trial.state, verb, ["system"]);
  const dueAt = trial.state === "active" && trial.endsOn ? endOfDay(trial.endsOn) : (trial.stateUntil ?? now);
  const stateUntil = to === "lapsed" ? null : await endAfter(tx, "trial.closingDays", dueAt);
  await writeTrialMove(tx, SYSTEM_ACTOR, now, trial, { to, verb, set: { stateUntil } });
  return readTrial(tx, trialId);
}

export type TrialChange = {
  readonly to: TrialState;
  readonly verb: TrialVerb;
  readonly set?: Partial<Omit<TrialTable, "id" | "code" | "state" | "version" | "updatedAt">>;
  readonly data?: EventData;
};

/** One move, one event. Refuses `trial.changedMeanwhile` when another write came between. */
export async function writeTrialMove(tx: Tx, actor: AnyActor, now: Instant, trial: LoadedTrial, change: TrialChange): Promise<void> {
  const moved = await tx
    .updateTable("trial")
    .set({ ...change.set, state: change.to, updatedAt: now, version: trial.version + 1 })
    .where("id", "=", trial.id)
    .where("version", "=", trial.version)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) refuse("trial.changedMeanwhile");
  const data = { ...change.data, from: trial.state, to: change.to, outcomeId: trial.outcomeId };
  await appendEvent(tx, actor, now, { noun: "trial", nounId: trial.id, verb: change.verb, data });
}

/** End of the last of `code` calendar days after `now` (民法典 201–203). */
export async function endAfter(tx: Tx, code: SettingCode, now: Instant): Promise<Instant> {
  const days = await settingOn(tx, code, dayOf(now));
  return addCalendarDays(dayOf(now), days, await readHolidayCalendar(tx)).endsAt;
}
