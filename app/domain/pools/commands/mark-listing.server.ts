// Knows how a listing is marked taken by a deal and expired by the clock; must never be called by a page.
import { type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeListingMove, judgeTaking } from "../price-listing.ts";
import { loadListing, writeListingMove } from "../record.server.ts";

/** open → taken; a non-exclusive one may be taken again until `openUntil`. Refuses what `judgeTaking` refuses. Called by deals. */
export async function markListingTaken(tx: Tx, actor: AnyActor, now: Instant, listingId: string): Promise<void> {
  const listing = await loadListing(tx, listingId);
  judgeTaking({ state: listing.state, openUntil: listing.openUntil, licenceKind: listing.terms.licenceKind }, now);
  await writeListingMove(tx, actor, now, listing, { to: judgeListingMove(listing.state, "take"), verb: "take", endedAt: now });
}

/** Writes down every listing whose days are over; returns how many. Pages judge from `now` and need not wait for it. */
export async function finalisePriceListings(tx: Tx, now: Instant): Promise<number> {
  const due = await tx
    .selectFrom("priceListing")
    .select("id")
    .where("state", "=", "open")
    .where("openUntil", "<=", now)
    .orderBy("openUntil")
    .limit(200)
    .execute();
  for (const { id } of due) {
    const listing = await loadListing(tx, id);
    await writeListingMove(tx, SYSTEM_ACTOR, now, listing, { to: judgeListingMove(listing.state, "expire"), verb: "expire", endedAt: now });
  }
  return due.length;
}
