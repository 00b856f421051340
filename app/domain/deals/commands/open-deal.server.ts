// Knows the ways into a deal: an open price that is taken, and direct talk; must never conclude one.
import { LICENSABLE_STATES } from "#app/domain/outcomes/outcome.ts";
import { outcomeFacts, ownerIsPublicUnit } from "#app/domain/outcomes/queries.server.ts";
import { judgeTaking } from "#app/domain/pools/price-listing.ts";
import { listingsOfTrial } from "#app/domain/pools/queries.server.ts";
import { loadListing } from "#app/domain/pools/record.server.ts";
import { trialFacts } from "#app/domain/trials/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type DealTerms, judgeTerms } from "../deal.ts";
import { demandBuyer } from "../policy.ts";
import { insertDeal } from "../record.server.ts";
import { addOffer } from "../write-offer.server.ts";

type Opened = { readonly id: string; readonly code: string };

async function demandNoneOpen(tx: Tx, buyerOrgId: string, outcomeId: string, now: Instant): Promise<void> {
  const open = await tx
    .selectFrom("deal")
    .select("id")
    .where("outcomeId", "=", outcomeId)
    .where("buyerOrgId", "=", buyerOrgId)
    .where("state", "=", "negotiating")
    .where("stateUntil", ">", now)
    .executeTakeFirst();
  if (open) refuse("deal.alreadyOpen");
}

/** The buyer takes an open price listing: its terms are the terms. Refuses `deal.ownOutcome`, `deal.outcomeGone`, `deal.alreadyOpen` and what the listing refuses. */
export async function openDealFromListing(tx: Tx, actor: Actor, { listingId }: { readonly listingId: string }, now: Instant): Promise<Opened> {
  demandBuyer(actor);
  const listing = await loadListing(tx, listingId);
  const { price, priceRule, licenceKind, scope } = listing.terms;
  judgeTaking({ state: listing.state, openUntil: listing.openUntil, licenceKind }, now);
  if (listing.ownerOrgId === actor.orgId) refuse("deal.ownOutcome");
  const outcome = await outcomeFacts(tx, listing.outcomeId);
  if (!outcome || !LICENSABLE_STATES.includes(outcome.state)) refuse("deal.outcomeGone", { state: outcome?.state ?? "" });
  await demandNoneOpen(tx, actor.orgId, listing.outcomeId, now);
  const terms: DealTerms = { licenceKind, scope, months: null, totalAmount: price, technicalAmount: price, paymentWay: "oneOff", priceRule };
  const trial = listing.trialId === null ? undefined : await trialFacts(tx, listing.trialId);
  const origin = trial?.enterpriseOrgId === actor.orgId ? "trial" : "listing";
  return insertDeal(
    tx,
    actor,
    { origin, originId: listing.id, outcomeId: listing.outcomeId, sellerOrgId: listing.ownerOrgId, buyerOrgId: actor.orgId, licenceKind, terms },
    now,
  );
}

/** The enterprise of a trial takes the price that its conversion listed; refuses `deal.noOpenListing`, `deal.notParty`. */
export async function openDealFromTrial(tx: Tx, actor: Actor, { trialId }: { readonly trialId: string }, now: Instant): Promise<Opened> {
  const trial = await trialFacts(tx, trialId);
  if (trial?.enterpriseOrgId !== actor.orgId) refuse("deal.notParty");
  const listing = (await listingsOfTrial(tx, trialId, now)).find((one) => one.state === "open") ?? refuse("deal.noOpenListing");
  return openDealFromListing(tx, actor, { listingId: listing.id }, now);
}

export type OpenNegotiation = { readonly outcomeId: string; readonly terms: DealTerms };

/**
 * Direct talk, begun by an enterprise with its first offer. A public unit that sets a price by agreement must give notice for 15 days
 * (浙江省促进科技成果转化条例 §17), which is not offered here: refuses `deal.publicUnitNeedsNotice`.
 */
export async function openNegotiation(tx: Tx, actor: Actor, { outcomeId, terms }: OpenNegotiation, now: Instant): Promise<Opened> {
  demandBuyer(actor);
  const outcome = await outcomeFacts(tx, outcomeId);
  if (!outcome || outcome.ownerOrgId === null || outcome.origin === "importedListing") refuse("deal.notClaimed");
  if (outcome.state !== "listed" && outcome.state !== "pooled") refuse("deal.outcomeGone", { state: outcome.state });
  if (outcome.ownerOrgId === actor.orgId) refuse("deal.ownOutcome");
  if (await ownerIsPublicUnit(tx, outcomeId)) refuse("deal.publicUnitNeedsNotice");
  judgeTerms(terms);
  await demandNoneOpen(tx, actor.orgId, outcomeId, now);
  const sides = { sellerOrgId: outcome.ownerOrgId, buyerOrgId: actor.orgId };
  const deal = await insertDeal(tx, actor, { origin: "negotiated", originId: null, outcomeId, ...sides, licenceKind: terms.licenceKind, terms: null }, now);
  await addOffer(tx, actor, { dealId: deal.id, round: 1, terms }, now);
  return deal;
}
