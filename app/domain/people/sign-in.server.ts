// Knows whether a name and a password belong together; answers the same, in the same time, for whoever does not.
import { refuse } from "#app/kernel/refusal.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { passwordMatches } from "./password.server.ts";
import { tidyEmail } from "./people.ts";

export type SignInInput = { readonly email: string; readonly password: string };

/**
 * Runs outside any transaction: one hash is compared whether or not the person exists.
 * Returns the person and the organisation he first joined. Refuses `people.signInFailed`.
 */
export async function checkSignIn(reads: Reads, input: SignInInput): Promise<{ personId: string; orgId: string | null }> {
  const person = await reads
    .selectFrom("person as p")
    .leftJoin("membership as m", (join) => join.onRef("m.personId", "=", "p.id").on("m.endedAt", "is", null))
    .select(["p.id", "p.passwordHash", "p.disabledAt", "m.orgId"])
    .where("p.email", "=", tidyEmail(input.email))
    .orderBy("m.createdAt", (order) => order.asc().nullsLast())
    .orderBy("m.orgId", (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst();
  const isSame = await passwordMatches(person?.passwordHash ?? null, input.password);
  if (!person || !isSame || person.disabledAt !== null) refuse("people.signInFailed");
  return { personId: person.id, orgId: person.orgId };
}
