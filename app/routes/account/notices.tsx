// Knows the address where a person chooses what is mailed to him; must never show another's choice.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keepWishes, wishesOf } from "#app/domain/events/mail/choices.server.ts";
import { NoticeFields } from "#app/domain/events/mail/fields.ts";
import { mailQueueState } from "#app/domain/events/mail/queue.server.ts";
import { isBureau } from "#app/kernel/actor.ts";
import { type NoticesFacts, NoticesPage } from "#app/ui/inbox/notices-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { mailEn } from "#app/ui/text/en/mail.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { mailZh } from "#app/ui/text/zh/mail.ts";
import { readForm } from "#app/web/form.server.ts";
import { type Ask, signedInOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

/** Whoever has an account has an address: an acting organisation is not demanded. */
async function requirePerson(ask: Ask) {
  return (await signedInOf(ask)) ?? Promise.reject(redirect("/sign-in?next=/account/notices"));
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person, actor } = await requirePerson({ request, context });
  const { reads, clock, hasMail } = servicesFrom(context);
  const facts: NoticesFacts = {
    email: person.email,
    hasMail,
    isSaved: new URL(request.url).searchParams.has("saved"),
    ...(await wishesOf(reads, [person.id]))(person.id),
    queue: isBureau(actor, "admin") ? await mailQueueState(reads, clock()) : null,
  };
  return { facts, title: ((await languageOf(request)) === "zh" ? mailZh : mailEn)["mail.title"] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { person } = await requirePerson({ request, context });
  const form = await readForm(request, NoticeFields);
  if (!form.ok) return form.reply;
  await servicesFrom(context).unitOfWork((tx, now) => keepWishes(tx, person.id, form.value, now));
  return redirect("/account/notices?saved=1");
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function NoticesRoute() {
  return <NoticesPage facts={useLoaderData<typeof loader>().facts} result={useActionData<typeof action>() as ActionResult | undefined} />;
}
