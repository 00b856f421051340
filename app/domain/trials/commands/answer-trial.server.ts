// Knows how an owner accepts or declines a request and how either side withdraws; must never set terms.
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { DECLINE_REASONS, type DeclineReason, WITHDRAW_REASONS, type WithdrawReason } from "../agreement.ts";
import { demandParty } from "../policy.ts";
import { endAfter, loadTrial, writeTrialMove } from "../record.server.ts";
import { judgeMove, type TrialVerb } from "../trial.ts";

async function judged(tx: Tx, actor: Actor, now: Instant, trialId: string, verb: TrialVerb) {
  const trial = await loadTrial(tx, trialId, now);
  const side = demandParty(actor, trial, verb);
  return { trial, to: judgeMove(trial.state, verb, [side]) };
}

/** Owner: requested → accepted; terms are awaited for `trial.awaitedStepDays`. */
export async function acceptTrial(tx: Tx, actor: Actor, input: { readonly trialId: string }, now: Instant): Promise<void> {
  const { trial, to } = await judged(tx, actor, now, input.trialId, "accept");
  await writeTrialMove(tx, actor, now, trial, { to, verb: "accept", set: { stateUntil: await endAfter(tx, "trial.awaitedStepDays", now) } });
}

export type Decline = { readonly trialId: string; readonly reasonCode: DeclineReason; readonly reasonText: string };

/** Owner: requested → declined with a coded reason; `other` needs words. Refuses `trial.reasonMissing`. */
export async function declineTrial(tx: Tx, actor: Actor, input: Decline, now: Instant): Promise<void> {
  const { trial, to } = await judged(tx, actor, now, input.trialId, "decline");
  const { reasonCode, reasonText } = input;
  if (!DECLINE_REASONS.includes(reasonCode) || (reasonCode === "other" && !reasonText.trim())) refuse("trial.reasonMissing");
  await writeTrialMove(tx, actor, now, trial, { to, verb: "decline", set: { reasonCode, reasonText, stateUntil: null }, data: { reasonCode } });
}

export type Withdrawal = { readonly trialId: string; readonly reasonCode: WithdrawReason; readonly reasonText: string };

/** Either side before the start, with a coded reason; `other` needs words. Refuses `trial.reasonMissing`. */
export async function withdrawTrial(tx: Tx, actor: Actor, input: Withdrawal, now: Instant): Promise<void> {
  const { trial, to } = await judged(tx, actor, now, input.trialId, "withdraw");
  const { reasonCode, reasonText } = input;
  if (!WITHDRAW_REASONS.includes(reasonCode) || (reasonCode === "other" && !reasonText.trim())) refuse("trial.reasonMissing");
  await writeTrialMove(tx, actor, now, trial, { to, verb: "withdraw", set: { reasonCode, reasonText, stateUntil: null }, data: { reasonCode } });
}
