// Knows which officials may have a flag in hand, with their names for their colleagues; must never be asked for anybody else's page.
import { membersWithRoles } from "#app/domain/people/members-with-roles.server.ts";
import { OVERSEERS, type Role } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

export type Official = { readonly personId: string; readonly name: string; readonly orgId: string; readonly orgName: string };

const REGISTRARS: readonly Role[] = ["clerk", "registrationReviewer"];
const POSTS = [
  { kind: "bureau", roles: OVERSEERS },
  { kind: "registrationOffice", roles: REGISTRARS },
] as const;

/** Living accounts that may read the anomaly desk (the policy's own roles), by organisation and name. */
export async function anomalyOfficials(reads: Reads, now: Instant): Promise<readonly Official[]> {
  const found: Official[] = [];
  for (const { kind, roles } of POSTS) {
    const ids = await membersWithRoles(reads, { kind }, roles, now);
    if (ids.length === 0) continue;
    const rows = await reads
      .selectFrom("membership as m")
      .innerJoin("person as p", "p.id", "m.personId")
      .innerJoin("organisation as o", "o.id", "m.orgId")
      .select(["m.personId", "p.name", "m.orgId", "o.name as orgName"])
      .where("m.personId", "in", ids)
      .where("m.endedAt", "is", null)
      .where("o.kind", "=", kind)
      .where("o.state", "=", "verified")
      .orderBy("o.nameKey")
      .orderBy("p.nameKey")
      .execute();
    found.push(...rows);
  }
  return found;
}
