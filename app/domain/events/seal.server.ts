// Knows how an event is sealed into the chain, so that a later edit shows and its data can still be erased by law; must never change an event.
import { randomBytes } from "node:crypto";
import { canonicalJson, sha256Hex } from "#app/kernel/canonical.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { insertMany } from "#db/many-rows.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import type { EventRow } from "./event.ts";

export const SEALING_READER = "sealing";
/** What the first event is chained to. */
export const GENESIS = "0".repeat(64);
const SALT_BYTES = 16;

export type Seal = { readonly seq: number; readonly salt: string | null; readonly dataHash: string; readonly chainHash: string };
export type SealHead = { readonly seq: number; readonly head: string };

/** The salt keeps short data from being guessed out of its hash; with the salt thrown away nobody can. */
export function dataHashOf(salt: string, data: string): string {
  return sha256Hex(`${salt}.${data}`);
}

/** Binds every column of the event (its data by hash) to all events before it. */
export function chainHashOf(previous: string, event: Omit<EventRow, "data">, dataHash: string): string {
  const { seq, at, actorId, orgId, noun, nounId, verb } = event;
  return sha256Hex(canonicalJson([previous, seq, at, actorId, orgId, noun, nounId, verb, dataHash]));
}

/** Seals for events that follow one another, each with a salt of its own. */
export function sealsFor(events: readonly EventRow[], previous: string): readonly Seal[] {
  let last = previous;
  return events.map((event) => {
    const salt = randomBytes(SALT_BYTES).toString("hex");
    const dataHash = dataHashOf(salt, event.data);
    last = chainHashOf(last, event, dataHash);
    return { seq: event.seq, salt, dataHash, chainHash: last };
  });
}

/** The last seal; seq 0 with the genesis hash before the first. */
export async function sealHead(reads: Reads): Promise<SealHead> {
  const row = await reads.selectFrom("eventSeal").select(["seq", "chainHash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
  return row ? { seq: row.seq, head: row.chainHash } : { seq: 0, head: GENESIS };
}

/** Keeps seals that follow event `from` and moves the cursor with them; false when another process sealed on meanwhile: nothing is kept. */
export async function keepSeals(tx: Tx, from: number, seals: readonly Seal[], now: Instant): Promise<boolean> {
  const last = seals.at(-1);
  // The chain's own end is what counts: cursors may be set back so that readers read again, seals are made once.
  if (!last || (await sealHead(tx)).seq !== from) return false;
  await insertMany(tx, "eventSeal", seals);
  await tx
    .insertInto("eventCursor")
    .values({ reader: SEALING_READER, seq: last.seq, updatedAt: now })
    .onConflict((conflict) => conflict.column("reader").doUpdateSet({ seq: last.seq, updatedAt: now }))
    .execute();
  return true;
}
