// Knows how the one append-only record is written; must never update or delete a row.
import { SYSTEM_ACTOR, type SystemActor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { EventData, Noun } from "./event.ts";

export type NewEvent = { readonly noun: Noun; readonly nounId: string; readonly verb: string; readonly data?: EventData };

/** Who did it: an acting person, a person for himself (no organisation), or the system. */
export type Doer = SystemActor | { readonly personId: string; readonly orgId: string | null };

/** Appends in the command's own transaction and returns its `seq`. */
export async function appendEvent(tx: Tx, actor: Doer, now: Instant, event: NewEvent): Promise<number> {
  const row = await tx
    .insertInto("event")
    .values({
      at: now,
      actorId: actor === SYSTEM_ACTOR ? SYSTEM_ACTOR : actor.personId,
      orgId: actor === SYSTEM_ACTOR ? null : actor.orgId,
      noun: event.noun,
      nounId: event.nounId,
      verb: event.verb,
      data: JSON.stringify(event.data ?? {}),
    })
    .returning("seq")
    .executeTakeFirstOrThrow();
  return row.seq;
}
