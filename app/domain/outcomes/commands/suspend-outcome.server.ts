// Knows the bureau's one-click takedown and its return; must never judge the claim behind it.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove, type OutcomeState } from "../outcome.ts";
import { demandParty } from "../policy.ts";
import { loadOutcome, updateOutcome } from "../rows.server.ts";

export type SuspendOutcome = { readonly outcomeId: string; readonly reason: string };

/** At once, from any public state. Refuses `outcome.notPublic` where nothing is shown and `outcome.noteMissing` without a reason. */
export async function suspendOutcome(tx: Tx, actor: AnyActor, input: SuspendOutcome, now: Instant): Promise<void> {
  const outcome = await loadOutcome(tx, input.outcomeId);
  const person = demandParty(actor, ["publisher"], outcome);
  const move = judgeMove(outcome.state, "suspend");
  if (outcome.shownVersion === null) refuse("outcome.notPublic");
  if (input.reason.trim() === "") refuse("outcome.noteMissing");
  await updateOutcome(tx, outcome, { state: move.to, previousState: outcome.state, stateReason: input.reason }, now);
  await appendEvent(tx, person, now, { noun: "outcome", nounId: outcome.id, verb: "suspended", data: { from: outcome.state, to: move.to } });
}

export type ResumeOutcome = { readonly outcomeId: string; readonly note: string };

/** Back to the state before. Refuses `outcome.noteMissing` unless it is said why the cause is cleared. */
export async function resumeOutcome(tx: Tx, actor: AnyActor, input: ResumeOutcome, now: Instant): Promise<void> {
  const outcome = await loadOutcome(tx, input.outcomeId);
  const person = demandParty(actor, ["publisher"], outcome);
  const move = judgeMove(outcome.state, "resume");
  if (input.note.trim() === "") refuse("outcome.noteMissing");
  const to = (outcome.previousState ?? move.to) as OutcomeState;
  await updateOutcome(tx, outcome, { state: to, previousState: null, stateReason: "" }, now);
  await appendEvent(tx, person, now, { noun: "outcome", nounId: outcome.id, verb: "resumed", data: { from: outcome.state, to } });
}
