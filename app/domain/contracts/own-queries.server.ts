// Knows how an organisation's people walk through its contracts, and what of a registered deal everybody may read; must never write.
import { fen } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type ContractClass, type ContractState, IN_FORCE } from "./contract.ts";

export type OwnAsked = { readonly orgId: string; readonly after: string; readonly limit: number };

/** Contracts in which the organisation is seller or buyer, by code after `after` (exclusive). For its own people. */
export async function ownContractsAfter(reads: Reads, { orgId, after, limit }: OwnAsked) {
  const rows = await reads
    .selectFrom("techContract")
    .select(["code", "name", "class", "state", "sellerOrgId", "sellerName", "buyerName", "totalAmount", "technicalAmount"])
    .select(["signedOn", "registeredOn", "registrationNo", "decideBy", "updatedAt"])
    .where((eb) => eb.or([eb("sellerOrgId", "=", orgId), eb("buyerOrgId", "=", orgId)]))
    .where("code", ">", after)
    .orderBy("code")
    .limit(limit)
    .execute();
  return rows.map(({ sellerOrgId, ...row }) => ({
    ...row,
    side: sellerOrgId === orgId ? ("seller" as const) : ("buyer" as const),
    class: row.class as ContractClass,
    state: row.state as ContractState,
    totalAmount: fen(row.totalAmount),
    technicalAmount: fen(row.technicalAmount),
    updatedAt: row.updatedAt as Instant,
  }));
}

/**
 * Deals concluded here whose contract was registered and is in force, newest first. Neither price nor buyer: the parties' terms are
 * theirs, and the public learns that an outcome was taken up, how and when.
 */
export async function publicResults(reads: Reads, limit: number) {
  const rows = await reads
    .selectFrom("techContract as c")
    .innerJoin("outcome as o", "o.id", "c.outcomeId")
    .innerJoin("event as e", (join) => join.onRef("e.nounId", "=", "c.id").on("e.noun", "=", "techContract").on("e.verb", "=", "register"))
    .select(["e.seq", "e.at", "c.class", "c.chainCode", "c.registeredOn", "o.code as outcomeCode", "o.title as outcomeTitle"])
    .where("c.dealId", "is not", null)
    .where("c.state", "in", IN_FORCE)
    .where("o.shownVersion", "is not", null)
    .where("o.state", "not in", ["suspended", "withdrawn"])
    .orderBy("e.seq", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, at: row.at as Instant, class: row.class as ContractClass, registeredOn: row.registeredOn ?? "" }));
}
export type PublicResult = Awaited<ReturnType<typeof publicResults>>[number];
