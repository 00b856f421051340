// Knows the address of an organisation's deals; those who oversee the market for the bureau read all.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dealsOf } from "#app/domain/deals/queries.server.ts";
import { isBureau, overseesMarket } from "#app/kernel/actor.ts";
import { DealsPage } from "#app/ui/deals/deals-page.tsx";
import { dealsEn } from "#app/ui/text/en/deals.ts";
import { dealsZh } from "#app/ui/text/zh/deals.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const seesAll = overseesMarket(actor);
  if (isBureau(actor) && !seesAll) forbidden();
  const { reads, clock } = servicesFrom(context);
  return {
    deals: await dealsOf(reads, seesAll ? null : actor.orgId, clock()),
    title: ((await languageOf(request)) === "zh" ? dealsZh : dealsEn)["deal.list.title"],
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function DealsRoute() {
  return <DealsPage deals={useLoaderData<typeof loader>().deals} />;
}
