// Knows what a deal is in its simple form (a licence, one taker), its legal moves and judgements; must never know rows or pages.

import type { PaymentWay } from "#app/domain/contracts/contract.ts";
import { LICENSABLE_STATES } from "#app/domain/outcomes/outcome.ts";
import { findMove, type Move } from "#app/kernel/machine.ts";
import type { Money } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";

/** 普通许可 and 独占许可; other ways of transfer are not concluded here. */
export const DEAL_LICENCE_KINDS = ["nonExclusive", "exclusive"] as const;
export type DealLicenceKind = (typeof DEAL_LICENCE_KINDS)[number];

export const DEAL_STATES = ["negotiating", "signed", "effective", "lapsed"] as const;
export type DealState = (typeof DEAL_STATES)[number];
export const DEAL_VERBS = ["open", "makeOffer", "acceptOffer", "sign", "takeEffect", "withdraw", "lapse"] as const;
export type DealVerb = (typeof DEAL_VERBS)[number];
export type DealSide = "seller" | "buyer";
export type DealParty = DealSide | "system";
export const DEAL_REASONS = ["priceNotAgreed", "scopeNotAgreed", "noLongerNeeded", "foundOther", "rightInDoubt", "other"] as const;
export type DealReason = (typeof DEAL_REASONS)[number];

/** What both sides sign. Sums in 分; `months` null means as long as the right lives; `priceRule` says where the price comes from. */
export type DealTerms = {
  readonly licenceKind: DealLicenceKind;
  readonly scope: string;
  readonly months: number | null;
  readonly totalAmount: Money;
  readonly technicalAmount: Money;
  readonly paymentWay: PaymentWay;
  readonly priceRule: string;
};

const BOTH = ["seller", "buyer"] as const;
export const DEAL_MOVES: readonly Move<DealState, DealVerb, DealParty>[] = [
  { from: null, to: "negotiating", verb: "open", by: ["buyer"] },
  { from: "negotiating", to: "negotiating", verb: "makeOffer", by: BOTH, guard: "judgeOffer" },
  { from: "negotiating", to: "negotiating", verb: "acceptOffer", by: BOTH, guard: "judgeAcceptance" },
  { from: "negotiating", to: "signed", verb: "sign", by: BOTH, guard: "judgeConclusion" },
  { from: "signed", to: "effective", verb: "takeEffect", by: ["system"] },
  { from: "negotiating", to: "lapsed", verb: "withdraw", by: BOTH },
  { from: "negotiating", to: "lapsed", verb: "lapse", by: ["system"] },
];

/** Negotiating past its idle days (`stateUntil`, exclusive) has lapsed, whether written down or not. */
export function dealStateAt(deal: { readonly state: DealState; readonly stateUntil: string | null }, now: Instant): DealState {
  return deal.state === "negotiating" && deal.stateUntil !== null && deal.stateUntil <= now ? "lapsed" : deal.state;
}

export function legalDealMove(state: DealState, verb: DealVerb): Move<DealState, DealVerb, DealParty> {
  return findMove(DEAL_MOVES, state, verb) ?? refuse("deal.wrongState", { state, verb });
}

export function judgeTerms(terms: DealTerms): void {
  if (terms.totalAmount <= 0 || terms.technicalAmount < 0 || terms.technicalAmount > terms.totalAmount) refuse("deal.amountsDisagree");
  if (terms.scope.trim() === "") refuse("deal.scopeMissing");
}

/** Terms once agreed are not offered again: withdraw and begin anew. */
export function judgeOffer(agreed: DealTerms | null, terms: DealTerms): void {
  if (agreed) refuse("deal.termsAgreed");
  judgeTerms(terms);
}

export type OfferFacts = { readonly round: number; readonly byOrgId: string; readonly state: string; readonly validUntil: string };

/** Only the other side, only the latest round, only while it is valid. */
export function judgeAcceptance(latest: OfferFacts | undefined, round: number, orgId: string, now: Instant): void {
  if (latest?.state !== "open") refuse("deal.noOffer");
  if (latest.round !== round) refuse("deal.offerNotLatest");
  if (latest.byOrgId === orgId) refuse("deal.ownOffer");
  if (latest.validUntil <= now) refuse("deal.offerExpired");
}

export type ConclusionFacts = { readonly outcomeState: string; readonly licenceKind: DealLicenceKind; readonly otherSignedLicences: number };

/** Refuses `deal.outcomeGone` when the outcome is no longer licensable, `deal.licencesRun` when an exclusive one would cut another's licence. */
export function judgeConclusion(facts: ConclusionFacts): void {
  if (!LICENSABLE_STATES.includes(facts.outcomeState)) refuse("deal.outcomeGone", { state: facts.outcomeState });
  if (facts.licenceKind === "exclusive" && facts.otherSignedLicences > 0) refuse("deal.licencesRun", { count: facts.otherSignedLicences });
}
