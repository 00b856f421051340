// Knows a person's own page: who he is, for whom he acts, in which language he is written to.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeLanguage, switchOrganisation } from "#app/domain/people/commands/keep-account.server.ts";
import { LanguageFields, SwitchFields } from "#app/domain/people/fields.ts";
import { membershipsOf } from "#app/domain/people/queries.server.ts";
import { countSessions, endSessionsOf } from "#app/domain/people/sessions.server.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { AccountPage } from "#app/ui/people/account-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { requirePerson } from "#app/web/guard.server.ts";
import { languageCookie } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { eraseAction } from "./erase-action.server.ts";
import { pageTitle } from "./session-reply.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person, actor, hasSecondFactor } = await requirePerson({ request, context });
  const { reads, clock } = servicesFrom(context);
  const memberships = await membershipsOf(reads, person.id);
  const { name, email, language } = person;
  return {
    name,
    email,
    language,
    memberships,
    hasSecondFactor,
    sessionCount: await countSessions(reads, person.id, clock()),
    actingFor: actor?.orgId ?? null,
    roles: actor?.roles ?? [],
    title: await pageTitle(request, "people.account.title"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { person, sessionId } = await requirePerson({ request, context });
  const { unitOfWork } = servicesFrom(context);
  const body = await readBody(request);
  if (body.get("intent") === "switch") {
    const form = checkForm(body, SwitchFields);
    if (!form.ok) return form.reply;
    const done = await attempt(form, () => unitOfWork((tx, now) => switchOrganisation(tx, { personId: person.id, sessionId }, form.value, now)));
    return done.ok ? redirect("/account") : done.reply;
  }
  if (body.get("intent") === "signOutEverywhere") {
    await unitOfWork((tx, now) => endSessionsOf(tx, person.id, now));
    return redirect("/sign-in");
  }
  if (body.get("intent") === "erase") return eraseAction({ request, context }, person, body);
  if (body.get("intent") !== "language") throw data(null, { status: 400 });
  const form = checkForm(body, LanguageFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx) => changeLanguage(tx, person.id, form.value)));
  if (!done.ok) return done.reply;
  return redirect("/account", { headers: { "Set-Cookie": await languageCookie(form.value.language) } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "" }];

export default function AccountRoute() {
  return <AccountPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>() as ActionResult | undefined} />;
}
