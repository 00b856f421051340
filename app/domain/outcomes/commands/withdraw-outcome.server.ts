// Knows how an owner takes a listing back; must never touch running trials, which keep their licence.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove } from "../outcome.ts";
import { openListingCodeOf } from "../page-queries.server.ts";
import { demandParty } from "../policy.ts";
import { loadOutcome, updateOutcome } from "../rows.server.ts";

export type WithdrawOutcome = { readonly outcomeId: string; readonly reason: string };

/**
 * Called by pools, which first takes the outcome out of its pool. Refuses `outcome.noteMissing` without a reason, `outcome.openListing`
 * while a price listing (挂牌) of it is open, and `outcome.stillPooled` while an entry would be left behind in a pool.
 */
export async function withdrawOutcome(tx: Tx, actor: AnyActor, input: WithdrawOutcome, now: Instant): Promise<void> {
  const outcome = await loadOutcome(tx, input.outcomeId);
  const person = demandParty(actor, ["editor", "signatory"], outcome);
  const move = judgeMove(outcome.state, "withdraw");
  if (input.reason.trim() === "") refuse("outcome.noteMissing");
  const openListingCode = await openListingCodeOf(tx, outcome.id, now);
  if (openListingCode) refuse("outcome.openListing", { code: openListingCode });
  const entry = await tx
    .selectFrom("poolEntry")
    .select("id")
    .where("outcomeId", "=", outcome.id)
    .where("state", "in", ["proposed", "active"])
    .executeTakeFirst();
  if (entry) refuse("outcome.stillPooled");
  await updateOutcome(tx, outcome, { state: move.to, previousState: null, stateReason: input.reason }, now);
  await appendEvent(tx, person, now, { noun: "outcome", nounId: outcome.id, verb: "withdrawn", data: { from: outcome.state, to: move.to } });
}
