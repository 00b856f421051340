// Knows how everything on offer of an outcome ends together with the outcome; must never judge why the outcome went.
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeEntryMove, type SystemEndReason } from "../pool.ts";
import { judgeListingMove, type ListingState, listingStateAt } from "../price-listing.ts";
import { loadEntry, loadListing, writeEntryMove, writeListingMove } from "../record.server.ts";
import { unpoolAfter } from "./answer-entry.server.ts";

type Ended = { readonly outcomeId: string; readonly reason: SystemEndReason };

/** Entries proposed or active leave their pool, and a pooled outcome goes back to listed; running trials keep their licence. */
export async function endEntries(tx: Tx, actor: Actor, now: Instant, { outcomeId, reason }: Ended): Promise<void> {
  const rows = await tx
    .selectFrom("poolEntry")
    .select("id")
    .where("outcomeId", "=", outcomeId)
    .where("state", "in", ["proposed", "active"])
    .orderBy("id")
    .execute();
  for (const { id } of rows) {
    const entry = await loadEntry(tx, id);
    const to = judgeEntryMove(entry.state, "leave", ["system"]);
    await writeEntryMove(tx, actor, now, entry, { to, verb: "leave", endedAt: now, endReason: reason });
    await unpoolAfter(tx, actor, now, entry);
  }
}

/** Price listings in one of `states` are withdrawn; one whose days are over is written down as expired. */
export async function endListings(tx: Tx, actor: Actor, now: Instant, outcomeId: string, states: readonly ListingState[]): Promise<void> {
  const rows = await tx.selectFrom("priceListing").select("id").where("outcomeId", "=", outcomeId).where("state", "in", states).orderBy("id").execute();
  for (const { id } of rows) {
    const listing = await loadListing(tx, id);
    const verb = listingStateAt(listing, now) === "expired" ? "expire" : "withdraw";
    await writeListingMove(tx, actor, now, listing, { to: judgeListingMove(listing.state, verb), verb, endedAt: now });
  }
}

/** Entries and listings, drafts and open ones alike. Called by deals in the signing of an exclusive licence. */
export async function endOffers(tx: Tx, actor: Actor, now: Instant, ended: Ended): Promise<void> {
  await endEntries(tx, actor, now, ended);
  await endListings(tx, actor, now, ended.outcomeId, ["draft", "open"]);
}
