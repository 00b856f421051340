// Knows the page that asks for the second factor after a right password; must never tell whose sign-in it is.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SignInCodeFields } from "#app/domain/people/fields.ts";
import { answerCode, isAwaitingCode } from "#app/domain/people/pending-sign-in.server.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SignInCodePage } from "#app/ui/people/sign-in-code-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { localPath } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { readCodeToken } from "#app/web/session-cookie.server.ts";
import { pageTitle, renewSession, signedInReply } from "./session-reply.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = servicesFrom(context);
  const token = await readCodeToken(request, services);
  if (!token || !(await isAwaitingCode(services.reads, token, services.clock()))) throw redirect("/sign-in");
  const next = localPath(new URL(request.url).searchParams.get("next"), "/home");
  return { next, title: await pageTitle(request, "people.code.title") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const services = servicesFrom(context);
  const token = await readCodeToken(request, services);
  const form = await readForm(request, SignInCodeFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, async () => {
    const session = await services.unitOfWork(async (tx, now) => {
      const who = token ? await answerCode(tx, token, form.value.otp, now) : null;
      return who && renewSession(tx, null, who, now);
    });
    // Only now: the failure itself had to be written down.
    return session ?? refuse("people.codeWrong");
  });
  return done.ok ? signedInReply(services, done.value, localPath(form.value.next, "/home")) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function SignInCodeRoute() {
  const { next } = useLoaderData<typeof loader>();
  return <SignInCodePage next={next} result={useActionData<typeof action>() as ActionResult | undefined} />;
}
