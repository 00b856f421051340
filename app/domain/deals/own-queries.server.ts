// Knows how an organisation's people walk through its deals; must never show one to anybody else.
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readDealTerms } from "./codec.ts";
import { type DealLicenceKind, type DealState, dealStateAt } from "./deal.ts";

export type OwnAsked = { readonly orgId: string; readonly after: string; readonly limit: number };

/** Deals in which the organisation is seller or buyer, by code after `after` (exclusive), judged from `now`. For its own people. */
export async function ownDealsAfter(reads: Reads, { orgId, after, limit }: OwnAsked, now: Instant) {
  const rows = await reads
    .selectFrom("deal as d")
    .innerJoin("outcome as o", "o.id", "d.outcomeId")
    .innerJoin("organisation as s", "s.id", "d.sellerOrgId")
    .innerJoin("organisation as b", "b.id", "d.buyerOrgId")
    .select(["d.code", "d.state", "d.stateUntil", "d.licenceKind", "d.terms", "d.signedAt", "d.effectiveOn", "d.sellerOrgId", "d.version", "d.updatedAt"])
    .select(["o.code as outcomeCode", "o.title as outcomeTitle", "s.name as sellerName", "b.name as buyerName"])
    .where((eb) => eb.or([eb("d.sellerOrgId", "=", orgId), eb("d.buyerOrgId", "=", orgId)]))
    .where("d.code", ">", after)
    .orderBy("d.code")
    .limit(limit)
    .execute();
  return rows.map(({ sellerOrgId, terms, ...row }) => ({
    ...row,
    side: sellerOrgId === orgId ? ("seller" as const) : ("buyer" as const),
    state: dealStateAt({ state: row.state as DealState, stateUntil: row.stateUntil }, now),
    stateUntil: row.stateUntil as Instant | null,
    licenceKind: row.licenceKind as DealLicenceKind,
    updatedAt: row.updatedAt as Instant,
    terms: terms === null ? null : readDealTerms(terms),
  }));
}
