// Knows how a reader walks the record under a lease, each event once; must never know what a reader does with it.
import { addMs, type Instant } from "#app/kernel/time.ts";
import { prepared } from "#db/prepared.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import type { EventRow } from "./event.ts";

/** Takes or renews the lease; false while another holder's still runs. A holder that died is followed when its lease ends. */
export async function takeLease(tx: Tx, lease: { readonly name: string; readonly holder: string; readonly ms: number }, now: Instant): Promise<boolean> {
  const { name, holder } = lease;
  const expiresAt = addMs(now, lease.ms);
  const row = await tx
    .insertInto("lease")
    .values({ name, holder, expiresAt })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ holder, expiresAt })
        .where((eb) => eb.or([eb("lease.expiresAt", "<=", now), eb("lease.holder", "=", holder)])),
    )
    .returning("name")
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives the lease back early, if it is still this holder's. */
export async function releaseLease(tx: Tx, name: string, holder: string): Promise<void> {
  await tx.deleteFrom("lease").where("name", "=", name).where("holder", "=", holder).execute();
}

const cursors = prepared(["reader"], (reads, { reader }) => reads.selectFrom("eventCursor").select("seq").where("reader", "=", reader));

/** The last event a reader has taken in; 0 before the first. */
export async function cursorOf(reads: Reads, reader: string): Promise<number> {
  return (await cursors(reads, { reader }))[0]?.seq ?? 0;
}

/** Moves the cursor in the same transaction as the reader's own writes; false when it stands elsewhere: then nothing may be kept. */
export async function advanceCursor(tx: Tx, reader: string, from: number, to: number, now: Instant): Promise<boolean> {
  const row = await tx
    .insertInto("eventCursor")
    .values({ reader, seq: to, updatedAt: now })
    .onConflict((conflict) => conflict.column("reader").doUpdateSet({ seq: to, updatedAt: now }).where("eventCursor.seq", "=", from))
    .returning("seq")
    .executeTakeFirst();
  return row !== undefined;
}

/** Events after `seq` in the order of their commits. */
export async function eventsAfter(reads: Reads, seq: number, limit: number): Promise<EventRow[]> {
  return reads
    .selectFrom("event")
    .select(["seq", "at", "actorId", "orgId", "noun", "nounId", "verb", "data"])
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(limit)
    .execute();
}
