// Knows how flags are read and written row by row; must never decide whether one is due.
import { appendEvent, type Doer } from "#app/domain/events/append.server.ts";
import type { EventData } from "#app/domain/events/event.ts";
import { nextPublicCode } from "#app/domain/events/sequence.server.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { AnomalyTable } from "#db/schema.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import type { AnomalyState, AnomalyVerb } from "./anomaly.ts";
import { type AnomalyRule, type Finding, RULE_VERSION } from "./rules.ts";

const COLUMNS = [
  "id",
  "code",
  "rule",
  "ruleVersion",
  "identity",
  "year",
  "evidence",
  "amount",
  "state",
  "stateReason",
  "stateAt",
  "foundAt",
  "ownerId",
  "ownerOrgId",
  "version",
] as const;
export type FlagRow = Omit<AnomalyTable, "state" | "rule"> & { readonly state: AnomalyState; readonly rule: AnomalyRule };

export function flags(reads: Reads) {
  return reads.selectFrom("anomaly").select(COLUMNS.map((column) => `anomaly.${column}` as const));
}

export function flagOf<R extends AnomalyTable>(row: R): R & FlagRow {
  return row as R & FlagRow;
}

export async function findFlag(reads: Reads, by: "id" | "code" | "identity", value: string): Promise<FlagRow | undefined> {
  const row = await flags(reads).where(`anomaly.${by}`, "=", value).executeTakeFirst();
  return row && flagOf(row);
}

/** Ids of the contracts of each flag. */
export async function contractIdsOf(reads: Reads, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  if (ids.length === 0) return found;
  const rows = await reads.selectFrom("anomalyContract").select(["anomalyId", "contractId"]).where("anomalyId", "in", ids).orderBy("contractId").execute();
  for (const row of rows) found.set(row.anomalyId, [...(found.get(row.anomalyId) ?? []), row.contractId]);
  return found;
}

async function tieContracts(tx: Tx, anomalyId: string, contractIds: readonly string[]): Promise<void> {
  await tx.deleteFrom("anomalyContract").where("anomalyId", "=", anomalyId).execute();
  await tx
    .insertInto("anomalyContract")
    .values(contractIds.map((contractId) => ({ anomalyId, contractId })))
    .execute();
}

function factsOf({ identity, year, amount, evidence, rule }: Finding) {
  return { rule, identity, year, amount, evidence: JSON.stringify(evidence), ruleVersion: RULE_VERSION[rule] };
}

export async function insertFlag(tx: Tx, finding: Finding, now: Instant): Promise<string> {
  const id = newId();
  const born = { state: "open", stateReason: "", stateAt: now, foundAt: now, ownerId: null, ownerOrgId: null, version: 1 };
  await tx
    .insertInto("anomaly")
    .values({ id, code: await nextPublicCode(tx, "YD", now), ...factsOf(finding), ...born })
    .execute();
  await tieContracts(tx, id, finding.contractIds);
  return id;
}

type Change = Partial<Omit<AnomalyTable, "id" | "version">>;

/** Writes `change` where the version is still the loaded one; refuses `anomaly.changedMeanwhile`. */
export async function saveFlag(tx: Tx, row: FlagRow, change: Change): Promise<void> {
  const result = await tx
    .updateTable("anomaly")
    .set({ ...change, version: row.version + 1 })
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) refuse("anomaly.changedMeanwhile");
}

/** The flag tells what was found now. */
export async function rewriteFlag(tx: Tx, row: FlagRow, finding: Finding, change: Change = {}): Promise<void> {
  await saveFlag(tx, row, { ...factsOf(finding), ...change });
  await tieContracts(tx, row.id, finding.contractIds);
}

/** Ids, states and codes only. */
export function tellFlag(tx: Tx, doer: Doer, now: Instant, anomalyId: string, verb: AnomalyVerb, data: EventData): Promise<number> {
  return appendEvent(tx, doer, now, { noun: "anomaly", nounId: anomalyId, verb, data });
}
