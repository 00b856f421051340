// Knows how a one-time link is made for a future or a present member; keeps only its hash.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { type Actor, type AnyActor, type Role, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { InviteInput } from "../fields.ts";
import { judgeRoles } from "../organisation.ts";
import { type LinkKind, linkExpiry, tidyEmail } from "../people.ts";
import { requireVerifiedAdmin } from "../policy.ts";
import { newToken } from "../token.server.ts";

/** `token` is shown once and kept nowhere; valid until `expiresAt`. */
export type OneTimeLink = { readonly token: string; readonly expiresAt: Instant };

type NewLink = { readonly kind: LinkKind; readonly orgId: string; readonly personId: string | null; readonly email: string; readonly roles: readonly Role[] };

export async function insertLink(tx: Tx, actor: AnyActor, link: NewLink, now: Instant): Promise<OneTimeLink> {
  const { token, tokenHash } = newToken();
  const expiresAt = linkExpiry(now);
  const createdBy = actor === SYSTEM_ACTOR ? SYSTEM_ACTOR : actor.personId;
  await tx
    .insertInto("oneTimeLink")
    .values({ ...link, roles: JSON.stringify(link.roles), tokenHash, createdBy, createdAt: now, expiresAt, usedAt: null })
    .execute();
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: link.orgId, verb: "linkMade", data: { kind: link.kind, personId: link.personId } });
  return { token, expiresAt };
}

/** An admin's invitation to his own organisation. Refuses `people.notAdmin`, `people.orgNotVerified`, `people.roleNotForKind`, `people.noRole`, `people.alreadyMember`. */
export async function inviteMember(tx: Tx, actor: Actor, input: InviteInput, now: Instant): Promise<OneTimeLink> {
  requireVerifiedAdmin(actor);
  const roles = judgeRoles(actor.orgKind, input.roles);
  const email = tidyEmail(input.email);
  const member = await tx
    .selectFrom("membership as m")
    .innerJoin("person as p", "p.id", "m.personId")
    .select("p.id")
    .where("p.email", "=", email)
    .where("m.orgId", "=", actor.orgId)
    .where("m.endedAt", "is", null)
    .executeTakeFirst();
  if (member) refuse("people.alreadyMember");
  return insertLink(tx, actor, { kind: "invite", orgId: actor.orgId, personId: null, email, roles }, now);
}
