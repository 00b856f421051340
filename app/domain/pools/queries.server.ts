// Knows how pools, entries and price listings are read for pages and other nouns; must never change one.
import type { Viewer } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readListingTerms, readTrialTerms } from "./codec.ts";
import { canSeeEntry } from "./policy.ts";
import type { EntryState, OperatorKind, PoolState } from "./pool.ts";
import { type ListingState, listingStateAt, type PriceListingTerms } from "./price-listing.ts";
import type { TrialTerms } from "./terms.ts";

export type ActiveEntry = { readonly id: string; readonly poolId: string; readonly outcomeId: string; readonly terms: TrialTerms };

/** The one active entry of an outcome, whose terms a trial is asked under; undefined when it is in no pool. */
export async function activeEntryOf(reads: Reads, outcomeId: string): Promise<ActiveEntry | undefined> {
  const row = await reads
    .selectFrom("poolEntry")
    .select(["id", "poolId", "outcomeId", "terms"])
    .where("outcomeId", "=", outcomeId)
    .where("state", "=", "active")
    .executeTakeFirst();
  return row && { ...row, terms: readTrialTerms(row.terms) };
}

function selectPools(reads: Reads) {
  return reads
    .selectFrom("pool as p")
    .innerJoin("organisation as g", "g.id", "p.operatorOrgId")
    .innerJoin("chain as c", "c.code", "p.chainCode")
    .select(["p.id", "p.code", "p.name", "p.introduction", "p.chainCode", "p.operatorOrgId", "p.operatorKind", "p.state", "p.version"])
    .select(["g.name as operatorName", "c.nameZh as chainNameZh", "c.nameEn as chainNameEn"]);
}

type PoolRow = Awaited<ReturnType<ReturnType<typeof selectPools>["executeTakeFirstOrThrow"]>>;
const poolOf = (row: PoolRow) => ({ ...row, state: row.state as PoolState, operatorKind: row.operatorKind as OperatorKind });
export type PoolFacts = ReturnType<typeof poolOf>;

/** Every pool with how many outcomes in it can be tried now, oldest first; one that the bureau took down is not counted. */
export async function poolsList(reads: Reads): Promise<readonly (PoolFacts & { readonly activeCount: number })[]> {
  const rows = await selectPools(reads).orderBy("p.code").execute();
  const counts = await reads
    .selectFrom("poolEntry")
    .innerJoin("outcome", "outcome.id", "poolEntry.outcomeId")
    .select(["poolId", (eb) => eb.fn.countAll<number>().as("count")])
    .where("poolEntry.state", "=", "active")
    .where("outcome.state", "=", "pooled")
    .groupBy("poolId")
    .execute();
  const byPool = new Map(counts.map((row) => [row.poolId, Number(row.count)]));
  return rows.map((row) => ({ ...poolOf(row), activeCount: byPool.get(row.id) ?? 0 }));
}

export async function poolByCode(reads: Reads, code: string): Promise<PoolFacts | undefined> {
  const row = await selectPools(reads).where("p.code", "=", code).executeTakeFirst();
  return row && poolOf(row);
}

function selectEntries(reads: Reads) {
  return reads
    .selectFrom("poolEntry as e")
    .innerJoin("pool as p", "p.id", "e.poolId")
    .innerJoin("outcome as o", "o.id", "e.outcomeId")
    .select([
      "e.id",
      "e.outcomeId",
      "e.state",
      "e.terms",
      "e.proposedAt",
      "e.agreedAt",
      "e.endedAt",
      "e.endReason",
      "p.code as poolCode",
      "p.name as poolName",
      "p.operatorOrgId",
    ])
    .select(["o.code as outcomeCode", "o.title as outcomeTitle", "o.ownerOrgId", "o.ownerName", "o.state as outcomeState"]);
}

/** A pool's entries that this viewer may know of: agreed ones are public, proposals are between their two sides and the bureau. */
export async function poolEntriesOf(reads: Reads, viewer: Viewer, poolId: string) {
  const rows = await selectEntries(reads).where("e.poolId", "=", poolId).orderBy("e.proposedAt", "desc").orderBy("e.id").limit(500).execute();
  const entries = rows.map((row) => ({ ...row, state: row.state as EntryState, terms: readTrialTerms(row.terms) }));
  return entries.filter((entry) => canSeeEntry(viewer, entry));
}
export type EntryFacts = Awaited<ReturnType<typeof poolEntriesOf>>[number];

