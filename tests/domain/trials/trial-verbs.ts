// Runs the real command behind each verb with input that is valid where the verb is legal; must never know where that is.
import { agreeTerms, proposeTerms } from "#app/domain/trials/commands/agree-terms.server.ts";
import { acceptTrial, declineTrial, withdrawTrial } from "#app/domain/trials/commands/answer-trial.server.ts";
import { electConvert, electExit, giveClosing } from "#app/domain/trials/commands/elect-end.server.ts";
import { finaliseTrials } from "#app/domain/trials/commands/finalise-trials.server.ts";
import { failConversion, markTrialConverted, startPricing } from "#app/domain/trials/commands/price-trial.server.ts";
import { answerReading, recordReading } from "#app/domain/trials/commands/record-reading.server.ts";
import { signTrial } from "#app/domain/trials/commands/sign-trial.server.ts";
import { type Actor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { addMs, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { AGREEMENT } from "./trial-scene.ts";

export type TrialCommand = (tx: Tx, actor: Actor, trialId: string, now: Instant) => Promise<unknown>;
const YEAR_MS = 366 * 86_400_000;

/** The hash on the row, as a page would show it; a trial without terms shows none. */
async function shownHash(tx: Tx, trialId: string): Promise<string> {
  const row = await tx.selectFrom("trial").select("termsHash").where("id", "=", trialId).executeTakeFirstOrThrow();
  return row.termsHash ?? "";
}

async function lastReading(tx: Tx, trialId: string): Promise<string> {
  const row = await tx.selectFrom("trialReading").select("id").where("trialId", "=", trialId).orderBy("answer", "desc").orderBy("id").executeTakeFirst();
  return row?.id ?? "none";
}

const why = { reasonCode: "other", reasonText: "另有安排" } as const;
const words = { returned: "设备已退还，资料已销毁", report: "试用报告" };

export const TRIAL_COMMANDS: Readonly<Record<string, TrialCommand>> = {
  accept: (tx, actor, trialId, now) => acceptTrial(tx, actor, { trialId }, now),
  decline: (tx, actor, trialId, now) => declineTrial(tx, actor, { trialId, ...why }, now),
  proposeTerms: (tx, actor, trialId, now) => proposeTerms(tx, actor, { trialId, terms: AGREEMENT }, now),
  agreeTerms: async (tx, actor, trialId, now) => agreeTerms(tx, actor, { trialId, termsHash: await shownHash(tx, trialId) }, now),
  withdraw: (tx, actor, trialId, now) => withdrawTrial(tx, actor, { trialId, ...why }, now),
  sign: async (tx, actor, trialId, now) => signTrial(tx, actor, { trialId, termsHash: await shownHash(tx, trialId) }, now),
  recordReading: (tx, actor, trialId, now) => recordReading(tx, actor, { trialId, indicator: "染色温度", value: "99.5", takenOn: dayOf(now), method: "" }, now),
  answerReading: async (tx, actor, trialId, now) =>
    answerReading(tx, actor, { trialId, readingId: await lastReading(tx, trialId), answer: "disputed", reason: "读数偏低" }, now),
  electConvert: (tx, actor, trialId, now) => electConvert(tx, actor, { trialId }, now),
  electExit: (tx, actor, trialId, now) => electExit(tx, actor, { trialId }, now),
  startPricing: (tx, actor, trialId, now) => startPricing(tx, actor, { trialId, price: null }, now),
  failConversion: (tx, actor, trialId, now) => failConversion(tx, actor, { trialId }, now),
  giveClosing: (tx, actor, trialId, now) => giveClosing(tx, actor, { trialId, ...words }, now),
  convert: (tx, _actor, trialId, now) => markTrialConverted(tx, SYSTEM_ACTOR, now, trialId),
  clockPasses: (tx, _actor, _trialId, now) => finaliseTrials(tx, addMs(now, YEAR_MS)),
};
