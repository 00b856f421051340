// Knows how an outcome's rows are loaded and written under a version guard; must never judge them.
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { OutcomeTable, OutcomeVersionTable } from "#db/schema.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";

const COLUMNS = [
  "id",
  "code",
  "ownerOrgId",
  "ownerName",
  "state",
  "previousState",
  "origin",
  "source",
  "externalId",
  "externalFacts",
  "title",
  "chainCode",
  "districtCode",
  "shownVersion",
  "workingVersion",
  "stateReason",
  "listedAt",
  "createdAt",
  "updatedAt",
  "version",
] as const;
const VERSION_COLUMNS = ["outcomeId", "number", "state", "content", "completeness", "editedBy", "editedAt", "submittedAt", "listedAt"] as const;

export type OutcomeRow = OutcomeTable;
export type OutcomeVersionRow = OutcomeVersionTable;

export async function findOutcome(reads: Reads, outcomeId: string): Promise<OutcomeRow | undefined> {
  return reads.selectFrom("outcome").select(COLUMNS).where("id", "=", outcomeId).executeTakeFirst();
}

/** Refuses `outcome.notFound`. */
export async function loadOutcome(tx: Tx, outcomeId: string): Promise<OutcomeRow> {
  return (await findOutcome(tx, outcomeId)) ?? refuse("outcome.notFound");
}

export async function findVersion(reads: Reads, outcomeId: string, number: number): Promise<OutcomeVersionRow | undefined> {
  return reads.selectFrom("outcomeVersion").select(VERSION_COLUMNS).where("outcomeId", "=", outcomeId).where("number", "=", number).executeTakeFirst();
}

/** The version being prepared, if there is one. */
export async function findWorkingVersion(reads: Reads, outcome: OutcomeRow): Promise<OutcomeVersionRow | undefined> {
  return outcome.workingVersion === null ? undefined : findVersion(reads, outcome.id, outcome.workingVersion);
}

export type OutcomeChange = Partial<Omit<OutcomeTable, "id" | "code" | "createdAt" | "updatedAt" | "version">>;

/** Writes where the version is still the one loaded; refuses `outcome.changedMeanwhile`. */
export async function updateOutcome(tx: Tx, outcome: OutcomeRow, change: OutcomeChange, now: Instant): Promise<void> {
  const result = await tx
    .updateTable("outcome")
    .set({ ...change, updatedAt: now, version: outcome.version + 1 })
    .where("id", "=", outcome.id)
    .where("version", "=", outcome.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) refuse("outcome.changedMeanwhile");
}

/** Writes a version row; the outcome row's guard, in the same transaction, protects it. */
export async function updateVersion(tx: Tx, version: OutcomeVersionRow, change: Partial<Omit<OutcomeVersionTable, "outcomeId" | "number">>): Promise<void> {
  await tx.updateTable("outcomeVersion").set(change).where("outcomeId", "=", version.outcomeId).where("number", "=", version.number).execute();
}
