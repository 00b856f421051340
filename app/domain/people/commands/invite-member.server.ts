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

export type NewLink = {
  readonly kind: LinkKind;
  readonly orgId: string;
  readonly personId: string | null;
  readonly email: string;
  readonly roles: readonly Role[];
};

/** Keeps a link under `tokenHash`; an earlier one of the same kind to the same address dies, so that one alone is ever good. */
export async function keepLink(tx: Tx, actor: AnyActor, link: NewLink, kept: { readonly tokenHash: string; readonly mailId: string | null }, now: Instant) {
  const expiresAt = linkExpiry(now);
  const createdBy = actor === SYSTEM_ACTOR ? SYSTEM_ACTOR : actor.personId;
  const { kind, orgId, personId, email } = link;
  const living = tx.updateTable("oneTimeLink").set({ usedAt: now }).where("orgId", "=", orgId).where("email", "=", email).where("kind", "=", kind);
  await living.where("usedAt", "is", null).execute();
  await tx
    .insertInto("oneTimeLink")
    .values({ ...link, ...kept, roles: JSON.stringify(link.roles), createdBy, createdAt: now, expiresAt, usedAt: null })
    .execute();
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: orgId, verb: "linkMade", data: { kind, personId, isMailed: kept.mailId !== null } });
  return expiresAt;
}

export async function insertLink(tx: Tx, actor: AnyActor, link: NewLink, now: Instant): Promise<OneTimeLink> {
  const { token, tokenHash } = newToken();
  return { token, expiresAt: await keepLink(tx, actor, link, { tokenHash, mailId: null }, now) };
}

/** An admin's invitation to his own organisation, not yet made. Refuses `people.notAdmin`, `people.orgNotVerified`, `people.roleNotForKind`, `people.noRole`, `people.alreadyMember`. */
export async function judgeInvitation(tx: Tx, actor: Actor, input: InviteInput): Promise<NewLink> {
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
  return { kind: "invite", orgId: actor.orgId, personId: null, email, roles };
}

/** The invitation as a link that is shown. Refuses as `judgeInvitation`. */
export async function inviteMember(tx: Tx, actor: Actor, input: InviteInput, now: Instant): Promise<OneTimeLink> {
  return insertLink(tx, actor, await judgeInvitation(tx, actor, input), now);
}
