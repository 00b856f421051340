// Knows what pages read about people and organisations; each query says who may be shown what.
import type { OrgKind, Role, Viewer } from "#app/kernel/actor.ts";
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { NatureCode, OrganisationState } from "./organisation.ts";
import { isRole, type LinkKind } from "./people.ts";
import { maySeeOrganisation, maySeeOrganisationRecord } from "./policy.ts";

export type OrganisationRecord = {
  readonly creditCode: string;
  readonly natureCode: NatureCode;
  readonly stateReason: string;
  readonly createdAt: Instant;
  readonly verifiedAt: Instant | null;
  readonly version: number;
};
export type OrganisationView = {
  readonly id: string;
  readonly kind: OrgKind;
  readonly name: string;
  readonly districtCode: string | null;
  readonly regionCode: string;
  readonly isPublicUnit: boolean;
  readonly isSme: boolean;
  readonly introduction: string;
  readonly state: OrganisationState;
  /** Only for the organisation itself and the bureau. */
  readonly record: OrganisationRecord | null;
};

/** What the viewer may know, or undefined when he may not know of it. */
export async function organisationForViewer(reads: Reads, viewer: Viewer, id: string): Promise<OrganisationView | undefined> {
  const row = await reads
    .selectFrom("organisation")
    .select(["id", "kind", "name", "districtCode", "regionCode", "isPublicUnit", "isSme", "introduction", "state"])
    .select(["creditCode", "natureCode", "stateReason", "createdAt", "verifiedAt", "version"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row || !maySeeOrganisation(viewer, row)) return undefined;
  const { creditCode, natureCode, stateReason, createdAt, verifiedAt, version, ...open } = row;
  const record = {
    creditCode,
    natureCode: natureCode as NatureCode,
    stateReason,
    createdAt: createdAt as Instant,
    verifiedAt: verifiedAt as Instant | null,
    version,
  };
  return {
    ...open,
    kind: open.kind as OrgKind,
    state: open.state as OrganisationState,
    isPublicUnit: open.isPublicUnit === 1,
    isSme: open.isSme === 1,
    record: maySeeOrganisationRecord(viewer, id) ? record : null,
  };
}

export type OrganisationRow = {
  readonly id: string;
  readonly kind: OrgKind;
  readonly name: string;
  readonly districtCode: string | null;
  readonly creditCode: string;
  readonly createdAt: Instant;
  readonly version: number;
};

async function organisationsIn(
  reads: Reads,
  state: OrganisationState,
  order: "createdAt" | "nameKey",
  page: { offset: number; limit: number },
): Promise<OrganisationRow[]> {
  const rows = await reads
    .selectFrom("organisation")
    .select(["id", "kind", "name", "districtCode", "creditCode", "createdAt", "version"])
    .where("state", "=", state)
    .orderBy(order, (by) => by.asc().nullsLast())
    .orderBy("id", (by) => by.asc().nullsLast())
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as OrgKind, createdAt: row.createdAt as Instant }));
}

/** Waiting longest first, at most 200; the caller has checked `maySeeVerificationQueue`. */
export async function organisationsToVerify(reads: Reads): Promise<OrganisationRow[]> {
  return organisationsIn(reads, "pending", "createdAt", { offset: 0, limit: 200 });
}

/** By name; bureau only, as above. */
export async function verifiedOrganisations(reads: Reads, page: { offset: number; limit: number }): Promise<OrganisationRow[]> {
  return organisationsIn(reads, "verified", "nameKey", page);
}

export async function countVerifiedOrganisations(reads: Reads): Promise<number> {
  const row = await reads
    .selectFrom("organisation")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("state", "=", "verified")
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Names of organisations by id; unknown ids are left out. */
export async function displayNames(reads: Reads, orgIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (orgIds.length === 0) return new Map();
  const rows = await reads
    .selectFrom("organisation")
    .select(["id", "name"])
    .where("id", "in", [...new Set(orgIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export type MemberRow = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Instant;
  readonly version: number;
  readonly roles: readonly Role[];
  /** The Shanghai day up to which an official's post is confirmed. */
  readonly confirmedUntil: string | null;
};

/** Living memberships of one organisation, by name; for its own members only. */
export async function membersOf(reads: Reads, orgId: string): Promise<MemberRow[]> {
  const people = await reads
    .selectFrom("membership as m")
    .innerJoin("person as p", "p.id", "m.personId")
    .select(["m.personId", "p.name", "p.email", "m.createdAt", "m.version", "m.confirmedUntil"])
    .where("m.orgId", "=", orgId)
    .where("m.endedAt", "is", null)
    .orderBy("p.nameKey", (by) => by.asc().nullsLast())
    .orderBy("m.personId", (by) => by.asc().nullsLast())
    .execute();
  const roles = await reads
    .selectFrom("membershipRole")
    .select(["personId", "role"])
    .where("orgId", "=", orgId)
    .orderBy("role", (by) => by.asc().nullsLast())
    .execute();
  const rolesOf = (personId: string) =>
    roles
      .filter((row) => row.personId === personId)
      .map((row) => row.role)
      .filter(isRole);
  return people.map((person) => ({ ...person, createdAt: person.createdAt as Instant, roles: rolesOf(person.personId) }));
}

/** The organisations for which a person may act. */
export async function membershipsOf(reads: Reads, personId: string): Promise<{ orgId: string; name: string; kind: OrgKind; state: OrganisationState }[]> {
  const rows = await reads
    .selectFrom("membership as m")
    .innerJoin("organisation as o", "o.id", "m.orgId")
    .select(["m.orgId", "o.name", "o.kind", "o.state"])
    .where("m.personId", "=", personId)
    .where("m.endedAt", "is", null)
    .orderBy("o.nameKey", (by) => by.asc().nullsLast())
    .orderBy("m.orgId", (by) => by.asc().nullsLast())
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as OrgKind, state: row.state as OrganisationState }));
}

export type LinkView = { readonly kind: LinkKind; readonly orgName: string; readonly email: string; readonly expiresAt: Instant; readonly hasAccount: boolean };

/** What the holder of a living link sees before using it. */
export async function linkForHolder(reads: Reads, token: string, now: Instant): Promise<LinkView | undefined> {
  const row = await reads
    .selectFrom("oneTimeLink as l")
    .innerJoin("organisation as o", "o.id", "l.orgId")
    .leftJoin("person as p", "p.email", "l.email")
    .select(["l.kind", "o.name as orgName", "l.email", "l.expiresAt", "p.id as personId"])
    .where("l.tokenHash", "=", sha256Hex(token))
    .where("l.usedAt", "is", null)
    .where("l.expiresAt", ">", now)
    .executeTakeFirst();
  if (!row || row.email === null) return undefined;
  return { kind: row.kind as LinkKind, orgName: row.orgName, email: row.email, expiresAt: row.expiresAt as Instant, hasAccount: row.personId !== null };
}
