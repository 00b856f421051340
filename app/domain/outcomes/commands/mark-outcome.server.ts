// Knows what pools and deals do to an outcome's state; must never conclude a deal or choose a pool.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import { findMove } from "#app/kernel/machine.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { OUTCOME_MOVES, type OutcomeState, type OutcomeVerb } from "../outcome.ts";
import { loadOutcome, updateOutcome } from "../rows.server.ts";

async function mark(tx: Tx, actor: AnyActor, now: Instant, outcomeId: string, verb: OutcomeVerb, eventVerb: string): Promise<void> {
  const outcome = await loadOutcome(tx, outcomeId);
  const move = findMove(OUTCOME_MOVES, outcome.state as OutcomeState, verb);
  if (!move || outcome.origin === "importedListing") refuse("outcome.notLicensable", { state: outcome.state });
  await updateOutcome(tx, outcome, { state: move.to }, now);
  await appendEvent(tx, actor, now, { noun: "outcome", nounId: outcomeId, verb: eventVerb, data: { from: outcome.state, to: move.to } });
}

/** listed → pooled. Refuses `outcome.notLicensable` from any other state and for unclaimed imports. */
export async function markPooled(tx: Tx, actor: AnyActor, now: Instant, outcomeId: string): Promise<void> {
  await mark(tx, actor, now, outcomeId, "pool", "pooled");
}

/** pooled → listed; an outcome suspended while pooled will come back as listed. Refuses `outcome.notLicensable`. */
export async function markUnpooled(tx: Tx, actor: AnyActor, now: Instant, outcomeId: string): Promise<void> {
  const outcome = await loadOutcome(tx, outcomeId);
  if (outcome.state !== "suspended" || outcome.previousState !== "pooled") return mark(tx, actor, now, outcomeId, "unpool", "unpooled");
  await updateOutcome(tx, outcome, { previousState: "listed" }, now);
  await appendEvent(tx, actor, now, { noun: "outcome", nounId: outcomeId, verb: "unpooled", data: { from: "suspended", to: "suspended" } });
}

/** listed, pooled, reserved → exclusivelyLicensed, once. Refuses `outcome.notLicensable`. */
export async function markExclusivelyLicensed(tx: Tx, actor: AnyActor, now: Instant, outcomeId: string): Promise<void> {
  await mark(tx, actor, now, outcomeId, "licenseExclusively", "exclusivelyLicensed");
}
