// Knows how contracts are read, one query per page's need; must never write.
import type { Viewer } from "#app/kernel/actor.ts";
import { type Day, dayOf, daysBetween, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readContractContent } from "./codec.ts";
import type { ContractContent, ContractState } from "./contract.ts";
import { type ContractRow, findContract } from "./load-contract.server.ts";
import { mayReadContract } from "./policy.ts";

export type ContractFacts = Omit<ContractRow, "content"> & { readonly content: ContractContent };

/** The contract as `viewer` may see it; undefined when there is none or he may not know of it. */
export async function contractForViewer(reads: Reads, viewer: Viewer, code: string): Promise<ContractFacts | undefined> {
  const row = await findContract(reads, "code", code);
  if (!row || !mayReadContract(viewer, row)) return undefined;
  return { ...row, content: readContractContent(row.content) };
}

const LINE_COLUMNS = [
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

function withState<T extends { readonly state: string }>(row: T): Omit<T, "state"> & { readonly state: ContractState } {
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

const WAITING = ["submitted", "accepted", "secondReview"];

/** What waits for the office `orgId`, longest first: its own and what no office has taken; `ageDays` since the last step, on `today`. */
export async function contractQueue(reads: Reads, orgId: string, today: Day) {
  const rows = await reads
    .selectFrom("techContract")
    .select(LINE_COLUMNS)
    .where("state", "in", WAITING)
    .where((eb) => eb.or([eb("officeOrgId", "=", orgId), eb("officeOrgId", "is", null)]))
    .orderBy("updatedAt")
    .orderBy("id")
    .limit(LIST_MAX)
    .execute();
  return rows.map((row) => ({
    ...withState(row),
    ageDays: daysBetween(dayOf(row.updatedAt as Instant), today),
    isLate: row.decideBy !== null && row.decideBy < today,
  }));
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
