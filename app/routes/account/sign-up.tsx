// Knows the page where a stranger registers his organisation; the rule decides which kinds may.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signUp } from "#app/domain/people/commands/sign-up.server.ts";
import { SignUpFields } from "#app/domain/people/fields.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SignUpPage } from "#app/ui/people/sign-up-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { signedInOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { readSessionToken } from "#app/web/session-cookie.server.ts";
import { pageTitle, renewSession, signedInReply } from "./session-reply.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await signedInOf({ request, context })) throw redirect("/account");
  return { title: await pageTitle(request, "people.signUp.title") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const services = servicesFrom(context);
  const language = await languageOf(request);
  const oldToken = await readSessionToken(request, services);
  const form = await readForm(request, SignUpFields);
  if (!form.ok) return form.reply;
  const { password, ...input } = form.value;
  const passwordHash = await hashPassword(password);
  const done = await attempt(form, () =>
    services.unitOfWork(async (tx, now) => {
      const who = await signUp(tx, { ...input, passwordHash, language }, now);
      return { orgId: who.orgId, session: await renewSession(tx, oldToken, who, now) };
    }),
  );
  if (!done.ok) return done.reply;
  return signedInReply(services, done.value.session, `/organisations/${done.value.orgId}`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function SignUpRoute() {
  useLoaderData<typeof loader>();
  return <SignUpPage result={useActionData<typeof action>() as ActionResult | undefined} />;
}
