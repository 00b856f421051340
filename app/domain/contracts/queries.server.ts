// Knows how contracts are read, one query per page's need; must never write.
import type { Viewer } from "#app/kernel/actor.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readContractContent } from "./codec.ts";
import type { ContractContent } from "./content.ts";
import type { ContractState } from "./contract.ts";
import { type ContractRow, findContract } from "./load-contract.server.ts";
import { mayReadContract } from "./policy.ts";

export type ContractFacts = Omit<ContractRow, "content"> & { readonly content: ContractContent };

/** The contract as `viewer` may see it; undefined when there is none or he may not know of it. */
export async function contractForViewer(reads: Reads, viewer: Viewer, code: string): Promise<ContractFacts | undefined> {
  const row = await findContract(reads, "code", code);
  if (!row || !mayReadContract(viewer, row)) return undefined;
  return { ...row, content: readContractContent(row.content) };
}

/** The contract whose parties' paper a file is: whoever may read the contract may read it. Undefined for all other files. */
export async function contractForFile(reads: Reads, file: { readonly noun: string; readonly nounId: string; readonly audience: string }) {
  return file.noun === "techContract" && file.audience === "parties" ? findContract(reads, "id", file.nounId) : undefined;
}

export const LINE_COLUMNS = [
  "id",
  "code",
  "name",
  "class",
  "state",
  "sellerName",
  "buyerName",
  "totalAmount",
  "technicalAmount",
  "signedOn",
  "decideBy",
  "registeredOn",
  "registrationNo",
  "updatedAt",
] as const;
const LIST_MAX = 200;

export function withState<T extends { readonly state: string }>(row: T): Omit<T, "state"> & { readonly state: ContractState } {
  return { ...row, state: row.state as ContractState };
}

/** The newest contracts in which the organisation is seller or buyer. */
export async function contractsOf(reads: Reads, orgId: string) {
  const rows = await reads
    .selectFrom("techContract")
    .select(LINE_COLUMNS)
    .where((eb) => eb.or([eb("sellerOrgId", "=", orgId), eb("buyerOrgId", "=", orgId)]))
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(LIST_MAX)
    .execute();
  return rows.map(withState);
}

/** Other contracts with the same parties, name, day and total: a contract counts once (domain.md C, pitfall 1). */
export async function lookAlikes(reads: Reads, contract: ContractFacts) {
  return reads
    .selectFrom("techContract")
    .select(["code", "state"])
    .where("id", "!=", contract.id)
    .where("sellerName", "=", contract.sellerName)
    .where("buyerName", "=", contract.buyerName)
    .where("name", "=", contract.name)
    .where("signedOn", "=", contract.signedOn)
    .where("totalAmount", "=", contract.totalAmount)
    .orderBy("code")
    .limit(10)
    .execute();
}

/** The contract's events, newest first, with the organisation that acted; for those who may read the contract. */
export async function contractEvents(reads: Reads, contractId: string) {
  return reads
    .selectFrom("event")
    .leftJoin("organisation", "organisation.id", "event.orgId")
    .select(["event.seq", "event.at", "event.verb", "organisation.name as who"])
    .where("event.noun", "=", "techContract")
    .where("event.nounId", "=", contractId)
    .orderBy("event.seq", "desc")
    .limit(100)
    .execute();
}