function selectListings(reads: Reads) {
  return reads
    .selectFrom("priceListing as l")
    .innerJoin("outcome as o", "o.id", "l.outcomeId")
    .leftJoin("trial as t", "t.id", "l.trialId")
    .leftJoin("poolEntry as n", "n.id", "t.poolEntryId")
    .leftJoin("pool as p", "p.id", "n.poolId")
    .select(["l.id", "l.code", "l.outcomeId", "l.trialId", "l.ownerOrgId", "l.state", "l.terms", "l.openedAt", "l.openUntil", "l.endedAt", "l.version"])
    .select(["o.code as outcomeCode", "o.title as outcomeTitle", "o.ownerName", "t.code as trialCode", "t.enterpriseOrgId as trialEnterpriseOrgId"])
    .select(["o.state as outcomeState", "p.operatorOrgId as trialOperatorOrgId"]);
}

type ListingRow = Awaited<ReturnType<ReturnType<typeof selectListings>["executeTakeFirstOrThrow"]>>;
export type ListingFacts = Omit<ListingRow, "state" | "terms" | "openUntil"> & {
  readonly state: ListingState;
  readonly openUntil: Instant;
  readonly terms: PriceListingTerms;
};

function listingOf(row: ListingRow, now: Instant): ListingFacts {
  const openUntil = row.openUntil as Instant;
  const state = listingStateAt({ state: row.state as ListingState, openUntil }, now);
  return { ...row, openUntil, state, terms: readListingTerms(row.terms) };
}

/** State judged from `now`; drafts are the owner's own, so a page must ask for them by policy. */
export async function listingByCode(reads: Reads, code: string, now: Instant): Promise<ListingFacts | undefined> {
  const row = await selectListings(reads).where("l.code", "=", code).executeTakeFirst();
  return row && listingOf(row, now);
}

export async function listingFacts(reads: Reads, listingId: string, now: Instant): Promise<ListingFacts | undefined> {
  const row = await selectListings(reads).where("l.id", "=", listingId).executeTakeFirst();
  return row && listingOf(row, now);
}

/** The listings opened for one trial's conversion, newest first. */
export async function listingsOfTrial(reads: Reads, trialId: string, now: Instant): Promise<readonly ListingFacts[]> {
  const rows = await selectListings(reads).where("l.trialId", "=", trialId).orderBy("l.createdAt", "desc").orderBy("l.id").execute();
  return rows.map((row) => listingOf(row, now));
}

/** A listing's events, newest first: verbs only, because who took it is not public. Its drafting is the owner's own. */
export async function listingEvents(reads: Reads, listingId: string, isOwner: boolean) {
  const all = reads.selectFrom("event").select(["seq", "at", "verb"]).where("noun", "=", "priceListing").where("nounId", "=", listingId);
  return (isOwner ? all : all.where("verb", "!=", "draft")).orderBy("seq", "desc").limit(100).execute();
}

/** A pool's own events and those of the `entries` that `viewer` may know of, newest first; what came before an entry was agreed is not public. */
export async function poolEvents(reads: Reads, viewer: Viewer, poolId: string, entries: readonly EntryFacts[]) {
  const isInsider = (entry: EntryFacts) => canSeeEntry(viewer, { ...entry, state: "proposed" });
  const insiders = new Set(entries.filter(isInsider).map((entry) => entry.id));
  const titles = new Map(entries.map((entry) => [entry.id, entry.outcomeTitle]));
  const rows = await reads
    .selectFrom("event")
    .select(["seq", "at", "verb", "noun", "nounId"])
    .where((eb) =>
      eb.or([eb.and([eb("noun", "=", "pool"), eb("nounId", "=", poolId)]), eb.and([eb("noun", "=", "poolEntry"), eb("nounId", "in", ["", ...titles.keys()])])]),
    )
    .orderBy("seq", "desc")
    .limit(60)
    .execute();
  return rows
    .filter((row) => row.noun === "pool" || row.verb !== "propose" || insiders.has(row.nounId))
    .map(({ noun: _noun, nounId, ...event }) => ({ ...event, title: titles.get(nounId) ?? null }));
}
