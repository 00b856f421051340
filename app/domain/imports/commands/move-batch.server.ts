// Knows what an importer decides about a batch: columns, commit, undo, discard; must never take a row itself.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { EventData } from "#app/domain/events/event.ts";
import { type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type ColumnChoice, FIELDS_OF, requiredFields } from "../columns.ts";
import { type BatchVerb, judgeCommit } from "../import-batch.ts";
import { demandImporter } from "../policy.ts";
import { type BatchChange, type BatchFacts, countRows, dropCells, loadBatch, stateAfter, updateBatch } from "../rows.server.ts";

type BatchOnly = { readonly batchId: string };

async function open(tx: Tx, actor: AnyActor, batchId: string): Promise<BatchFacts> {
  if (actor !== SYSTEM_ACTOR) demandImporter(actor);
  return loadBatch(tx, batchId);
}

type Step = { readonly verb: BatchVerb; readonly change?: BatchChange; readonly data?: EventData };

async function move(tx: Tx, actor: AnyActor, batch: BatchFacts, step: Step, now: Instant): Promise<void> {
  const state = stateAfter(batch, step.verb);
  await updateBatch(tx, batch, { ...step.change, state }, now);
  await appendEvent(tx, actor, now, { noun: "importBatch", nounId: batch.id, verb: step.verb, data: { state, ...step.data } });
}

/** Refuses `import.columnMissing` without number or title, `import.columnUnknown` for what the file lacks, `import.columnTwice`. */
export function judgeMapping(batch: Pick<BatchFacts, "kind" | "headers">, columns: ColumnChoice): void {
  if (requiredFields(batch.kind).some((field) => columns[field] === undefined)) refuse("import.columnMissing");
  const fields = FIELDS_OF[batch.kind];
  const chosen = Object.entries(columns);
  if (chosen.some(([field, header]) => !fields.some((own) => own === field) || !batch.headers.includes(header))) refuse("import.columnUnknown");
  const headers = chosen.map(([, header]) => header);
  const twice = headers.find((header, at) => headers.indexOf(header) !== at);
  if (twice !== undefined) refuse("import.columnTwice", { name: twice.slice(0, 60) });
}

/** Says which column is which; the dry run follows. */
export async function mapBatch(tx: Tx, actor: AnyActor, input: BatchOnly & { readonly columns: ColumnChoice }, now: Instant): Promise<void> {
  const batch = await open(tx, actor, input.batchId);
  stateAfter(batch, "map");
  judgeMapping(batch, input.columns);
  await move(tx, actor, batch, { verb: "map", change: { mapping: JSON.stringify({ columns: input.columns, catalogue: null }), rowsDone: 0 } }, now);
}

/** Back to the choice of columns after a dry run that showed them wrong. */
export async function remapBatch(tx: Tx, actor: AnyActor, { batchId }: BatchOnly, now: Instant): Promise<void> {
  await move(tx, actor, await open(tx, actor, batchId), { verb: "remap" }, now);
}

/** Orders the rows in, after their dry run. Refuses `import.nothingToTake`, `import.wrongState`. */
export async function commitBatch(tx: Tx, actor: AnyActor, { batchId }: BatchOnly, now: Instant): Promise<void> {
  const batch = await open(tx, actor, batchId);
  stateAfter(batch, "commit");
  judgeCommit(await countRows(tx, batch.id));
  await move(tx, actor, batch, { verb: "commit", change: { rowsDone: 0 }, data: { rows: batch.rowCount } }, now);
}

/** Orders the batch off again: what somebody claimed or changed since stays, each row with its reason. */
export async function undoBatch(tx: Tx, actor: AnyActor, { batchId }: BatchOnly, now: Instant): Promise<void> {
  const batch = await open(tx, actor, batchId);
  await move(tx, actor, batch, { verb: "undo", change: { rowsDone: 0 } }, now);
}

export async function discardBatch(tx: Tx, actor: AnyActor, { batchId }: BatchOnly, now: Instant): Promise<void> {
  const batch = await open(tx, actor, batchId);
  await move(tx, actor, batch, { verb: "discard" }, now);
  await dropCells(tx, batch.id);
}
