// Knows how new events are sealed in their order, by one process at a time; must never decide what a seal binds.
import { cursorOf, eventsAfter, takeLease } from "#app/domain/events/readers.server.ts";
import { keepSeals, SEALING_READER, type SealHead, sealHead, sealsFor } from "#app/domain/events/seal.server.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";

const EVENTS_PER_BATCH = 500;
const LEASE_MS = 60_000;

export type SealingTools = { readonly unitOfWork: UnitOfWork; readonly reads: Reads; readonly holder: string };

/** The chain's end. The cursor beyond it means that seals were taken away: sealing on would hide that. */
async function soundHead(reads: Reads): Promise<SealHead> {
  const cursor = await cursorOf(reads, SEALING_READER);
  const head = await sealHead(reads);
  if (cursor > head.seq) throw new Error(`the seals from event ${head.seq + 1} to ${cursor} are gone: run npm run events:verify`);
  return head;
}

/** One batch after the last seal; false when there was nothing, or when another process holds the lease. */
async function sealBatch({ unitOfWork, reads, holder }: SealingTools): Promise<boolean> {
  const { seq, head } = await soundHead(reads);
  const events = await eventsAfter(reads, seq, EVENTS_PER_BATCH);
  if (events.length === 0) return false;
  const seals = sealsFor(events, head);
  return unitOfWork(async (tx, now) => (await takeLease(tx, { name: SEALING_READER, holder, ms: LEASE_MS }, now)) && keepSeals(tx, seq, seals, now));
}

/** Seals until the record has been read. */
export async function followWithSealing(tools: SealingTools, isClosing: () => boolean): Promise<void> {
  while (!isClosing() && (await sealBatch(tools)));
}
