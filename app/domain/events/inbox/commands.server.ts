// Knows how a person marks items as read; must never close one: only the record does that.
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { addresseesOf, audiencesOf } from "./items.ts";
import { markReadBy } from "./write.server.ts";

/** Items of the actor's own inbox among `itemIds`; the others are passed over, so that nobody learns what exists. */
async function ownAmong(tx: Tx, actor: Actor, itemIds: readonly string[]): Promise<string[]> {
  const audiences = audiencesOf(actor.roles);
  if (itemIds.length === 0 || audiences.length === 0) return [];
  const own = tx.selectFrom("inboxItem").select("id").where("id", "in", itemIds).where("addressee", "in", addresseesOf(actor));
  return (await own.where("audience", "in", audiences).execute()).map((row) => row.id);
}

/** Marks what the person has seen; again changes nothing. */
export async function markRead(tx: Tx, actor: Actor, itemIds: readonly string[], now: Instant): Promise<void> {
  for (const id of await ownAmong(tx, actor, itemIds)) await markReadBy(tx, actor.personId, id, now);
}

/** Marks all news that had come by `before`, the moment the page was shown: what came since stays unread. */
export async function markAllRead(tx: Tx, actor: Actor, before: string, now: Instant): Promise<void> {
  const audiences = audiencesOf(actor.roles);
  if (audiences.length === 0) return;
  await tx
    .insertInto("inboxRead")
    .columns(["personId", "itemId", "at"])
    .expression((eb) =>
      eb
        .selectFrom("inboxItem as i")
        .select((e) => [e.val(actor.personId).as("personId"), "i.id as itemId", e.val(now as string).as("at")])
        .where("i.topic", "!=", "do")
        .where("i.closedAt", "is", null)
        .where("i.addressee", "in", addresseesOf(actor))
        .where("i.audience", "in", audiences)
        .where("i.at", "<=", before),
    )
    .onConflict((conflict) => conflict.columns(["personId", "itemId"]).doNothing())
    .execute();
}
