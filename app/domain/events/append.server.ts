// Knows how the one append-only record is written; must never update or delete a row.
import { type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { EventData, Noun } from "./event.ts";

export type NewEvent = { readonly noun: Noun; readonly nounId: string; readonly verb: string; readonly data?: EventData };

/** Appends in the command's own transaction and returns its `seq`. */
export async function appendEvent(tx: Tx, actor: AnyActor, now: Instant, event: NewEvent): Promise<number> {
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
