// Knows how a command takes up one contract and puts down its change under the version guard; must never judge.
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { TechContractTable } from "#db/schema.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import type { ContractState } from "./contract.ts";

export const CONTRACT_COLUMNS = [
  "id",
  "code",
  "origin",
  "originId",
  "dealId",
  "outcomeId",
  "sellerOrgId",
  "buyerOrgId",
  "sellerName",
  "buyerName",
  "sellerRegion",
  "buyerRegion",
  "name",
  "class",
  "chainCode",
  "field",
  "totalAmount",
  "technicalAmount",
  "content",
  "state",
  "ruleSet",
  "officeOrgId",
  "registrationNo",
  "registeredOn",
  "decideBy",
  "stateReason",
  "signedOn",
  "acceptedBy",
  "registeredBy",
  "supplementBy",
  "terminatedOn",
  "createdAt",
  "updatedAt",
  "version",
] as const;

export type ContractRow = Omit<TechContractTable, "state"> & { readonly state: ContractState };

export async function findContract(reads: Reads, by: "id" | "code", value: string): Promise<ContractRow | undefined> {
  const row = await reads.selectFrom("techContract").select(CONTRACT_COLUMNS).where(by, "=", value).executeTakeFirst();
  return row && { ...row, state: row.state as ContractState };
}

/** Refuses `contract.notFound`. */
export async function loadContract(tx: Tx, id: string): Promise<ContractRow> {
  return (await findContract(tx, "id", id)) ?? refuse("contract.notFound");
}

/** Writes `change` where the version is still the loaded one; refuses `contract.changedMeanwhile`. */
export async function saveContract(tx: Tx, row: ContractRow, change: Partial<Omit<TechContractTable, "id" | "version">>, now: Instant): Promise<void> {
  const result = await tx
    .updateTable("techContract")
    .set({ ...change, updatedAt: now, version: row.version + 1 })
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) refuse("contract.changedMeanwhile");
}
