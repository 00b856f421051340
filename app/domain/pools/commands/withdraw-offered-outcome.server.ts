// Knows how an outcome is withdrawn together with its place in a pool; must never touch running trials, which keep their licence.
import { type WithdrawOutcome, withdrawOutcome } from "#app/domain/outcomes/commands/withdraw-outcome.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { endEntries, endListings } from "./end-offers.server.ts";

/**
 * What an owner does who withdraws: the entry leaves its pool, drafted prices are put away, then the outcome is withdrawn, all or nothing.
 * An open price was promised to whoever takes it and stays in the way. Refuses what `withdrawOutcome` refuses.
 */
export async function withdrawOfferedOutcome(tx: Tx, actor: Actor, input: WithdrawOutcome, now: Instant): Promise<void> {
  await endEntries(tx, actor, now, { outcomeId: input.outcomeId, reason: "outcomeWithdrawn" });
  await endListings(tx, actor, now, input.outcomeId, ["draft"]);
  await withdrawOutcome(tx, actor, input, now);
}
