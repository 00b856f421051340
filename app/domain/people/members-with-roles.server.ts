// Knows who of an organisation holds a role now; for notices, never for a page.
import type { OrgKind, Role } from "#app/kernel/actor.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { isRole } from "./people.ts";

/** Living members with one of the roles: of one organisation, or of every verified one of a kind. Disabled accounts are left out. */
export async function membersWithRoles(
  reads: Reads,
  where: { readonly orgId: string } | { readonly kind: OrgKind },
  roles: readonly Role[],
): Promise<string[]> {
  let query = reads
    .selectFrom("membershipRole as r")
    .innerJoin("membership as m", (join) => join.onRef("m.personId", "=", "r.personId").onRef("m.orgId", "=", "r.orgId").on("m.endedAt", "is", null))
    .innerJoin("person as p", "p.id", "r.personId")
    .select("r.personId")
    .distinct()
    .where("p.disabledAt", "is", null)
    .where("r.role", "in", roles);
  if ("orgId" in where) query = query.where("r.orgId", "=", where.orgId);
  else query = query.innerJoin("organisation as o", "o.id", "r.orgId").where("o.kind", "=", where.kind).where("o.state", "=", "verified");
  return (await query.orderBy("r.personId").execute()).map((row) => row.personId);
}

export type Post = { readonly orgId: string; readonly orgKind: OrgKind; readonly orgVerified: boolean; readonly roles: readonly Role[] };

/** What a person may act as now, in each of his organisations. */
export async function postsOf(reads: Reads, personId: string): Promise<Post[]> {
  const rows = await reads
    .selectFrom("membershipRole as r")
    .innerJoin("membership as m", (join) => join.onRef("m.personId", "=", "r.personId").onRef("m.orgId", "=", "r.orgId").on("m.endedAt", "is", null))
    .innerJoin("organisation as o", "o.id", "r.orgId")
    .select(["r.orgId", "r.role", "o.kind", "o.state"])
    .where("r.personId", "=", personId)
    .execute();
  return [...new Set(rows.map((row) => row.orgId))].flatMap((orgId): Post[] => {
    const own = rows.filter((row) => row.orgId === orgId);
    const [first] = own;
    if (!first) return [];
    return [{ orgId, orgKind: first.kind as OrgKind, orgVerified: first.state === "verified", roles: own.map((row) => row.role).filter(isRole) }];
  });
}
