// Knows how a one-time link is used up, once, by whoever holds it; must never see a password, only its hash.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor, OrgKind, Role } from "#app/kernel/actor.ts";
import { sha256Hex } from "#app/kernel/canonical.server.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readLinkRoles } from "../link-roles.server.ts";
import { judgeLink, type PersonLanguage } from "../people.ts";
import { endSessionsOf } from "../sessions.server.ts";
import { insertMembership, insertPerson } from "./create-person.server.ts";
import { revokeTokensOf } from "./keep-tokens.server.ts";
import { judgeOnlyHere } from "./reset-link.server.ts";

export type Accepted = { readonly personId: string; readonly orgId: string };
type Link = { readonly kind: string; readonly orgId: string; readonly personId: string | null; readonly email: string; readonly roles: readonly Role[] };

/** Marks the link used and returns it; of two who race, the guard lets one through. Refuses `people.linkNotValid`. */
async function takeUp(tx: Tx, token: string, now: Instant): Promise<Link> {
  const tokenHash = sha256Hex(token);
  const found = await tx
    .selectFrom("oneTimeLink")
    .select(["kind", "orgId", "personId", "email", "roles", "expiresAt", "usedAt"])
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  const link = judgeLink(found, now);
  const used = await tx
    .updateTable("oneTimeLink")
    .set({ usedAt: now })
    .where("tokenHash", "=", tokenHash)
    .where("usedAt", "is", null)
    .returning("tokenHash")
    .executeTakeFirst();
  if (!used || link.orgId === null || link.email === null) refuse("people.linkNotValid");
  return { kind: link.kind, orgId: link.orgId, personId: link.personId, email: link.email, roles: readLinkRoles(link.roles) };
}

async function record(tx: Tx, link: Link, personId: string, verb: string, now: Instant): Promise<void> {
  const org = await tx.selectFrom("organisation").select(["kind", "state", "districtCode"]).where("id", "=", link.orgId).executeTakeFirstOrThrow();
  const actor: Actor = {
    personId,
    orgId: link.orgId,
    orgKind: org.kind as OrgKind,
    orgVerified: org.state === "verified",
    districtCode: org.districtCode,
    roles: link.roles,
  };
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: link.orgId, verb, data: { personId, roles: link.roles.join(",") } });
}

async function setPassword(tx: Tx, link: Link & { readonly personId: string }, passwordHash: string, now: Instant): Promise<void> {
  await judgeOnlyHere(tx, link.personId, link.orgId);
  await tx
    .updateTable("person")
    .set((eb) => ({ passwordHash, version: eb("version", "+", 1) }))
    .where("id", "=", link.personId)
    .execute();
  await endSessionsOf(tx, link.personId, now);
  await revokeTokensOf(tx, link.personId, now);
}

export type AcceptLink = { readonly token: string; readonly name: string; readonly passwordHash: string; readonly language: PersonLanguage };

/**
 * Opens the invited account, or gives a member a new password and ends his sessions and tokens.
 * An address that already has an account must join signed in: a link never sets a stranger's password.
 * Refuses `people.linkNotValid`, `people.signInToJoin`, `people.notMember`, `people.memberElsewhere`.
 */
export async function acceptLink(tx: Tx, input: AcceptLink, now: Instant): Promise<Accepted> {
  const link = await takeUp(tx, input.token, now);
  if (link.kind === "reset" && link.personId !== null) {
    await setPassword(tx, { ...link, personId: link.personId }, input.passwordHash, now);
    await record(tx, link, link.personId, "passwordReset", now);
    return { personId: link.personId, orgId: link.orgId };
  }
  const known = await tx.selectFrom("person").select("id").where("email", "=", link.email).executeTakeFirst();
  if (known) refuse("people.signInToJoin");
  const personId = await insertPerson(tx, { ...input, email: link.email }, now);
  await insertMembership(tx, { personId, orgId: link.orgId, roles: link.roles }, now);
  await record(tx, link, personId, "memberAdded", now);
  return { personId, orgId: link.orgId };
}

/** A signed-in person takes up an invitation made out to his own address. Refuses `people.linkNotValid`, `people.linkForAnother`, `people.alreadyMember`. */
export async function joinByLink(tx: Tx, personId: string, input: { readonly token: string }, now: Instant): Promise<Accepted> {
  const link = await takeUp(tx, input.token, now);
  const person = await tx.selectFrom("person").select("email").where("id", "=", personId).executeTakeFirst();
  if (link.kind !== "invite" || person?.email !== link.email) refuse("people.linkForAnother");
  await insertMembership(tx, { personId, orgId: link.orgId, roles: link.roles }, now);
  await record(tx, link, personId, "memberAdded", now);
  return { personId, orgId: link.orgId };
}
