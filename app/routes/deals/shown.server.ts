// Knows what of a deal its page is given, who must move next and which moves this person has; must never make one.
import type { DealSide } from "#app/domain/deals/deal.ts";
import { dealSideOf } from "#app/domain/deals/policy.ts";
import type { DealFacts } from "#app/domain/deals/queries.server.ts";
import { type Actor, hasRole } from "#app/kernel/actor.ts";
import { moneyInput } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { OfferValues } from "#app/ui/deals/offer-fields.tsx";
import type { DealMove, ShownDeal, ShownOffer } from "#app/ui/deals/shown-deal.ts";

function sideOfOrg(deal: DealFacts, orgId: string): DealSide {
  return orgId === deal.sellerOrgId ? "seller" : "buyer";
}

function other(side: DealSide): DealSide {
  return side === "seller" ? "buyer" : "seller";
}

function shownOffers(deal: DealFacts, now: Instant): ShownOffer[] {
  return deal.offers.map(({ round, byOrgId, byName, terms, state, validUntil, at }) => {
    const isExpired = state === "open" && validUntil <= now;
    const known = isExpired ? "expired" : state === "accepted" || state === "superseded" ? state : "open";
    return { round, bySide: sideOfOrg(deal, byOrgId), byName, terms, state: known, validUntil, at };
  });
}

function nextParty(deal: DealFacts, latest: ShownOffer | undefined): ShownDeal["next"] {
  if (deal.state === "lapsed") return "none";
  if (deal.state !== "negotiating") return "contract";
  const signed = deal.signatures.filter((one) => one.documentHash === deal.termsHash).map((one) => one.side as DealSide);
  if (deal.terms) return signed[0] ? other(signed[0]) : "either";
  return latest?.state === "open" ? other(latest.bySide) : "either";
}

/** The deal for its page; ids of persons and organisations stay behind. */
export function shownDeal(deal: DealFacts, now: Instant): ShownDeal {
  const { code, origin, state, terms, termsHash, reasonCode, reasonText, stateUntil, signedAt, effectiveOn } = deal;
  const { sellerName, buyerName, outcomeCode, outcomeTitle, contractCode } = deal;
  const offers = shownOffers(deal, now);
  const signatures = deal.signatures.map(({ side, at }) => ({ side: side as DealSide, at }));
  const facts = { code, origin, state, terms, termsHash, reasonCode, reasonText, stateUntil, signedAt, effectiveOn };
  return { ...facts, sellerName, buyerName, outcomeCode, outcomeTitle, contractCode, offers, signatures, next: nextParty(deal, offers[0]) };
}

function signBar(actor: Actor, deal: DealFacts, side: DealSide): DealMove["bar"] {
  if (!hasRole(actor, "signatory")) return "noSignatory";
  if (deal.signatures.some((one) => one.side === side && one.documentHash === deal.termsHash)) return "signed";
  if (!deal.isOutcomeOurs) return "outcomeGone";
  return deal.terms?.licenceKind === "exclusive" && deal.otherLicences > 0 ? "licencesRun" : null;
}

/** The moves of an open deal; none for a reader who is no side of it. */
export function dealMoves(actor: Actor, deal: DealFacts, now: Instant): DealMove[] {
  const side = dealSideOf(actor, deal);
  if (deal.state !== "negotiating" || side === null) return [];
  const bar = !actor.orgVerified ? "orgNotVerified" : hasRole(actor, "editor", "signatory") ? null : "noRole";
  const withdraw: DealMove = { verb: "withdraw", bar };
  if (deal.terms) return [{ verb: "sign", bar: bar ?? signBar(actor, deal, side) }, withdraw];
  const latest = shownOffers(deal, now)[0];
  const accept: DealMove[] = latest?.state === "open" ? [{ verb: "acceptOffer", bar: bar ?? (latest.bySide === side ? "ownOffer" : null) }] : [];
  return [...accept, { verb: "makeOffer", bar }, withdraw];
}

/** The latest offer as the first values of the next one. */
export function offerValues(deal: DealFacts): OfferValues | null {
  const terms = deal.offers[0]?.terms;
  if (!terms) return null;
  const { totalAmount, technicalAmount, ...words } = terms;
  return { ...words, total: moneyInput(totalAmount), technical: moneyInput(technicalAmount) };
}
