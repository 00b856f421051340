// Knows how a chosen conversion is offered openly at the agreed price, succeeds or fails; must never conclude the deal itself.

import { type ListingCodeAndId, openPriceListing } from "#app/domain/pools/commands/open-price-listing.server.ts";
import { listingsOfTrial } from "#app/domain/pools/queries.server.ts";
import type { Actor, AnyActor } from "#app/kernel/actor.ts";
import type { Money } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { TrialAgreement } from "../agreement.ts";
import { demandParty } from "../policy.ts";
import { endAfter, loadTrial, writeTrialMove } from "../record.server.ts";
import { judgeMove } from "../trial.ts";

export type TrialPricing = { readonly trialId: string; readonly price: Money | null };

/** The agreed price; under a price rule the sum that the owner worked out by it. Refuses `trial.priceNotAgreed`, `trial.priceMissing`. */
function listedPrice(terms: TrialAgreement, price: Money | null): Money {
  if (terms.priceKind === "rule") return price !== null && price > 0 ? price : refuse("trial.priceMissing");
  if (price !== null && price !== terms.price) refuse("trial.priceNotAgreed");
  return terms.price ?? refuse("trial.priceMissing");
}

/** Owner: convertElected → pricing, with an open price listing (挂牌) in the same transaction; 90 days (setting) to conclude. */
export async function startPricing(tx: Tx, actor: Actor, input: TrialPricing, now: Instant): Promise<ListingCodeAndId> {
  const trial = await loadTrial(tx, input.trialId, now);
  const to = judgeMove(trial.state, "startPricing", [demandParty(actor, trial, "startPricing")]);
  if (trial.terms === null) refuse("trial.noTerms");
  const { priceRule, conversionWay: licenceKind, scope } = trial.terms;
  const terms = { price: listedPrice(trial.terms, input.price), priceRule, licenceKind, scope };
  const listing = await openPriceListing(tx, actor, { outcomeId: trial.outcomeId, trialId: trial.id, terms }, now);
  const stateUntil = await endAfter(tx, "trial.pricingDays", now);
  await writeTrialMove(tx, actor, now, trial, { to, verb: "startPricing", set: { stateUntil }, data: { listingId: listing.id } });
  return listing;
}

/** pricing → converted, in the deal's signing (deals calls this in its own transaction). Refuses `trial.notNow` and the like from any other state. */
export async function markTrialConverted(tx: Tx, actor: AnyActor, now: Instant, trialId: string): Promise<void> {
  const trial = await loadTrial(tx, trialId, now);
  const to = judgeMove(trial.state, "convert", ["system"]);
  await writeTrialMove(tx, actor, now, trial, { to, verb: "convert", set: { stateUntil: null } });
}

/** Owner records "unsold": pricing → conversionFailed. Refuses `trial.listingStillOpen` while somebody may still take it. */
export async function failConversion(tx: Tx, actor: Actor, input: { readonly trialId: string }, now: Instant): Promise<void> {
  const trial = await loadTrial(tx, input.trialId, now);
  const to = judgeMove(trial.state, "failConversion", [demandParty(actor, trial, "failConversion")]);
  const listings = await listingsOfTrial(tx, trial.id, now);
  if (listings.some((listing) => listing.state === "open")) refuse("trial.listingStillOpen");
  await writeTrialMove(tx, actor, now, trial, { to, verb: "failConversion", set: { stateUntil: await endAfter(tx, "trial.closingDays", now) } });
}
