// Knows how pool, entry and listing rows are loaded and moved under a version guard; must never judge who may.

import { appendEvent } from "#app/domain/events/append.server.ts";
import type { EventData } from "#app/domain/events/event.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readListingTerms, readTrialTerms } from "./codec.ts";
import type { EntryState, PoolState } from "./pool.ts";
import type { ListingState } from "./price-listing.ts";

export async function loadPool(tx: Tx, poolId: string) {
  const row = await tx.selectFrom("pool").select(["id", "code", "state", "operatorOrgId", "version"]).where("id", "=", poolId).executeTakeFirst();
  if (!row) refuse("pool.notFound");
  return { ...row, state: row.state as PoolState };
}

/** The entry with its pool's operator and state and its outcome's owner and state. Refuses `pool.notFound`. */
export async function loadEntry(tx: Tx, entryId: string) {
  const row = await tx
    .selectFrom("poolEntry as e")
    .innerJoin("pool as p", "p.id", "e.poolId")
    .innerJoin("outcome as o", "o.id", "e.outcomeId")
    .select(["e.id", "e.outcomeId", "e.state", "e.terms", "e.version", "p.state as poolState", "p.operatorOrgId"])
    .select(["o.ownerOrgId", "o.state as outcomeState", "o.previousState as outcomeBefore", "o.origin as outcomeOrigin"])
    .where("e.id", "=", entryId)
    .executeTakeFirst();
  if (!row) refuse("pool.notFound");
  return { ...row, state: row.state as EntryState, poolState: row.poolState as PoolState, terms: readTrialTerms(row.terms) };
}
export type LoadedEntry = Awaited<ReturnType<typeof loadEntry>>;

type EntryChange = { readonly to: EntryState; readonly verb: string; readonly agreedAt?: Instant; readonly endedAt?: Instant; readonly endReason?: string };

/** One state change, one event. Refuses `pool.changedMeanwhile` when another write came between. */
export async function writeEntryMove(tx: Tx, actor: AnyActor, now: Instant, entry: LoadedEntry, change: EntryChange): Promise<void> {
  const { to, verb, ...dates } = change;
  const moved = await tx
    .updateTable("poolEntry")
    .set({ ...dates, state: to, version: entry.version + 1 })
    .where("id", "=", entry.id)
    .where("version", "=", entry.version)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) refuse("pool.changedMeanwhile");
  await appendEvent(tx, actor, now, { noun: "poolEntry", nounId: entry.id, verb, data: { from: entry.state, to, outcomeId: entry.outcomeId } });
}

/** Refuses `priceListing.notFound`. */
export async function loadListing(tx: Tx, listingId: string) {
  const row = await tx
    .selectFrom("priceListing")
    .select(["id", "code", "outcomeId", "trialId", "ownerOrgId", "state", "terms", "openUntil", "version"])
    .where("id", "=", listingId)
    .executeTakeFirst();
  if (!row) refuse("priceListing.notFound");
  return { ...row, state: row.state as ListingState, openUntil: row.openUntil as Instant, terms: readListingTerms(row.terms) };
}
export type LoadedListing = Awaited<ReturnType<typeof loadListing>>;

type ListingChange = {
  readonly to: ListingState;
  readonly verb: string;
  readonly openedAt?: Instant;
  readonly openUntil?: Instant;
  readonly endedAt?: Instant;
};

/** One move, one event. Refuses `priceListing.changedMeanwhile` when another write came between. */
export async function writeListingMove(tx: Tx, actor: AnyActor, now: Instant, listing: LoadedListing, change: ListingChange): Promise<void> {
  const { to, verb, ...dates } = change;
  const moved = await tx
    .updateTable("priceListing")
    .set({ ...dates, state: to, version: listing.version + 1 })
    .where("id", "=", listing.id)
    .where("version", "=", listing.version)
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) refuse("priceListing.changedMeanwhile");
  const data: EventData = { from: listing.state, to, outcomeId: listing.outcomeId, trialId: listing.trialId };
  await appendEvent(tx, actor, now, { noun: "priceListing", nounId: listing.id, verb, data });
}
