// Knows how far a batch's step has come and what happens when it is over; must never write a row's result.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { BatchVerb } from "../import-batch.ts";
import { type BatchFacts, countRows, dropCells, stateAfter, updateBatch } from "../rows.server.ts";

const LAST_STEP: Readonly<Record<"checking" | "importing" | "undoing", BatchVerb>> = { checking: "judged", importing: "taken", undoing: "undone" };

/** Every row is done: the batch moves, and its event counts what became of the rows. */
export async function endStep(tx: Tx, batch: BatchFacts, now: Instant): Promise<void> {
  const verb = LAST_STEP[batch.state as keyof typeof LAST_STEP];
  const state = stateAfter(batch, verb);
  await updateBatch(tx, batch, { rowsDone: batch.rowCount, state }, now);
  if (verb === "taken") await dropCells(tx, batch.id);
  const { created, updated, unchanged, refused } = await countRows(tx, batch.id);
  await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "importBatch", nounId: batch.id, verb, data: { state, created, updated, unchanged, refused } });
}

/** Moves the progress on by `count` rows; at the end of the rows the step is over. */
export async function advance(tx: Tx, batch: BatchFacts, count: number, now: Instant): Promise<void> {
  const rowsDone = Math.min(batch.rowsDone + count, batch.rowCount);
  if (count === 0 || rowsDone >= batch.rowCount) return endStep(tx, batch, now);
  await updateBatch(tx, batch, { rowsDone }, now);
}
