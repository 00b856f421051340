// Knows how a person has his account erased: with his password once more, and then nothing is left to sign in with.
import { redirect } from "@remix-run/node";
import { erasePerson } from "#app/domain/people/commands/erase-person.server.ts";
import { EraseFields } from "#app/domain/people/fields.ts";
import { isOwnPassword } from "#app/domain/people/sign-in.server.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm } from "#app/web/form.server.ts";
import type { Ask, SignedIn } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { clearSessionCookie } from "#app/web/session-cookie.server.ts";

export async function eraseAction({ context }: Ask, person: SignedIn["person"], body: FormData) {
  const services = servicesFrom(context);
  const form = checkForm(body, EraseFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, async () => {
    if (!(await isOwnPassword(services.reads, person.id, form.value.password))) refuse("people.passwordWrong");
    await services.unitOfWork((tx, now) => erasePerson(tx, person.id, now));
  });
  return done.ok ? redirect("/", { headers: { "Set-Cookie": await clearSessionCookie(services) } }) : done.reply;
}
