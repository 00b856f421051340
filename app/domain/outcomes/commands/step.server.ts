// Knows how a step on the working version is opened and written; must never decide what a step demands.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor, AnyActor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove, type OutcomeParty, type OutcomeState, type OutcomeVerb, stepStateOf } from "../outcome.ts";
import { demandParty } from "../policy.ts";
import { findWorkingVersion, loadOutcome, type OutcomeChange, type OutcomeRow, type OutcomeVersionRow, updateOutcome, updateVersion } from "../rows.server.ts";

export type Step = { readonly actor: Actor; readonly outcome: OutcomeRow; readonly version: OutcomeVersionRow; readonly to: OutcomeState };

/** Loads outcome and working version; refuses `outcome.notFound`, `outcome.notYours`, `people.orgNotVerified`, `outcome.illegalMove`. */
export async function openStep(tx: Tx, actor: AnyActor, outcomeId: string, verb: OutcomeVerb, party: OutcomeParty, to?: OutcomeState): Promise<Step> {
  const outcome = await loadOutcome(tx, outcomeId);
  const person = demandParty(actor, [party], outcome);
  const version = await findWorkingVersion(tx, outcome);
  const state = stepStateOf({ state: outcome.state, workingState: version?.state ?? null });
  const move = judgeMove(state, verb, to);
  if (!version) refuse("outcome.illegalMove", { state: outcome.state, verb });
  return { actor: person, outcome, version, to: move.to };
}

/** Listed or pooled outcomes keep their own state while a new version walks its steps. */
export function outcomeStateAfter(outcome: OutcomeRow, to: OutcomeState): OutcomeChange {
  return outcome.state === "listed" || outcome.state === "pooled" ? {} : { state: to };
}

export type StepChange = { readonly version: Parameters<typeof updateVersion>[2]; readonly outcome: OutcomeChange; readonly eventVerb: string };

export async function closeStep(tx: Tx, step: Step, change: StepChange, now: Instant): Promise<void> {
  await updateVersion(tx, step.version, { ...change.version, state: step.to });
  await updateOutcome(tx, step.outcome, change.outcome, now);
  const data = { from: step.version.state, to: step.to, version: step.version.number };
  await appendEvent(tx, step.actor, now, { noun: "outcome", nounId: step.outcome.id, verb: change.eventVerb, data });
}
