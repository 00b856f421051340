// Knows how new events are sealed in their order, by one process at a time; must never decide what a seal binds.
import { cursorOf, eventsAfter, takeLease } from "#app/domain/events/readers.server.ts";
import { GENESIS, keepSeals, SEALING_READER, sealsFor } from "#app/domain/events/seal.server.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";

const EVENTS_PER_BATCH = 500;
const LEASE_MS = 60_000;

export type SealingTools = { readonly unitOfWork: UnitOfWork; readonly reads: Reads; readonly holder: string };

async function chainAt(reads: Reads, seq: number): Promise<string> {
  if (seq === 0) return GENESIS;
  const row = await reads.selectFrom("eventSeal").select("chainHash").where("seq", "=", seq).executeTakeFirst();
  if (!row) throw new Error(`the seal of event ${seq} is gone: run npm run events:verify`);
  return row.chainHash;
}

/** One batch after the cursor; false when there was nothing, or when another process holds the lease. */
async function sealBatch({ unitOfWork, reads, holder }: SealingTools): Promise<boolean> {
  const from = await cursorOf(reads, SEALING_READER);
  const events = await eventsAfter(reads, from, EVENTS_PER_BATCH);
  if (events.length === 0) return false;
  const seals = sealsFor(events, await chainAt(reads, from));
  return unitOfWork(async (tx, now) => (await takeLease(tx, { name: SEALING_READER, holder, ms: LEASE_MS }, now)) && keepSeals(tx, from, seals, now));
}

/** Seals until the record has been read. */
export async function followWithSealing(tools: SealingTools, isClosing: () => boolean): Promise<void> {
  while (!isClosing() && (await sealBatch(tools)));
}
