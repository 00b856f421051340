// Knows the one lawful change of the record: an event's data is erased, its place in the chain stays. Must never touch another column.
import { type AnyActor, isBureau, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { appendEvent } from "./append.server.ts";

/** What stands in place of erased data; readers of data find none of their own fields in it. */
export const ERASED_DATA = '{"erased":true}';
export const ERASING_VERB = "dataErased";
const REASON_MAX = 200;

export type EraseEventData = {
  readonly seq: number;
  /** The ground in law and the request's number; never the erased words themselves. */
  readonly reason: string;
};

/**
 * 个人信息保护法 第四十七条: erases `data` and throws the salt away, so that nothing of it can be guessed back; the record says who, when and why.
 * Refuses `event.notAdmin`, `event.reasonMissing`, `event.notFound`, `event.notSealed`, `event.alreadyErased`.
 */
export async function eraseEventData(tx: Tx, actor: AnyActor, input: EraseEventData, now: Instant): Promise<void> {
  if (actor !== SYSTEM_ACTOR && !isBureau(actor, "admin")) refuse("event.notAdmin");
  const reason = input.reason.trim();
  if (reason === "" || reason.length > REASON_MAX) refuse("event.reasonMissing", { characters: REASON_MAX });
  const event = await tx.selectFrom("event").select("seq").where("seq", "=", input.seq).executeTakeFirst();
  if (!event) refuse("event.notFound");
  const seal = await tx.selectFrom("eventSeal").select("salt").where("seq", "=", input.seq).executeTakeFirst();
  if (!seal) refuse("event.notSealed");
  if (seal.salt === null) refuse("event.alreadyErased");
  await tx.updateTable("event").set({ data: ERASED_DATA }).where("seq", "=", input.seq).execute();
  await tx.updateTable("eventSeal").set({ salt: null }).where("seq", "=", input.seq).execute();
  await appendEvent(tx, actor, now, { noun: "event", nounId: String(input.seq), verb: ERASING_VERB, data: { reason } });
}
