// Knows the two ways a one-time link is used up: with a new password, or by someone who is signed in.
import type { AppLoadContext } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { acceptLink, joinByLink } from "#app/domain/people/commands/accept-link.server.ts";
import { switchOrganisation } from "#app/domain/people/commands/keep-account.server.ts";
import { AcceptLinkFields } from "#app/domain/people/fields.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import type { Ask, SignedIn } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { readSessionToken } from "#app/web/session-cookie.server.ts";
import { beginSignIn, begunReply } from "./session-reply.server.ts";

const InvitedFields = AcceptLinkFields.required({ name: true });

export async function joinAction(context: AppLoadContext, { person, sessionId }: SignedIn, token: string) {
  const { unitOfWork } = servicesFrom(context);
  const done = await attempt(null, () =>
    unitOfWork(async (tx, now) => {
      const { orgId } = await joinByLink(tx, person.id, { token }, now);
      await switchOrganisation(tx, { personId: person.id, sessionId }, { orgId }, now);
    }),
  );
  return done.ok ? redirect("/account") : done.reply;
}

export async function acceptAction({ request, context }: Ask, token: string, isInvited: boolean) {
  const services = servicesFrom(context);
  const language = await languageOf(request);
  const oldToken = await readSessionToken(request, services);
  const form = await readForm(request, isInvited ? InvitedFields : AcceptLinkFields);
  if (!form.ok) return form.reply;
  const { name = "", password } = form.value;
  const passwordHash = await hashPassword(password);
  const done = await attempt(form, () =>
    services.unitOfWork(async (tx, now) => {
      const who = await acceptLink(tx, { token, name, passwordHash, language }, now);
      return beginSignIn(tx, oldToken, who, now);
    }),
  );
  return done.ok ? begunReply(services, done.value, "/account") : done.reply;
}
