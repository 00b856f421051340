// Knows how an admin changes what his members may do, and how a membership ends; an organisation never loses its last admin.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor, Role } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeRoles } from "../organisation.ts";
import { judgeAdminLeft } from "../people.ts";
import { requireVerifiedAdmin } from "../policy.ts";
import { writeRoles } from "./create-person.server.ts";

/** `version` is the membership's, as the page showed it. */
export type MemberRef = { readonly personId: string; readonly version: number };

/** How many living administrators an organisation has besides this person. */
export async function otherAdmins(tx: Tx, orgId: string, personId: string): Promise<number> {
  const rows = await tx
    .selectFrom("membership as m")
    .innerJoin("membershipRole as r", (join) => join.onRef("r.personId", "=", "m.personId").onRef("r.orgId", "=", "m.orgId"))
    .innerJoin("person as p", "p.id", "m.personId")
    .select("m.personId")
    .where("m.orgId", "=", orgId)
    .where("m.endedAt", "is", null)
    .where("p.disabledAt", "is", null)
    .where("r.role", "=", "admin")
    .where("m.personId", "!=", personId)
    .execute();
  return rows.length;
}

async function judgeOtherAdmins(tx: Tx, orgId: string, personId: string): Promise<void> {
  judgeAdminLeft(await otherAdmins(tx, orgId, personId));
}

/** Ends every membership of a person who leaves altogether; the caller has judged that no organisation is left without an administrator. */
export async function writeEnd(tx: Tx, personId: string, now: Instant): Promise<void> {
  await tx.deleteFrom("membershipRole").where("personId", "=", personId).execute();
  await tx
    .updateTable("membership")
    .set((eb) => ({ endedAt: now, version: eb("version", "+", 1) }))
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .execute();
  await tx.updateTable("oneTimeLink").set({ usedAt: now }).where("createdBy", "=", personId).where("usedAt", "is", null).execute();
}

async function touch(tx: Tx, orgId: string, member: MemberRef, endedAt: Instant | null): Promise<void> {
  const found = await tx.selectFrom("membership").select("endedAt").where("personId", "=", member.personId).where("orgId", "=", orgId).executeTakeFirst();
  if (!found || found.endedAt !== null) refuse("people.notMember");
  const row = await tx
    .updateTable("membership")
    .set({ endedAt, version: member.version + 1 })
    .where("personId", "=", member.personId)
    .where("orgId", "=", orgId)
    .where("version", "=", member.version)
    .returning("personId")
    .executeTakeFirst();
  if (!row) refuse("people.changedMeanwhile");
}

/** Works from the member's next request. Refuses `people.notAdmin`, `people.orgNotVerified`, `people.roleNotForKind`, `people.noRole`, `people.lastAdmin`, `people.notMember`, `people.changedMeanwhile`. */
export async function changeRoles(tx: Tx, actor: Actor, input: MemberRef & { readonly roles: readonly Role[] }, now: Instant): Promise<void> {
  requireVerifiedAdmin(actor);
  const roles = judgeRoles(actor.orgKind, input.roles);
  await touch(tx, actor.orgId, input, null);
  if (!roles.includes("admin")) await judgeOtherAdmins(tx, actor.orgId, input.personId);
  await writeRoles(tx, input.personId, actor.orgId, roles);
  await appendEvent(tx, actor, now, {
    noun: "organisation",
    nounId: actor.orgId,
    verb: "rolesChanged",
    data: { personId: input.personId, roles: roles.join(",") },
  });
}

/** The person keeps his account; links he made here die with the membership. Refuses as `changeRoles`. */
export async function endMembership(tx: Tx, actor: Actor, input: MemberRef, now: Instant): Promise<void> {
  requireVerifiedAdmin(actor);
  await touch(tx, actor.orgId, input, now);
  await judgeOtherAdmins(tx, actor.orgId, input.personId);
  await writeRoles(tx, input.personId, actor.orgId, []);
  await tx
    .updateTable("oneTimeLink")
    .set({ usedAt: now })
    .where("createdBy", "=", input.personId)
    .where("orgId", "=", actor.orgId)
    .where("usedAt", "is", null)
    .execute();
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: actor.orgId, verb: "memberEnded", data: { personId: input.personId } });
}
