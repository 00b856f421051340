// Knows how an owner drafts, opens and withdraws a price listing; must never conclude a deal.

import { appendEvent } from "#app/domain/events/append.server.ts";
import { nextPublicCode } from "#app/domain/events/sequence.server.ts";
import { readHolidayCalendar, settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { addCalendarDays } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { canAnswerForOwner, demandVerified } from "../policy.ts";
import { judgeListingMove, judgeListingTerms, listingStateAt, type PriceListingTerms } from "../price-listing.ts";
import { loadListing, writeListingMove } from "../record.server.ts";

export type NewPriceListing = { readonly outcomeId: string; readonly trialId: string | null; readonly terms: PriceListingTerms };
export type ListingCodeAndId = { readonly id: string; readonly code: string };

/** End of the set days (`priceListing.openDays`, calendar days by 民法典 201–203) from `now`. */
async function openUntilFrom(tx: Tx, now: Instant): Promise<Instant> {
  const days = await settingOn(tx, "priceListing.openDays", dayOf(now));
  return addCalendarDays(dayOf(now), days, await readHolidayCalendar(tx)).endsAt;
}

async function ownedListing(tx: Tx, actor: Actor, listingId: string) {
  demandVerified(actor);
  const listing = await loadListing(tx, listingId);
  if (!canAnswerForOwner(actor, listing.ownerOrgId)) refuse("priceListing.notOwner");
  return listing;
}

function judgeLicensable(outcome: { readonly origin: string; readonly state: string }): void {
  if (outcome.origin === "importedListing" || !["listed", "pooled"].includes(outcome.state)) refuse("priceListing.notLicensable");
}

/** The owner's signatory or editor; the outcome must be listed or pooled. Refuses `priceListing.notOwner`, `priceListing.notLicensable`, `priceListing.priceMissing`. */
export async function draftPriceListing(tx: Tx, actor: Actor, input: NewPriceListing, now: Instant): Promise<ListingCodeAndId> {
  demandVerified(actor);
  const outcome = await tx.selectFrom("outcome").select(["ownerOrgId", "state", "origin"]).where("id", "=", input.outcomeId).executeTakeFirst();
  if (!outcome || !canAnswerForOwner(actor, outcome.ownerOrgId)) refuse("priceListing.notOwner");
  judgeLicensable(outcome);
  judgeListingTerms(input.terms);
  const listing = { id: newId(), code: await nextPublicCode(tx, "GP", now) };
  await tx
    .insertInto("priceListing")
    .values({
      ...listing,
      outcomeId: input.outcomeId,
      trialId: input.trialId,
      ownerOrgId: actor.orgId,
      state: "draft",
      terms: JSON.stringify(input.terms),
      openedAt: null,
      openUntil: await openUntilFrom(tx, now),
      endedAt: null,
      createdAt: now,
      version: 1,
    })
    .execute();
  const data = { to: "draft", outcomeId: input.outcomeId, trialId: input.trialId };
  await appendEvent(tx, actor, now, { noun: "priceListing", nounId: listing.id, verb: "draft", data });
  return listing;
}

/** draft → open; the set days begin now. Refuses `priceListing.notOwner`, `priceListing.notOpen`, `priceListing.notLicensable`. */
export async function openDraftListing(tx: Tx, actor: Actor, input: { readonly listingId: string }, now: Instant): Promise<void> {
  const listing = await ownedListing(tx, actor, input.listingId);
  const to = judgeListingMove(listingStateAt(listing, now), "open");
  judgeLicensable(await tx.selectFrom("outcome").select(["origin", "state"]).where("id", "=", listing.outcomeId).executeTakeFirstOrThrow());
  await writeListingMove(tx, actor, now, listing, { to, verb: "open", openedAt: now, openUntil: await openUntilFrom(tx, now) });
}

/** Drafts and opens at once, as a trial's conversion does. Returns id and public code `SX-GP-…`. */
export async function openPriceListing(tx: Tx, actor: Actor, input: NewPriceListing, now: Instant): Promise<ListingCodeAndId> {
  const listing = await draftPriceListing(tx, actor, input, now);
  await openDraftListing(tx, actor, { listingId: listing.id }, now);
  return listing;
}

/** draft or open → withdrawn. Refuses `priceListing.notOwner`, `priceListing.expired`, `priceListing.notOpen`. */
export async function withdrawListing(tx: Tx, actor: Actor, input: { readonly listingId: string }, now: Instant): Promise<void> {
  const listing = await ownedListing(tx, actor, input.listingId);
  const to = judgeListingMove(listingStateAt(listing, now), "withdraw");
  await writeListingMove(tx, actor, now, listing, { to, verb: "withdraw", endedAt: now });
}
