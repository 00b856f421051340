// Knows whether a name and a password belong together; answers the same, in the same time, for whoever does not.
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { OrgKind } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { passwordMatches } from "./password.server.ts";
import { isDormant, tidyEmail } from "./people.ts";
import { mustHaveSecondFactor } from "./second-factor.ts";

export type SignInInput = { readonly email: string; readonly password: string };

/**
 * Runs outside any transaction: one hash is compared whether or not the person exists.
 * Returns the person and the organisation he first joined. Refuses `people.signInFailed`,
 * and `people.dormant` to an official who was away for longer than `people.dormantDays`.
 */
export async function checkSignIn(reads: Reads, input: SignInInput, now: Instant): Promise<{ personId: string; orgId: string | null }> {
  const person = await reads
    .selectFrom("person as p")
    .leftJoin("membership as m", (join) => join.onRef("m.personId", "=", "p.id").on("m.endedAt", "is", null))
    .leftJoin("organisation as o", "o.id", "m.orgId")
    .select(["p.id", "p.passwordHash", "p.disabledAt", "p.lastSeenAt", "p.createdAt", "m.orgId", "o.kind"])
    .where("p.email", "=", tidyEmail(input.email))
    .orderBy("m.createdAt", (order) => order.asc().nullsLast())
    .orderBy("m.orgId", (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst();
  const isSame = await passwordMatches(person?.passwordHash ?? null, input.password);
  if (!person || !isSame || person.disabledAt !== null) refuse("people.signInFailed");
  const isOfficial = person.kind !== null && mustHaveSecondFactor(person.kind as OrgKind);
  if (isOfficial && isDormant((person.lastSeenAt ?? person.createdAt) as Instant, now, await settingOn(reads, "people.dormantDays", dayOf(now))))
    refuse("people.dormant");
  return { personId: person.id, orgId: person.orgId };
}

/** Whether this is the signed-in person's own password, asked once more before what cannot be undone. */
export async function isOwnPassword(reads: Reads, personId: string, password: string): Promise<boolean> {
  const person = await reads.selectFrom("person").select("passwordHash").where("id", "=", personId).executeTakeFirst();
  return passwordMatches(person?.passwordHash ?? null, password);
}
