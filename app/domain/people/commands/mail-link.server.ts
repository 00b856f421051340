// Knows how a one-time link goes out by mail: a promise first, its secret only as the mail leaves, and only its hash is ever kept.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { queueLinkMail } from "#app/domain/events/mail/queue.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { InviteInput } from "../fields.ts";
import { readLinkRoles } from "../link-roles.server.ts";
import { MAILED_LINK_WINDOW_MS, MAILED_LINKS_PER_DAY, maskedEmail } from "../mailed-link.ts";
import { type LinkKind, languageOf, type PersonLanguage } from "../people.ts";
import { requireVerifiedAdmin } from "../policy.ts";
import { newToken } from "../token.server.ts";
import { judgeInvitation, keepLink, type NewLink } from "./invite-member.server.ts";
import { judgeReset } from "./reset-link.server.ts";

/** What the admin is told: to whom, recognisably but not whole, and until when the link is good. */
export type PromisedLink = { readonly maskedEmail: string; readonly expiresAt: Instant };

async function judgeFewMails(tx: Tx, orgId: string, now: Instant): Promise<void> {
  const row = await tx
    .selectFrom("oneTimeLink")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("orgId", "=", orgId)
    .where("mailId", "is not", null)
    .where("createdAt", ">", addMs(now, -MAILED_LINK_WINDOW_MS))
    .executeTakeFirstOrThrow();
  if (Number(row.count) >= MAILED_LINKS_PER_DAY) refuse("people.tooManyMails", { links: MAILED_LINKS_PER_DAY });
}

async function promise(tx: Tx, actor: Actor, link: NewLink, now: Instant): Promise<PromisedLink> {
  await judgeFewMails(tx, actor.orgId, now);
  const mailId = await queueLinkMail(tx, actor.orgId, now);
  // Longer than any SHA-256 and not hexadecimal: nothing hashes to it.
  const expiresAt = await keepLink(tx, actor, link, { tokenHash: `not made yet: ${mailId}`, mailId }, now);
  return { maskedEmail: maskedEmail(link.email), expiresAt };
}

/** Refuses as `inviteMember`, and `people.tooManyMails`. */
export async function mailInvitation(tx: Tx, actor: Actor, input: InviteInput, now: Instant): Promise<PromisedLink> {
  return promise(tx, actor, await judgeInvitation(tx, actor, input), now);
}

/** Refuses as `resetLink`, and `people.tooManyMails`. */
export async function mailReset(tx: Tx, actor: Actor, input: { readonly personId: string }, now: Instant): Promise<PromisedLink> {
  return promise(tx, actor, await judgeReset(tx, actor, input), now);
}

async function ownMailedLink(tx: Tx, actor: Actor, mailId: string) {
  requireVerifiedAdmin(actor);
  const link = await tx
    .selectFrom("oneTimeLink")
    .select(["kind", "personId", "email", "roles", "usedAt"])
    .where("mailId", "=", mailId)
    .where("orgId", "=", actor.orgId)
    .executeTakeFirst();
  if (!link || link.email === null || link.usedAt !== null) refuse("people.linkNotOpen");
  return { ...link, email: link.email };
}

/** The same once more, with a new secret and a new end; the old link is dead at once, even if its mail arrives later. Refuses `people.linkNotOpen` and as the first mail did. */
export async function resendLink(tx: Tx, actor: Actor, input: { readonly mailId: string }, now: Instant): Promise<PromisedLink> {
  const { kind, personId, email, roles } = await ownMailedLink(tx, actor, input.mailId);
  if (kind === "reset") return mailReset(tx, actor, { personId: personId ?? "" }, now);
  return mailInvitation(tx, actor, { email, roles: [...readLinkRoles(roles)] }, now);
}

/** Takes a link back that nobody has used. Refuses `people.notAdmin`, `people.orgNotVerified`, `people.linkNotOpen`. */
export async function revokeLink(tx: Tx, actor: Actor, input: { readonly mailId: string }, now: Instant): Promise<void> {
  const { kind, personId } = await ownMailedLink(tx, actor, input.mailId);
  await tx.updateTable("oneTimeLink").set({ usedAt: now }).where("mailId", "=", input.mailId).execute();
  await appendEvent(tx, actor, now, { noun: "organisation", nounId: actor.orgId, verb: "linkRevoked", data: { kind, personId } });
}

/** A link as its mail is written: the secret exists in this object and in that mail only. */
export type ReadyLink = {
  readonly kind: LinkKind;
  readonly to: string;
  readonly token: string;
  readonly orgName: string;
  readonly expiresAt: Instant;
  readonly language: PersonLanguage;
};

/**
 * Makes the secret of a waiting link, anew at each attempt, and keeps its hash. Undefined when the link was taken back, used or is over.
 * It speaks the addressee's language, or his inviter's while he has no account.
 */
export async function armLink(tx: Tx, mailId: string, now: Instant): Promise<ReadyLink | undefined> {
  const link = await tx
    .selectFrom("oneTimeLink as l")
    .innerJoin("organisation as o", "o.id", "l.orgId")
    .leftJoin("person as p", "p.email", "l.email")
    .leftJoin("person as by", "by.id", "l.createdBy")
    .select(["l.kind", "l.email", "l.expiresAt", "o.name as orgName", "p.language as own", "by.language as inviters"])
    .where("l.mailId", "=", mailId)
    .where("l.usedAt", "is", null)
    .where("l.expiresAt", ">", now)
    .executeTakeFirst();
  if (!link || link.email === null) return undefined;
  const { token, tokenHash } = newToken();
  await tx.updateTable("oneTimeLink").set({ tokenHash }).where("mailId", "=", mailId).execute();
  const language = languageOf(link.own ?? link.inviters ?? "zh");
  return { kind: link.kind as LinkKind, to: link.email, token, orgName: link.orgName, expiresAt: link.expiresAt as Instant, language };
}
