// Knows when an open price (挂牌) may be taken; must never know who takes it or what a deal is.
import { findMove, type Move } from "#app/kernel/machine.ts";
import type { Money } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { ConversionWay } from "./terms.ts";

export const LISTING_STATES = ["draft", "open", "taken", "expired", "withdrawn"] as const;
export type ListingState = (typeof LISTING_STATES)[number];
export const LISTING_VERBS = ["draft", "open", "take", "expire", "withdraw"] as const;
export type ListingVerb = (typeof LISTING_VERBS)[number];
export type ListingParty = "owner" | "taker" | "system";

/** What is offered to whoever takes it: a price in 分, the rule it came from (may be empty), the kind of licence and its scope. */
export type PriceListingTerms = {
  readonly price: Money;
  readonly priceRule: string;
  readonly licenceKind: ConversionWay;
  readonly scope: string;
};

export const LISTING_MOVES: readonly Move<ListingState, ListingVerb, ListingParty>[] = [
  { from: null, to: "draft", verb: "draft", by: ["owner"], guard: "judgeListingTerms" },
  { from: "draft", to: "open", verb: "open", by: ["owner"] },
  { from: "draft", to: "withdrawn", verb: "withdraw", by: ["owner", "system"] },
  { from: "open", to: "taken", verb: "take", by: ["taker"], guard: "judgeTaking" },
  { from: "taken", to: "taken", verb: "take", by: ["taker"], guard: "judgeTaking: nonExclusive" },
  { from: "open", to: "expired", verb: "expire", by: ["system"] },
  { from: "open", to: "withdrawn", verb: "withdraw", by: ["owner", "system"] },
];

export type ListingClock = { readonly state: ListingState; readonly openUntil: Instant };

/** The state judged from `now`: an open listing past `openUntil` (exclusive) has expired, written down or not. */
export function listingStateAt(listing: ListingClock, now: Instant): ListingState {
  return listing.state === "open" && listing.openUntil <= now ? "expired" : listing.state;
}

/** Refuses `priceListing.expired` for an expired one and `priceListing.notOpen` for every other state that has no such move. */
export function judgeListingMove(state: ListingState, verb: ListingVerb): ListingState {
  const move = findMove(LISTING_MOVES, state, verb);
  if (!move) refuse(state === "expired" ? "priceListing.expired" : "priceListing.notOpen", { state, verb });
  return move.to;
}

/** Open, or taken before when non-exclusive, and before `openUntil`. Refuses `priceListing.expired`, `priceListing.notOpen`, `priceListing.alreadyTaken`. */
export function judgeTaking(listing: ListingClock & { readonly licenceKind: ConversionWay }, now: Instant): void {
  judgeListingMove(listingStateAt(listing, now), "take");
  if (listing.state !== "taken") return;
  if (listing.licenceKind === "exclusive") refuse("priceListing.alreadyTaken");
  if (listing.openUntil <= now) refuse("priceListing.expired");
}

export function judgeListingTerms(terms: PriceListingTerms): void {
  if (terms.price <= 0) refuse("priceListing.priceMissing");
}
