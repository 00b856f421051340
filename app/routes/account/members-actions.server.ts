// Knows which command each button of the members' page asks for; a link's address is told once, in the reply.
import { data, redirect } from "@remix-run/node";
import { changeRoles, endMembership } from "#app/domain/people/commands/change-roles.server.ts";
import { confirmMember } from "#app/domain/people/commands/confirm-member.server.ts";
import { inviteMember, type OneTimeLink } from "#app/domain/people/commands/invite-member.server.ts";
import { mailInvitation, mailReset, type PromisedLink, resendLink, revokeLink } from "#app/domain/people/commands/mail-link.server.ts";
import { resetLink } from "#app/domain/people/commands/reset-link.server.ts";
import { clearSecondFactor } from "#app/domain/people/commands/second-factor.server.ts";
import { InviteFields, MailedLinkFields, MemberFields, MemberRolesFields } from "#app/domain/people/fields.ts";
import { membersOf } from "#app/domain/people/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { MemberReply } from "#app/ui/people/new-link.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, type ReadForm, readBody } from "#app/web/form.server.ts";
import type { Ask } from "#app/web/guard.server.ts";
import { type Services, servicesFrom } from "#app/web/services.ts";
import type { Tx } from "#db/unit-of-work.ts";

export function linkReply(publicUrl: string, link: OneTimeLink, email: string): MemberReply {
  const newLink = { url: `${publicUrl}/link/${link.token}`, expiresAt: link.expiresAt, email };
  return { status: "done", intent: null, scope: null, refusal: null, errors: {}, values: {}, newLink };
}

async function invite({ unitOfWork, publicUrl }: Services, actor: Actor, body: FormData) {
  const form = checkForm(body, InviteFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => inviteMember(tx, actor, form.value, now)));
  return done.ok ? data(linkReply(publicUrl, done.value, form.value.email)) : done.reply;
}

async function reset({ unitOfWork, reads, publicUrl }: Services, actor: Actor, body: FormData) {
  const form = checkForm(body, MemberFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => resetLink(tx, actor, form.value, now)));
  if (!done.ok) return done.reply;
  const member = (await membersOf(reads, actor.orgId)).find((each) => each.personId === form.value.personId);
  return data(linkReply(publicUrl, done.value, member?.email ?? ""));
}

/** What has a link leave by mail; `mailed` is told as soon as it is queued. */
async function mail<T>(
  { unitOfWork, hasMail }: Services,
  actor: Actor,
  form: ReadForm<T>,
  command: (tx: Tx, actor: Actor, input: T, now: Instant) => Promise<PromisedLink>,
) {
  if (!form.ok) return form.reply;
  const done = await attempt(form, async () => {
    if (!hasMail) refuse("people.mailNotConfigured");
    return unitOfWork((tx, now) => command(tx, actor, form.value, now));
  });
  if (!done.ok) return done.reply;
  const reply: MemberReply = { status: "done", intent: null, scope: null, refusal: null, errors: {}, values: {}, mailed: done.value };
  return data(reply);
}

async function withdraw({ unitOfWork }: Services, actor: Actor, body: FormData) {
  const form = checkForm(body, MailedLinkFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => revokeLink(tx, actor, form.value, now)));
  return done.ok ? redirect("/account/members") : done.reply;
}

async function change({ unitOfWork }: Services, actor: Actor, body: FormData) {
  const form = checkForm(body, MemberRolesFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => changeRoles(tx, actor, form.value, now)));
  return done.ok ? redirect("/account/members") : done.reply;
}

/** What an admin does to a member that asks for nothing but who it is. */
async function doTo(command: typeof clearSecondFactor, { unitOfWork }: Services, actor: Actor, body: FormData) {
  const form = checkForm(body, MemberFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => command(tx, actor, form.value, now)));
  return done.ok ? redirect("/account/members") : done.reply;
}

async function end({ unitOfWork }: Services, actor: Actor, body: FormData) {
  const form = checkForm(body, MemberFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => endMembership(tx, actor, form.value, now)));
  if (!done.ok) return done.reply;
  return redirect(form.value.personId === actor.personId ? "/account" : "/account/members");
}

export async function membersAction({ request, context }: Ask, actor: Actor) {
  const services = servicesFrom(context);
  const body = await readBody(request);
  const intent = body.get("intent");
  if (intent === "invite") return invite(services, actor, body);
  if (intent === "roles") return change(services, actor, body);
  if (intent === "reset") return reset(services, actor, body);
  if (intent === "mailInvite") return mail(services, actor, checkForm(body, InviteFields), mailInvitation);
  if (intent === "mailReset") return mail(services, actor, checkForm(body, MemberFields), mailReset);
  if (intent === "resend") return mail(services, actor, checkForm(body, MailedLinkFields), resendLink);
  if (intent === "withdraw") return withdraw(services, actor, body);
  if (intent === "clearFactor") return doTo(clearSecondFactor, services, actor, body);
  if (intent === "confirm") return doTo(confirmMember, services, actor, body);
  if (intent === "end") return end(services, actor, body);
  throw new Response(null, { status: 400, statusText: "Bad Request" });
}
