// Knows how what became of a slice of rows is written down, a slice at a time; must never read a file.
import { undoImportedChallenge } from "#app/domain/challenges/commands/undo-import.server.ts";
import { undoImportedContracts } from "#app/domain/contracts/commands/import-contracts.server.ts";
import { undoImportedOutcome } from "#app/domain/outcomes/commands/undo-import.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { isContractKind, type RowUndo } from "../import-batch.ts";
import { type BatchFacts, loadBatch, type RowFacts, rowsFrom } from "../rows.server.ts";
import { advance } from "./end-step.server.ts";
import { takeContracts } from "./take-contracts.server.ts";
import { type GivenRow, type ImportOrder, type TakenRow, takeRows } from "./take-rows.server.ts";
import { writeJudged, writeTaken } from "./write-rows.server.ts";

/** The dry run's answers, after its own transaction was taken back. */
export async function recordChecked(tx: Tx, batchId: string, rows: readonly TakenRow[], now: Instant): Promise<void> {
  const batch = await loadBatch(tx, batchId);
  await writeJudged(tx, batchId, rows);
  await advance(tx, batch, rows.length, now);
}

/** Takes the next slice and records it in the same transaction: a stop in between leaves whole slices only, and the next start goes on. */
export async function takeSlice(
  tx: Tx,
  batchId: string,
  order: ImportOrder,
  givenOf: (batch: BatchFacts, row: RowFacts) => GivenRow,
  size: number,
  now: Instant,
): Promise<void> {
  const batch = await loadBatch(tx, batchId);
  const rows = await rowsFrom(tx, batch.id, batch.rowsDone, size);
  const wanted = rows.filter((row) => row.result !== "refused").map((row) => givenOf(batch, row));
  const { kind } = order;
  const taken = isContractKind(kind)
    ? await takeContracts(tx, { kind, batchId: batch.id, mapping: order.mapping }, wanted, now)
    : await takeRows(tx, order, wanted, new Map(), now);
  await writeTaken(tx, batch.id, taken);
  await advance(tx, batch, rows.length, now);
}

async function isReimported(tx: Tx, batch: BatchFacts, nounId: string): Promise<boolean> {
  const later = await tx
    .selectFrom("importRow")
    .innerJoin("importBatch", "importBatch.id", "importRow.batchId")
    .select("importRow.position")
    .where("importRow.nounId", "=", nounId)
    .where("importRow.batchId", "!=", batch.id)
    .where("importRow.result", "in", ["created", "updated"])
    .where("importRow.undo", "in", ["", "kept"])
    .where("importBatch.createdAt", ">=", batch.createdAt)
    .executeTakeFirst();
  return later !== undefined;
}

async function undoRow(tx: Tx, batch: BatchFacts, row: RowFacts, now: Instant): Promise<{ readonly undo: RowUndo; readonly undoReason: string }> {
  if (row.nounId === null || (row.result !== "created" && row.result !== "updated")) return { undo: "", undoReason: "" };
  const input = { id: row.nounId, version: row.nounVersion ?? 0, before: row.before };
  const result = batch.kind === "outcomes" ? await undoImportedOutcome(tx, input, now) : await undoImportedChallenge(tx, input, now);
  if (result === "removed" || result === "restored") return { undo: result, undoReason: "" };
  const isLater = result === "changed" && (await isReimported(tx, batch, row.nounId));
  return { undo: "kept", undoReason: isLater ? "reimported" : result };
}

async function setUndone(tx: Tx, batchId: string, positions: readonly number[], undo: RowUndo, undoReason: string): Promise<void> {
  if (positions.length === 0) return;
  await tx.updateTable("importRow").set({ undo, undoReason }).where("batchId", "=", batchId).where("position", "in", positions).execute();
}

/** Contracts leave the counter together; one that was touched since stays. */
async function undoContracts(tx: Tx, batch: BatchFacts, rows: readonly RowFacts[], now: Instant): Promise<void> {
  const made = rows.filter((row) => row.result === "created" && row.nounId !== null);
  const gone = await undoImportedContracts(
    tx,
    made.map((row) => ({ id: row.nounId ?? "", version: row.nounVersion ?? 0 })),
    now,
  );
  const isGone = (row: RowFacts) => gone.has(row.nounId ?? "");
  await setUndone(
    tx,
    batch.id,
    made.filter(isGone).map((row) => row.position),
    "removed",
    "",
  );
  await setUndone(
    tx,
    batch.id,
    made.filter((row) => !isGone(row)).map((row) => row.position),
    "kept",
    "changed",
  );
}

/** Undoes the next slice; each row that is kept says why. */
export async function undoSlice(tx: Tx, batchId: string, size: number, now: Instant): Promise<void> {
  const batch = await loadBatch(tx, batchId);
  const rows = await rowsFrom(tx, batch.id, batch.rowsDone, size);
  if (isContractKind(batch.kind)) await undoContracts(tx, batch, rows, now);
  for (const row of isContractKind(batch.kind) ? [] : rows) {
    const undone = await undoRow(tx, batch, row, now);
    if (undone.undo === "") continue;
    await tx.updateTable("importRow").set(undone).where("batchId", "=", batch.id).where("position", "=", row.position).execute();
  }
  await advance(tx, batch, rows.length, now);
}
