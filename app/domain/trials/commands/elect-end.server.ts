// Knows how the enterprise chooses at the end of its trial and how both sides close one; must never price anything.
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { demandParty } from "../policy.ts";
import { endAfter, loadTrial, writeTrialMove } from "../record.server.ts";
import { judgeMove } from "../trial.ts";

/** Enterprise, by the end of the last day: active → convertElected. */
export async function electConvert(tx: Tx, actor: Actor, input: { readonly trialId: string }, now: Instant): Promise<void> {
  const trial = await loadTrial(tx, input.trialId, now);
  const to = judgeMove(trial.state, "electConvert", [demandParty(actor, trial, "electConvert")]);
  await writeTrialMove(tx, actor, now, trial, { to, verb: "electConvert", set: { stateUntil: null } });
}

/** Enterprise, any day of the trial: active → exitElected; both then have `trial.closingDays` for their statements. */
export async function electExit(tx: Tx, actor: Actor, input: { readonly trialId: string }, now: Instant): Promise<void> {
  const trial = await loadTrial(tx, input.trialId, now);
  const to = judgeMove(trial.state, "electExit", [demandParty(actor, trial, "electExit")]);
  await writeTrialMove(tx, actor, now, trial, { to, verb: "electExit", set: { stateUntil: await endAfter(tx, "trial.closingDays", now) } });
}

export type ClosingInput = { readonly trialId: string; readonly returned: string; readonly report: string };

/** Return-or-erase statement and report of one side; closed when both gave theirs. Refuses `trial.closingIncomplete`, `trial.closingGiven`. */
export async function giveClosing(tx: Tx, actor: Actor, input: ClosingInput, now: Instant): Promise<void> {
  const trial = await loadTrial(tx, input.trialId, now);
  const side = demandParty(actor, trial, "giveClosing");
  judgeMove(trial.state, "giveClosing", [side]);
  if (!input.returned.trim() || !input.report.trim()) refuse("trial.closingIncomplete");
  if (trial.closing[side] !== null) refuse("trial.closingGiven");
  const statement = { returned: input.returned.trim(), report: input.report.trim(), at: now, personId: actor.personId };
  const closing = { ...trial.closing, [side]: statement };
  const isBoth = closing.owner !== null && closing.enterprise !== null;
  const to = judgeMove(trial.state, "giveClosing", [side], isBoth ? "closed" : trial.state);
  const stateUntil = isBoth ? null : trial.stateUntil;
  await writeTrialMove(tx, actor, now, trial, { to, verb: "giveClosing", set: { closing: JSON.stringify(closing), stateUntil }, data: { side } });
}
