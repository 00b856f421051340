// Knows who stands behind a token and what its holder sees of it; must never hand out a hash.

import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor, OrgKind } from "#app/kernel/actor.ts";
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { isTokenScope, TOKEN_PREFIX, type TokenScope } from "./access-token.ts";
import { isDormant, isRole, languageOf, type PersonLanguage } from "./people.ts";
import { mustHaveSecondFactor } from "./second-factor.ts";

/** The power of a token: its scopes, and the person's own standing of this moment. Never more than either. */
export type Bearer = {
  readonly tokenId: string;
  readonly scopes: readonly TokenScope[];
  readonly language: PersonLanguage;
  readonly lastUsedOn: Day | null;
  /** Null when the membership has ended since, or an official was away too long to sign in: the token then opens nothing of the organisation. */
  readonly actor: Actor | null;
};

/** One row per role; none for an unknown, expired or revoked token, or a disabled person. */
async function tokenRows(reads: Reads, tokenHash: string, now: Instant) {
  return reads
    .selectFrom("accessToken as k")
    .innerJoin("person as p", "p.id", "k.personId")
    .leftJoin("membership as m", (join) => join.onRef("m.personId", "=", "k.personId").onRef("m.orgId", "=", "k.orgId").on("m.endedAt", "is", null))
    .leftJoin("organisation as o", "o.id", "m.orgId")
    .leftJoin("membershipRole as r", (join) => join.onRef("r.personId", "=", "m.personId").onRef("r.orgId", "=", "m.orgId"))
    .select(["k.id", "k.scopes", "k.lastUsedOn", "p.id as personId", "p.language", "p.lastSeenAt", "p.createdAt"])
    .select(["o.id as orgId", "o.kind", "o.state", "o.districtCode", "r.role", "m.confirmedUntil"])
    .where("k.tokenHash", "=", tokenHash)
    .where("k.expiresAt", ">", now)
    .where("k.revokedAt", "is", null)
    .where("p.disabledAt", "is", null)
    .execute();
}

type Row = Awaited<ReturnType<typeof tokenRows>>[number];

function scopesOf(text: string): readonly TokenScope[] {
  return (JSON.parse(text) as string[]).filter(isTokenScope);
}

/** Who could not sign in now does not read by a token either. */
async function isAsleep(reads: Reads, row: Row, now: Instant): Promise<boolean> {
  if (!mustHaveSecondFactor(row.kind as OrgKind)) return false;
  return isDormant((row.lastSeenAt ?? row.createdAt) as Instant, now, await settingOn(reads, "people.dormantDays", dayOf(now)));
}

async function actorOf(reads: Reads, rows: readonly Row[], row: Row, now: Instant): Promise<Actor | null> {
  if (row.orgId === null || (await isAsleep(reads, row, now))) return null;
  const held = rows.map((each) => each.role ?? "").filter(isRole);
  // As in a session: an official whose yearly confirmation ran out keeps only the role by which he can ask for it.
  const isUnconfirmed = row.confirmedUntil !== null && row.confirmedUntil < dayOf(now);
  return {
    personId: row.personId,
    orgId: row.orgId,
    orgKind: row.kind as OrgKind,
    orgVerified: row.state === "verified",
    districtCode: row.districtCode,
    roles: isUnconfirmed ? held.filter((role) => role === "admin") : held,
  };
}

/** Who shows this secret, judged anew at every request; null for what is no living token of ours. */
export async function bearerOf(reads: Reads, token: string, now: Instant): Promise<Bearer | null> {
  if (!token.startsWith(TOKEN_PREFIX) || token.length > 200) return null;
  const rows = await tokenRows(reads, sha256Hex(token), now);
  const row = rows[0];
  if (!row) return null;
  return {
    tokenId: row.id,
    scopes: scopesOf(row.scopes),
    language: languageOf(row.language),
    lastUsedOn: row.lastUsedOn as Day | null,
    actor: await actorOf(reads, rows, row, now),
  };
}

export type TokenLine = {
  readonly id: string;
  readonly name: string;
  readonly orgName: string | null;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedOn: Day | null;
};

/** A person's own living tokens, newest first. */
export async function tokensOf(reads: Reads, personId: string, now: Instant): Promise<TokenLine[]> {
  const rows = await reads
    .selectFrom("accessToken as k")
    .leftJoin("organisation as o", "o.id", "k.orgId")
    .select(["k.id", "k.name", "o.name as orgName", "k.scopes", "k.createdAt", "k.expiresAt", "k.lastUsedOn"])
    .where("k.personId", "=", personId)
    .where("k.revokedAt", "is", null)
    .where("k.expiresAt", ">", now)
    .orderBy("k.createdAt", "desc")
    .orderBy("k.id")
    .execute();
  return rows.map((row) => ({
    ...row,
    scopes: scopesOf(row.scopes),
    createdAt: row.createdAt as Instant,
    expiresAt: row.expiresAt as Instant,
    lastUsedOn: row.lastUsedOn as Day | null,
  }));
}
