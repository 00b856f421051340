// Knows the page where a person signs in; must never tell why it failed.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SignInFields } from "#app/domain/people/fields.ts";
import { checkSignIn } from "#app/domain/people/sign-in.server.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SignInPage } from "#app/ui/people/sign-in-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { ENROL_PATH, signedInOf } from "#app/web/guard.server.ts";
import { localPath } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { readSessionToken } from "#app/web/session-cookie.server.ts";
import { beginSignIn, begunReply, pageTitle } from "./session-reply.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = localPath(new URL(request.url).searchParams.get("next"), "/home");
  const signedIn = await signedInOf({ request, context });
  if (signedIn) throw redirect(signedIn.actor ? next : signedIn.mustEnrol ? ENROL_PATH : "/account");
  return { next, title: await pageTitle(request, "people.signIn.title") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const services = servicesFrom(context);
  const form = await readForm(request, SignInFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => checkSignIn(services.reads, form.value, services.clock()));
  if (!done.ok) return done.reply;
  const oldToken = await readSessionToken(request, services);
  const begun = await services.unitOfWork((tx, now) => beginSignIn(tx, oldToken, done.value, now));
  return begunReply(services, begun, localPath(form.value.next, done.value.orgId === null ? "/account" : "/home"));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function SignInRoute() {
  const { next } = useLoaderData<typeof loader>();
  return <SignInPage next={next} result={useActionData<typeof action>() as ActionResult | undefined} />;
}
