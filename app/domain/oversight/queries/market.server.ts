// Knows what the public may read of one organisation, chain, district or the whole city: what is offered and asked, what was tried
// and signed, how fast answers came. Must never hand out a price, a party under NDA or anything unpublished.
import { type TrialState, trialStateAt } from "#app/domain/trials/trial.ts";
import { addMs, type Instant, msOf } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type Funnel, funnelOf, medianOf, type ReplyTime, type Scope } from "../scope.ts";

const PUBLIC_OUTCOMES = ["listed", "pooled", "reserved"];
const PUBLIC_CHALLENGES = ["published", "unanswered"];
const SIGNED_DEALS = ["signed", "effective"];
const YEAR_MS = 365 * 86_400_000;

export type OutcomeShort = {
  readonly code: string;
  readonly title: string;
  readonly ownerName: string;
  readonly state: string;
  readonly listedAt: string | null;
};
export type ChallengeShort = {
  readonly code: string;
  readonly title: string;
  readonly orgName: string;
  readonly state: string;
  readonly bidUntil: string | null;
};
export type Part<T> = { readonly total: number; readonly rows: readonly T[] };

/** Published outcomes, newest listing first. */
export async function outcomesOffered(reads: Reads, scope: Scope, limit: number): Promise<Part<OutcomeShort>> {
  let query = reads.selectFrom("outcome").where("state", "in", PUBLIC_OUTCOMES);
  if (scope.by === "org") query = query.where("ownerOrgId", "=", scope.id);
  if (scope.by === "chain") query = query.where("chainCode", "=", scope.code);
  if (scope.by === "district") query = query.where("districtCode", "=", scope.code);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const rows = await query
    .select(["code", "title", "ownerName", "state", "listedAt"])
    .orderBy("listedAt", (by) => by.desc().nullsLast())
    .orderBy("code", "desc")
    .limit(limit)
    .execute();
  return { total: Number(counted.count), rows };
}

/** Published challenges, newest first. */
export async function challengesAsked(reads: Reads, scope: Scope, limit: number): Promise<Part<ChallengeShort>> {
  let query = reads.selectFrom("challenge").where("state", "in", PUBLIC_CHALLENGES);
  if (scope.by === "org") query = query.where("orgId", "=", scope.id);
  if (scope.by === "chain") query = query.where("chainCode", "=", scope.code);
  if (scope.by === "district") query = query.where("districtCode", "=", scope.code);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const rows = await query
    .select(["code", "title", "orgName", "state", "bidUntil"])
    .orderBy("publishedAt", (by) => by.desc().nullsLast())
    .orderBy("code", "desc")
    .limit(limit)
    .execute();
  return { total: Number(counted.count), rows };
}

function trialsIn(reads: Reads, scope: Scope) {
  let query = reads.selectFrom("trial as t").innerJoin("outcome as o", "o.id", "t.outcomeId");
  if (scope.by === "org") query = query.where((eb) => eb.or([eb("t.ownerOrgId", "=", scope.id), eb("t.enterpriseOrgId", "=", scope.id)]));
  if (scope.by === "chain") query = query.where("o.chainCode", "=", scope.code);
  if (scope.by === "district") query = query.where("o.districtCode", "=", scope.code);
  return query;
}

/** How far the trials came, as of `now`; an organisation's on either side. */
export async function trialFunnel(reads: Reads, scope: Scope, now: Instant): Promise<Funnel> {
  const rows = await trialsIn(reads, scope).select(["t.state", "t.stateUntil", "t.startsOn", "t.endsOn"]).execute();
  return funnelOf(rows.map((row) => ({ startsOn: row.startsOn, state: trialStateAt(row as Parameters<typeof trialStateAt>[0] & { state: TrialState }, now) })));
}

/** The wait for the owner's first answer to trial requests of the 365 days before `now`; an organisation's as owner. */
export async function replyTime(reads: Reads, scope: Scope, now: Instant): Promise<ReplyTime> {
  let query = trialsIn(reads, scope)
    .leftJoin("event as e", (join) => join.onRef("e.nounId", "=", "t.id").on("e.noun", "=", "trial").on("e.verb", "in", ["accept", "decline"]))
    .select(["t.createdAt", "e.at", "t.state", "t.stateUntil", "t.endsOn"])
    .where("t.createdAt", ">=", addMs(now, -YEAR_MS));
  if (scope.by === "org") query = query.where("t.ownerOrgId", "=", scope.id);
  const rows = await query.execute();
  const waits = rows.flatMap((row) => (row.at === null ? [] : [msOf(row.at as Instant) - msOf(row.createdAt as Instant)]));
  const waiting = rows.filter((row) => trialStateAt(row as Parameters<typeof trialStateAt>[0], now) === "requested").length;
  return { medianMs: medianOf(waits), count: waits.length, waiting };
}

export type SignedShort = {
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly sellerName: string;
  readonly licenceKind: string;
  readonly signedAt: string;
};

/** Signed deals, newest first: what was licensed, by whom and how. Never the price, never the buyer: an organisation's as seller only. */
export async function dealsSigned(reads: Reads, scope: Scope, limit: number): Promise<Part<SignedShort>> {
  let query = reads
    .selectFrom("deal as d")
    .innerJoin("outcome as o", "o.id", "d.outcomeId")
    .innerJoin("organisation as s", "s.id", "d.sellerOrgId")
    .where("d.state", "in", SIGNED_DEALS)
    .where("d.signedAt", "is not", null);
  if (scope.by === "org") query = query.where("d.sellerOrgId", "=", scope.id);
  if (scope.by === "chain") query = query.where("o.chainCode", "=", scope.code);
  if (scope.by === "district") query = query.where("o.districtCode", "=", scope.code);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const rows = await query
    .select(["o.code as outcomeCode", "o.title as outcomeTitle", "s.name as sellerName", "d.licenceKind", "d.signedAt"])
    .orderBy("d.signedAt", "desc")
    .orderBy("d.id")
    .limit(limit)
    .execute();
  return { total: Number(counted.count), rows: rows.map((row) => ({ ...row, signedAt: row.signedAt ?? "" })) };
}

export type OrganisationShort = { readonly id: string; readonly name: string; readonly kind: string };

/** Verified institutes, enterprises and service organisations of one district, by name. */
export async function organisationsIn(reads: Reads, districtCode: string, limit: number): Promise<Part<OrganisationShort>> {
  const query = reads
    .selectFrom("organisation")
    .where("state", "=", "verified")
    .where("districtCode", "=", districtCode)
    .where("kind", "in", ["institute", "enterprise", "serviceOrg", "auctionHouse"]);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const rows = await query.select(["id", "name", "kind"]).orderBy("nameKey").orderBy("id").limit(limit).execute();
  return { total: Number(counted.count), rows };
}
