// Knows who of an organisation holds a role now; for notices, never for a page.
import type { OrgKind, Role } from "#app/kernel/actor.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { isRole } from "./people.ts";

function heldRoles(reads: Reads) {
  return reads
    .selectFrom("membershipRole as r")
    .innerJoin("membership as m", (join) => join.onRef("m.personId", "=", "r.personId").onRef("m.orgId", "=", "r.orgId").on("m.endedAt", "is", null))
    .innerJoin("person as p", "p.id", "r.personId")
    .innerJoin("organisation as o", "o.id", "r.orgId")
    .select(["r.personId", "r.orgId", "r.role", "m.confirmedUntil", "o.kind", "o.state"])
    .where("p.disabledAt", "is", null);
}

/** A membership nobody has confirmed in time keeps only the administrator awake. */
function isAwake(row: { readonly role: string; readonly confirmedUntil: string | null }, today: Day): boolean {
  return row.confirmedUntil === null || row.confirmedUntil >= today || row.role === "admin";
}

type Where = { readonly orgId: string } | { readonly kind: OrgKind };

/** Living members with one of the roles awake: of one organisation, or of every verified one of a kind. Disabled accounts are left out. */
export async function membersWithRoles(reads: Reads, where: Where, roles: readonly Role[], now: Instant): Promise<string[]> {
  const held = heldRoles(reads).where("r.role", "in", roles).orderBy("r.personId");
  const query = "orgId" in where ? held.where("r.orgId", "=", where.orgId) : held.where("o.kind", "=", where.kind).where("o.state", "=", "verified");
  const rows = await query.execute();
  return [...new Set(rows.filter((row) => isAwake(row, dayOf(now))).map((row) => row.personId))];
}

export type Post = { readonly orgId: string; readonly orgKind: OrgKind; readonly orgVerified: boolean; readonly roles: readonly Role[] };

/** What a person may act as now, in each of his organisations. */
export async function postsOf(reads: Reads, personId: string, now: Instant): Promise<Post[]> {
  const held = await heldRoles(reads).where("r.personId", "=", personId).execute();
  const rows = held.filter((row) => isAwake(row, dayOf(now)));
  return [...new Set(rows.map((row) => row.orgId))].flatMap((orgId): Post[] => {
    const own = rows.filter((row) => row.orgId === orgId);
    const [first] = own;
    if (!first) return [];
    return [{ orgId, orgKind: first.kind as OrgKind, orgVerified: first.state === "verified", roles: own.map((row) => row.role).filter(isRole) }];
  });
}
