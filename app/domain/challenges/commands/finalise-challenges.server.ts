// Knows how a passed window is written down; pages judge from `now` already, so nothing waits for this.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";

/** Published challenges whose window is over become unanswered; returns how many. Running it again changes nothing. */
export async function finaliseChallenges(tx: Tx, now: Instant): Promise<number> {
  const rows = await tx
    .updateTable("challenge")
    .set((eb) => ({ state: "unanswered", updatedAt: now, version: eb("version", "+", 1) }))
    .where("state", "=", "published")
    .where("bidUntil", "<=", now)
    .returning("id")
    .execute();
  for (const row of rows) await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "challenge", nounId: row.id, verb: "expired", data: { state: "unanswered" } });
  return rows.length;
}
