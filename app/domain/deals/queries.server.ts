// Knows how deals are read, one query per page's need; must never write.

import { LICENSABLE_STATES } from "#app/domain/outcomes/outcome.ts";
import type { Viewer } from "#app/kernel/actor.ts";
import { addMonths, type Day, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readDealTerms } from "./codec.ts";
import { type DealLicenceKind, type DealState, dealStateAt } from "./deal.ts";
import { mayReadDeal } from "./policy.ts";
import { findDeal, otherSignedLicences } from "./record.server.ts";

/** The deal as `viewer` may see it, with names, offers, signatures and its contract's code; undefined when he may not know of it. */
export async function dealForViewer(reads: Reads, viewer: Viewer, code: string, now: Instant) {
  const deal = await findDeal(reads, "code", code, now);
  if (!deal || !mayReadDeal(viewer, deal)) return undefined;
  const names = await reads.selectFrom("organisation").select(["id", "name"]).where("id", "in", [deal.sellerOrgId, deal.buyerOrgId]).execute();
  const outcome = await reads.selectFrom("outcome").select(["code", "title", "state", "ownerOrgId"]).where("id", "=", deal.outcomeId).executeTakeFirstOrThrow();
  const contract = await reads.selectFrom("techContract").select("code").where("dealId", "=", deal.id).executeTakeFirst();
  const nameOf = (id: string) => names.find((one) => one.id === id)?.name ?? "";
  return {
    ...deal,
    sellerName: nameOf(deal.sellerOrgId),
    buyerName: nameOf(deal.buyerOrgId),
    outcomeCode: outcome.code,
    outcomeTitle: outcome.title,
    isOutcomeOurs: outcome.ownerOrgId === deal.sellerOrgId && LICENSABLE_STATES.includes(outcome.state),
    otherLicences: await otherSignedLicences(reads, deal),
    contractCode: contract?.code ?? null,
    offers: await offersOf(reads, deal.id),
    signatures: await reads
      .selectFrom("signature")
      .select(["side", "documentHash", "at"])
      .where("noun", "=", "deal")
      .where("nounId", "=", deal.id)
      .orderBy("at")
      .orderBy("id")
      .execute(),
  };
}
export type DealFacts = NonNullable<Awaited<ReturnType<typeof dealForViewer>>>;

async function offersOf(reads: Reads, dealId: string) {
  const rows = await reads
    .selectFrom("dealOffer")
    .innerJoin("organisation", "organisation.id", "dealOffer.byOrgId")
    .select([
      "dealOffer.round",
      "dealOffer.byOrgId",
      "dealOffer.terms",
      "dealOffer.state",
      "dealOffer.validUntil",
      "dealOffer.at",
      "organisation.name as byName",
    ])
    .where("dealId", "=", dealId)
    .orderBy("round", "desc")
    .execute();
  return rows.map((row) => ({ ...row, terms: readDealTerms(row.terms) }));
}

/** Deals of one organisation on either side, newest first; with `null` every deal, for those who oversee the market. */
export async function dealsOf(reads: Reads, orgId: string | null, now: Instant) {
  let query = reads
    .selectFrom("deal as d")
    .innerJoin("outcome as o", "o.id", "d.outcomeId")
    .innerJoin("organisation as s", "s.id", "d.sellerOrgId")
    .innerJoin("organisation as b", "b.id", "d.buyerOrgId")
    .select([
      "d.id",
      "d.code",
      "d.state",
      "d.stateUntil",
      "d.licenceKind",
      "d.updatedAt",
      "o.title as outcomeTitle",
      "s.name as sellerName",
      "b.name as buyerName",
    ]);
  if (orgId !== null) query = query.where((eb) => eb.or([eb("d.sellerOrgId", "=", orgId), eb("d.buyerOrgId", "=", orgId)]));
  const rows = await query.orderBy("d.updatedAt", "desc").orderBy("d.id").limit(200).execute();
  return rows.map((row) => ({ ...row, state: dealStateAt({ state: row.state as DealState, stateUntil: row.stateUntil }, now) }));
}

/** Licences of an outcome in force on `today`, for everybody: kind, since and until when, never a price or who took one. Newest first. */
export async function publicLicencesOf(reads: Reads, outcomeId: string, today: Day) {
  const rows = await reads
    .selectFrom("deal")
    .select(["licenceKind", "effectiveOn", "terms"])
    .where("outcomeId", "=", outcomeId)
    .where("state", "in", ["signed", "effective"])
    .orderBy("signedAt", "desc")
    .orderBy("id")
    .execute();
  const licences = rows.map(({ licenceKind, effectiveOn, terms }) => {
    const since = effectiveOn as Day | null;
    const months = terms === null ? null : readDealTerms(terms).months;
    return { kind: licenceKind as DealLicenceKind, since, until: since === null || months === null ? null : addMonths(since, months) };
  });
  return licences.filter(({ until }) => until === null || until >= today);
}

/** Exclusive licences in force on `today` by outcome, for everybody: the last day, or `open` where the terms name none. */
export async function exclusiveLicencesOf(reads: Reads, outcomeIds: readonly string[], today: Day): Promise<ReadonlyMap<string, Day | "open">> {
  if (outcomeIds.length === 0) return new Map();
  const rows = await reads
    .selectFrom("deal")
    .select(["outcomeId", "effectiveOn", "terms"])
    .where("outcomeId", "in", outcomeIds)
    .where("licenceKind", "=", "exclusive")
    .where("state", "in", ["signed", "effective"])
    .orderBy("id")
    .execute();
  const lasting = rows.map(({ outcomeId, effectiveOn, terms }) => {
    const months = terms === null ? null : readDealTerms(terms).months;
    return [outcomeId, effectiveOn === null || months === null ? "open" : addMonths(effectiveOn as Day, months)] as const;
  });
  return new Map(lasting.filter(([, until]) => until === "open" || until >= today));
}

/** The deal's events, newest first, with the organisation that acted; for those who may read the deal. */
export async function dealEvents(reads: Reads, dealId: string) {
  return reads
    .selectFrom("event")
    .leftJoin("organisation", "organisation.id", "event.orgId")
    .select(["event.seq", "event.at", "event.verb", "organisation.name as who"])
    .where("event.noun", "=", "deal")
    .where("event.nounId", "=", dealId)
    .orderBy("event.seq", "desc")
    .limit(100)
    .execute();
}

/** The code of a deal that `viewer` may read; null otherwise. */
export async function dealCodeFor(reads: Reads, viewer: Viewer, dealId: string | null): Promise<string | null> {
  if (dealId === null) return null;
  const row = await reads.selectFrom("deal").select(["code", "sellerOrgId", "buyerOrgId"]).where("id", "=", dealId).executeTakeFirst();
  return row && mayReadDeal(viewer, row) ? row.code : null;
}
