// Knows how an admin helps a member who lost his password, without gaining what the member holds elsewhere.
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { requireVerifiedAdmin } from "../policy.ts";
import { insertLink, type NewLink, type OneTimeLink } from "./invite-member.server.ts";

/** A link opens the account, so only who belongs to this organisation alone. Refuses `people.notMember`, `people.memberElsewhere`. */
export async function judgeOnlyHere(tx: Tx, personId: string, orgId: string): Promise<void> {
  const rows = await tx.selectFrom("membership").select("orgId").where("personId", "=", personId).where("endedAt", "is", null).execute();
  if (!rows.some((row) => row.orgId === orgId)) refuse("people.notMember");
  if (rows.length > 1) refuse("people.memberElsewhere");
}

/** Refuses `people.notAdmin`, `people.orgNotVerified`, `people.notMember`, `people.memberElsewhere`. */
export async function judgeReset(tx: Tx, actor: Actor, input: { readonly personId: string }): Promise<NewLink> {
  requireVerifiedAdmin(actor);
  await judgeOnlyHere(tx, input.personId, actor.orgId);
  const person = await tx.selectFrom("person").select("email").where("id", "=", input.personId).executeTakeFirstOrThrow();
  return { kind: "reset", orgId: actor.orgId, personId: input.personId, email: person.email, roles: [] };
}

/** The link, to be shown. Refuses as `judgeReset`. */
export async function resetLink(tx: Tx, actor: Actor, input: { readonly personId: string }, now: Instant): Promise<OneTimeLink> {
  return insertLink(tx, actor, await judgeReset(tx, actor, input), now);
}
