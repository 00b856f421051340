// Knows the address that a mail carries to stop its own topics; opening it changes nothing, posting to it does (RFC 8058).

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { stopTopics } from "#app/domain/events/mail/choices.server.ts";
import { readUnsubscribeToken } from "#app/domain/events/mail/unsubscribe.server.ts";
import { UnsubscribePage } from "#app/ui/inbox/unsubscribe-page.tsx";
import { mailEn } from "#app/ui/text/en/mail.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { mailZh } from "#app/ui/text/zh/mail.ts";
import { notFound } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { topics } = (await readUnsubscribeToken(servicesFrom(context).reads, params.token ?? "")) ?? notFound();
  return { topics, title: ((await languageOf(request)) === "zh" ? mailZh : mailEn)["unsubscribe.title"] };
}

/** No session is asked: a mailbox posts here on its owner's word, and the token is signed for him alone. */
export async function action({ params, context }: ActionFunctionArgs) {
  const { reads, unitOfWork } = servicesFrom(context);
  const { personId, topics } = (await readUnsubscribeToken(reads, params.token ?? "")) ?? notFound();
  await unitOfWork((tx, now) => stopTopics(tx, personId, topics, now));
  return { isDone: true };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function UnsubscribeRoute() {
  return <UnsubscribePage topics={useLoaderData<typeof loader>().topics} isDone={useActionData<typeof action>()?.isDone ?? false} />;
}
