// Knows the address of a person's own work: the top of his inbox and his organisation's lists; must never decide whose step is next.
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { inboxCounts, inboxPage } from "#app/domain/events/inbox/queries.server.ts";
import { type WorkFacts, WorkPage } from "#app/ui/home/work-page.tsx";
import { kitEn } from "#app/ui/text/en/kit.ts";
import { kitZh } from "#app/ui/text/zh/kit.ts";
import { requireActor, signedInOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { shownItems } from "../inbox/shown.server.ts";
import { ownLists } from "./own-lists.server.ts";

const ITEMS_SHOWN = 5;

/** A signed-in person; one who acts for no organisation chooses one first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await signedInOf({ request, context });
  if (signedIn && !signedIn.actor) throw redirect("/account");
  const actor = await requireActor({ request, context });
  const { reads, clock } = servicesFrom(context);
  const now = clock();
  const { rows } = await inboxPage(reads, actor, { view: "do", noun: null, after: null }, now, ITEMS_SHOWN);
  const facts: WorkFacts = {
    orgId: actor.orgId,
    orgName: signedIn?.orgName ?? "",
    isVerified: actor.orgVerified,
    isBureau: actor.orgKind === "bureau",
    items: await shownItems(reads, actor, rows, now),
    counts: await inboxCounts(reads, actor, now),
    lists: await ownLists(reads, actor, now),
  };
  return { facts, title: ((await languageOf(request)) === "zh" ? kitZh : kitEn)["nav.home"] };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function WorkRoute() {
  return <WorkPage facts={useLoaderData<typeof loader>().facts} />;
}
