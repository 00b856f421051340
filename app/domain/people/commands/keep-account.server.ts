// Knows what a signed-in person changes about himself: for whom he acts and in which language he is written to.
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { PersonLanguage } from "../people.ts";

export type SessionRef = { readonly personId: string; readonly sessionId: string };

/** Acts for another of his organisations from the next request. Refuses `people.notMember`, `people.sessionEnded`. */
export async function switchOrganisation(tx: Tx, who: SessionRef, input: { readonly orgId: string }, now: Instant): Promise<void> {
  const member = await tx
    .selectFrom("membership")
    .select("orgId")
    .where("personId", "=", who.personId)
    .where("orgId", "=", input.orgId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  if (!member) refuse("people.notMember");
  const row = await tx
    .updateTable("session")
    .set({ orgId: input.orgId })
    .where("id", "=", who.sessionId)
    .where("personId", "=", who.personId)
    .where("expiresAt", ">", now)
    .returning("id")
    .executeTakeFirst();
  if (!row) refuse("people.sessionEnded");
}

/** Refuses `people.notAllowed` when the account is disabled or gone. */
export async function changeLanguage(tx: Tx, personId: string, input: { readonly language: PersonLanguage }): Promise<void> {
  const row = await tx
    .updateTable("person")
    .set((eb) => ({ language: input.language, version: eb("version", "+", 1) }))
    .where("id", "=", personId)
    .where("disabledAt", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (!row) refuse("people.notAllowed");
}
