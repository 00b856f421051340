// Knows how items are kept, closed and announced once; for the readers of events, never for a page.
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type AudienceName, type ItemName, NO_DUE_DAY, topicOf } from "./items.ts";

export type NewItem = {
  readonly key: string;
  readonly name: ItemName;
  readonly addressee: string;
  readonly audience: AudienceName;
  readonly waitingOrgId: string | null;
  readonly noun: string;
  readonly nounId: string;
  readonly eventSeq: number;
  readonly at: string;
  readonly dueOn: string | null;
  readonly until: string | null;
};

/** The new item's id; null when its key is known. */
export async function addItem(tx: Tx, item: NewItem): Promise<string | null> {
  const row = await tx
    .insertInto("inboxItem")
    .values({ ...item, id: newId(), topic: topicOf(item.name), dueOn: item.dueOn ?? NO_DUE_DAY, closedAt: null })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What a thing has standing open: steps and near days, not news. */
export async function openItemsOf(tx: Tx, noun: string, nounId: string) {
  return tx
    .selectFrom("inboxItem")
    .select(["id", "name", "addressee", "audience", "dueOn", "until", "waitingOrgId"])
    .where("noun", "=", noun)
    .where("nounId", "=", nounId)
    .where("closedAt", "is", null)
    .where("topic", "in", ["do", "deadline"])
    .execute();
}

export async function closeItem(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable("inboxItem").set({ closedAt: at }).where("id", "=", id).execute();
}

export async function moveItem(
  tx: Tx,
  id: string,
  change: { readonly dueOn: string; readonly until: string | null; readonly waitingOrgId: string | null },
): Promise<void> {
  await tx.updateTable("inboxItem").set(change).where("id", "=", id).execute();
}

export async function markReadBy(tx: Tx, personId: string, itemId: string, now: Instant): Promise<void> {
  await tx
    .insertInto("inboxRead")
    .values({ personId, itemId, at: now })
    .onConflict((conflict) => conflict.columns(["personId", "itemId"]).doNothing())
    .execute();
}

/** True the first time this stage of this due day is said; the item then counts as unread again for everybody. */
export async function announceOnce(tx: Tx, itemId: string, stage: string, dueOn: string, now: Instant): Promise<boolean> {
  const row = await tx
    .insertInto("inboxAlert")
    .values({ itemId, stage, dueOn, at: now })
    .onConflict((conflict) => conflict.columns(["itemId", "stage", "dueOn"]).doNothing())
    .returning("itemId")
    .executeTakeFirst();
  if (!row) return false;
  await tx.deleteFrom("inboxRead").where("itemId", "=", itemId).execute();
  return true;
}
