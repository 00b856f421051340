// Knows which trials the clock has moved and writes that down; must never decide anything the clock has not.
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { loadTrial } from "../record.server.ts";

const WAITING = ["requested", "accepted", "termsAgreed", "pricing"];

/** Lapses, silent exits and unsold pricings due at `now`, at most 200 a run; returns how many. Pages judge from `now` and need not wait for it. */
export async function finaliseTrials(tx: Tx, now: Instant): Promise<number> {
  const due = await tx
    .selectFrom("trial")
    .select("id")
    .where((eb) =>
      eb.or([eb.and([eb("state", "in", WAITING), eb("stateUntil", "<=", now)]), eb.and([eb("state", "=", "active"), eb("endsOn", "<", dayOf(now))])]),
    )
    .orderBy("createdAt")
    .orderBy("id")
    .limit(200)
    .execute();
  for (const { id } of due) await loadTrial(tx, id, now);
  return due.length;
}
