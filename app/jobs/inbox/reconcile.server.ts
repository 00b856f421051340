// Knows how the open items of one thing are brought to where it stands; must never decide what it awaits.

import { type AudienceName, type ItemName, NO_DUE_DAY, topicOf } from "#app/domain/events/inbox/items.ts";
import { addItem, closeItem, moveItem, openItemsOf } from "#app/domain/events/inbox/write.server.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { Ref } from "./load-standing.server.ts";
import type { Expected, Standing } from "./standing.ts";

/** What has to be told to somebody: a new item, or a stage of its day. */
export type Said = {
  readonly itemId: string;
  readonly name: ItemName;
  readonly addressee: string;
  readonly audience: AudienceName;
  readonly stage: string;
  readonly at: string;
  /** Who caused it: he knows already. */
  readonly actorId: string | null;
};
export const NEW_STAGE = "new";

export type Cause = { readonly seq: number; readonly at: string; readonly actorId: string | null };
type OpenItem = Awaited<ReturnType<typeof openItemsOf>>[number];

const same = (item: OpenItem, wish: Expected) => item.name === wish.name && item.addressee === wish.addressee && item.audience === wish.audience;

/** A step opened anew by a later event is a new item; a near day is said once for each date. */
function keyOf({ noun, nounId }: Ref, wish: Expected, cause: Cause): string {
  const isDay = topicOf(wish.name) === "deadline";
  return [noun, nounId, wish.name, wish.addressee, wish.audience, isDay ? wish.dueOn : cause.seq].join(" ");
}

async function open(tx: Tx, ref: Ref, wish: Expected, cause: Cause): Promise<Said[]> {
  const { name, addressee, audience, waitingOrgId, dueOn, until } = wish;
  const { seq: eventSeq, at, actorId } = cause;
  const item = { name, addressee, audience, waitingOrgId, dueOn, until, noun: ref.noun, nounId: ref.nounId, eventSeq, at };
  const itemId = await addItem(tx, { ...item, key: keyOf(ref, wish, cause) });
  return itemId === null ? [] : [{ itemId, name, addressee, audience, stage: NEW_STAGE, at, actorId }];
}

/** Closes what is no longer awaited, opens what is, and returns what was opened. Doing it again changes nothing. */
export async function reconcile(tx: Tx, ref: Ref, standing: Standing, cause: Cause): Promise<Said[]> {
  const items = await openItemsOf(tx, ref.noun, ref.nounId);
  for (const item of items) if (!standing.expected.some((wish) => same(item, wish))) await closeItem(tx, item.id, cause.at);
  const said: Said[] = [];
  for (const wish of standing.expected) {
    const item = items.find((one) => same(one, wish));
    if (!item) said.push(...(await open(tx, ref, wish, cause)));
    else if (item.dueOn !== (wish.dueOn ?? NO_DUE_DAY) || item.until !== wish.until || item.waitingOrgId !== wish.waitingOrgId)
      await moveItem(tx, item.id, { dueOn: wish.dueOn ?? NO_DUE_DAY, until: wish.until, waitingOrgId: wish.waitingOrgId });
  }
  return said;
}
