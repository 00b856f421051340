// Knows what one query tells of a session: whose it is, for which organisation he acts and with which roles.
import type { Actor, OrgKind, Role } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import { prepared } from "#db/prepared.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { isRole, languageOf, type PersonLanguage } from "./people.ts";

export type SessionPerson = { readonly id: string; readonly name: string; readonly email: string; readonly language: PersonLanguage };
export type SessionFacts = {
  readonly sessionId: string;
  readonly expiresAt: Instant;
  readonly person: SessionPerson;
  readonly orgId: string | null;
  readonly orgName: string | null;
  readonly actor: Actor | null;
  /** An official whose yearly confirmation ran out keeps only the role by which he can ask for it. */
  readonly isUnconfirmed: boolean;
  readonly hasSecondFactor: boolean;
  /** Living memberships: more than one offers a switch. */
  readonly membershipCount: number;
};

/** One row per role; none for an expired session or a disabled person. */
const sessionRows = prepared(["sessionId", "now"], (reads, { sessionId, now }) =>
  reads
    .selectFrom("session as s")
    .innerJoin("person as p", "p.id", "s.personId")
    .leftJoin("membership as m", (join) => join.onRef("m.personId", "=", "s.personId").onRef("m.orgId", "=", "s.orgId").on("m.endedAt", "is", null))
    .leftJoin("organisation as o", "o.id", "m.orgId")
    .leftJoin("membershipRole as r", (join) => join.onRef("r.personId", "=", "m.personId").onRef("r.orgId", "=", "m.orgId"))
    .leftJoin("secondFactor as f", (join) => join.onRef("f.personId", "=", "s.personId").on("f.confirmedAt", "is not", null))
    .select((eb) =>
      eb
        .selectFrom("membership as own")
        .select((own) => own.fn.countAll<number>().as("count"))
        .whereRef("own.personId", "=", "s.personId")
        .where("own.endedAt", "is", null)
        .as("membershipCount"),
    )
    .select(["f.confirmedAt as factorSince"])
    .select(["s.id", "s.expiresAt", "p.id as personId", "p.name", "p.email", "p.language"])
    .select(["o.id as orgId", "o.kind", "o.name as orgName", "o.state", "o.districtCode", "r.role", "m.confirmedUntil"])
    .where("s.id", "=", sessionId)
    .where("s.expiresAt", ">", now)
    .where("p.disabledAt", "is", null),
);

type Row = Awaited<ReturnType<typeof sessionRows>>[number];

function actorOf(row: Row, roles: readonly Role[]): Actor | null {
  if (row.orgId === null) return null;
  return {
    personId: row.personId,
    orgId: row.orgId,
    orgKind: row.kind as OrgKind,
    orgVerified: row.state === "verified",
    districtCode: row.districtCode,
    roles,
  };
}

/** By stored session id. An ended membership leaves the person signed in without an actor. */
export async function sessionFacts(reads: Reads, sessionId: string, now: Instant): Promise<SessionFacts | null> {
  const rows = await sessionRows(reads, { sessionId, now });
  const row = rows[0];
  if (!row) return null;
  const isUnconfirmed = row.confirmedUntil !== null && row.confirmedUntil < dayOf(now);
  const held = rows.map((each) => each.role ?? "").filter(isRole);
  const roles = isUnconfirmed ? held.filter((role) => role === "admin") : held;
  return {
    sessionId: row.id,
    expiresAt: row.expiresAt as Instant,
    person: { id: row.personId, name: row.name, email: row.email, language: languageOf(row.language) },
    orgId: row.orgId,
    orgName: row.orgName,
    actor: actorOf(row, roles),
    isUnconfirmed,
    hasSecondFactor: row.factorSince !== null,
    membershipCount: Number(row.membershipCount ?? 0),
  };
}
