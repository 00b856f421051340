// Knows the address of the inbox: what is asked for in it and which marks a person sets; must never decide what is whose.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askedPath, readAsked } from "#app/domain/events/inbox/asked.ts";
import { markAllRead, markRead } from "#app/domain/events/inbox/commands.server.ts";
import { MarkAllFields, MarkFields } from "#app/domain/events/inbox/fields.ts";
import { INBOX_NOUNS } from "#app/domain/events/inbox/items.ts";
import { inboxCounts, inboxPage } from "#app/domain/events/inbox/queries.server.ts";
import { mayReadAnomalies } from "#app/domain/oversight/anomalies/policy.ts";
import { type InboxFacts, InboxPage } from "#app/ui/inbox/inbox-page.tsx";
import { inboxEn } from "#app/ui/text/en/inbox.ts";
import { inboxZh } from "#app/ui/text/zh/inbox.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { requireActor, signedInOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { shownItems } from "./shown.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { reads, clock } = servicesFrom(context);
  const now = clock();
  const asked = readAsked(new URL(request.url).searchParams);
  const { rows, next } = await inboxPage(reads, actor, asked, now);
  // A page whose last line was just finished shows what there is from the start.
  if (rows.length === 0 && asked.after) throw redirect(askedPath({ ...asked, after: null }));
  const facts: InboxFacts = {
    asked,
    nouns: INBOX_NOUNS.filter((noun) => noun !== "anomaly" || mayReadAnomalies(actor)),
    items: await shownItems(reads, actor, rows, now),
    next: next && askedPath({ ...asked, after: next }),
    counts: await inboxCounts(reads, actor, now),
    shownAt: now,
    orgName: (await signedInOf({ request, context }))?.orgName ?? "",
  };
  return { facts, title: ((await languageOf(request)) === "zh" ? inboxZh : inboxEn)["inbox.title"] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { unitOfWork } = servicesFrom(context);
  const body = await readBody(request);
  const here = askedPath(readAsked(new URL(request.url).searchParams));
  if (body.get("intent") === "mark") {
    const form = checkForm(body, MarkFields);
    if (!form.ok) return form.reply;
    await unitOfWork((tx, now) => markRead(tx, actor, form.value.item, now));
    return redirect(here);
  }
  if (body.get("intent") !== "markAll") throw data(null, { status: 400 });
  const form = checkForm(body, MarkAllFields);
  if (!form.ok) return form.reply;
  await unitOfWork((tx, now) => markAllRead(tx, actor, form.value.before, now));
  return redirect(here);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "" }];

export default function InboxRoute() {
  return <InboxPage facts={useLoaderData<typeof loader>().facts} />;
}
