// Knows how a person and his memberships enter the record; must never see a password, only its hash.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { type AnyActor, type OrgKind, type Role, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addDays, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { nameKeyOf } from "../name-key.server.ts";
import { judgeRoles } from "../organisation.ts";
import { type PersonLanguage, tidyEmail } from "../people.ts";
import { mustHaveSecondFactor } from "../second-factor.ts";

export type NewPerson = { readonly email: string; readonly name: string; readonly passwordHash: string; readonly language: PersonLanguage };

/** Refuses `people.emailTaken`. */
export async function insertPerson(tx: Tx, input: NewPerson, now: Instant): Promise<string> {
  const row = await tx
    .insertInto("person")
    .values({
      id: newId(),
      email: tidyEmail(input.email),
      name: input.name,
      nameKey: nameKeyOf(input.name),
      phone: "",
      passwordHash: input.passwordHash,
      language: input.language,
      createdAt: now,
      disabledAt: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row ? row.id : refuse("people.emailTaken");
}

/** Replaces the roles of a membership; the caller has judged them. */
export async function writeRoles(tx: Tx, personId: string, orgId: string, roles: readonly Role[]): Promise<void> {
  await tx.deleteFrom("membershipRole").where("personId", "=", personId).where("orgId", "=", orgId).execute();
  if (roles.length > 0)
    await tx
      .insertInto("membershipRole")
      .values(roles.map((role) => ({ personId, orgId, role })))
      .execute();
}

/** A membership, new or taken up again after it ended. Refuses `people.alreadyMember`, `people.roleNotForKind`, `people.noRole`. */
export async function insertMembership(tx: Tx, wish: { personId: string; orgId: string; roles: readonly Role[] }, now: Instant): Promise<void> {
  const org = await tx.selectFrom("organisation").select("kind").where("id", "=", wish.orgId).executeTakeFirst();
  if (!org) refuse("people.organisationUnknown");
  const roles = judgeRoles(org.kind as OrgKind, wish.roles);
  const today = dayOf(now);
  const confirmedUntil = mustHaveSecondFactor(org.kind as OrgKind) ? addDays(today, await settingOn(tx, "people.confirmDays", today)) : null;
  const row = await tx
    .insertInto("membership")
    .values({ personId: wish.personId, orgId: wish.orgId, createdAt: now, endedAt: null, confirmedUntil, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["personId", "orgId"])
        .doUpdateSet((eb) => ({ createdAt: now, endedAt: null, confirmedUntil, version: eb("membership.version", "+", 1) }))
        .where("membership.endedAt", "is not", null),
    )
    .returning("personId")
    .executeTakeFirst();
  if (!row) refuse("people.alreadyMember");
  await writeRoles(tx, wish.personId, wish.orgId, roles);
}

export type PersonWithPassword = NewPerson & { readonly memberships: readonly { readonly orgId: string; readonly roles: readonly Role[] }[] };

/** A person ready to sign in, for seeds and the operator's command line. Refuses `people.notAllowed` to anyone else, and as above. */
export async function createPersonWithPassword(tx: Tx, actor: AnyActor, input: PersonWithPassword, now: Instant): Promise<string> {
  if (actor !== SYSTEM_ACTOR) refuse("people.notAllowed");
  const personId = await insertPerson(tx, input, now);
  await appendEvent(tx, actor, now, { noun: "person", nounId: personId, verb: "created" });
  for (const { orgId, roles } of input.memberships) {
    await insertMembership(tx, { personId, orgId, roles }, now);
    await appendEvent(tx, actor, now, { noun: "organisation", nounId: orgId, verb: "memberAdded", data: { personId, roles: roles.join(",") } });
  }
  return personId;
}
