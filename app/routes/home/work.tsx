// Knows the address of a person's own work; must never decide whose step is next.
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/kernel/time.ts";
import { byUrgency } from "#app/ui/home/task.ts";
import { type WorkFacts, WorkPage } from "#app/ui/home/work-page.tsx";
import { kitEn } from "#app/ui/text/en/kit.ts";
import { kitZh } from "#app/ui/text/zh/kit.ts";
import { requireActor, signedInOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { officialTasks } from "./official-tasks.server.ts";
import { ownLists } from "./own-lists.server.ts";
import { ownTasks } from "./own-tasks.server.ts";
import { partnerTasks } from "./partner-tasks.server.ts";

/** A signed-in person; one who acts for no organisation chooses one first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const signedIn = await signedInOf({ request, context });
  if (signedIn && !signedIn.actor) throw redirect("/account");
  const actor = await requireActor({ request, context });
  const { reads, clock } = servicesFrom(context);
  const now = clock();
  const tasks = [...(await officialTasks(reads, actor, now)), ...(await partnerTasks(reads, actor, now)), ...(await ownTasks(reads, actor, now))];
  const facts: WorkFacts = {
    orgId: actor.orgId,
    orgName: signedIn?.orgName ?? "",
    isVerified: actor.orgVerified,
    isBureau: actor.orgKind === "bureau",
    today: dayOf(now),
    tasks: byUrgency(tasks),
    lists: await ownLists(reads, actor, now),
  };
  return { facts, title: ((await languageOf(request)) === "zh" ? kitZh : kitEn)["nav.home"] };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function WorkRoute() {
  return <WorkPage facts={useLoaderData<typeof loader>().facts} />;
}
