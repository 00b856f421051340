// Knows how the one append-only record is written; must never update or delete a row.
import { SYSTEM_ACTOR, type SystemActor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import { insertNumbered } from "#db/many-rows.ts";
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

/** Appends many of one doer in the order given and returns their `seq`s in that order. */
export async function appendEvents(tx: Tx, actor: Doer, events: readonly (NewEvent & { readonly at: Instant })[]): Promise<readonly number[]> {
  const by = actor === SYSTEM_ACTOR ? { actorId: SYSTEM_ACTOR, orgId: null } : { actorId: actor.personId, orgId: actor.orgId };
  const rows = events.map(({ data = {}, ...event }) => ({ ...event, ...by, data: JSON.stringify(data) }));
  return insertNumbered(tx, "event", "seq", rows);
}
