// Knows the address of one deal; every move goes through its command.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dealEvents, dealForViewer } from "#app/domain/deals/queries.server.ts";
import { versionsRead } from "#app/domain/outcomes/version-at.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { DealPage } from "#app/ui/deals/deal-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { backOr } from "#app/web/back.server.ts";
import { readBody } from "#app/web/form.server.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { dealCheck } from "./check.server.ts";
import { runDealMove } from "./moves.server.ts";
import { dealMoves, offerValues, shownDeal } from "./shown.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const now = clock();
  const deal = (await dealForViewer(reads, actor, params.code ?? "", now)) ?? notFound();
  const shown = shownDeal(deal, now);
  return {
    deal: shown,
    stamp: await printStamp(services, request, { content: shown, version: deal.version }),
    versions: await versionsRead(reads, deal.outcomeId, deal.createdAt as Instant),
    moves: dealMoves(actor, deal, now),
    offer: offerValues(deal),
    check: await dealCheck(services, deal),
    events: await dealEvents(reads, deal.id),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const deal = (await dealForViewer(services.reads, actor, params.code ?? "", services.clock())) ?? notFound();
  const done = await runDealMove({ body: await readBody(request), actor, dealId: deal.id, services });
  return done.ok ? redirect(backOr(request, `/deals/${deal.code}`)) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.deal.outcomeTitle} · ${data.deal.code}` : "" }];

export default function DealRoute() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return (
    <>
      <DealPage {...loaded} result={result} />
      <PrintFooter stamp={loaded.stamp} />
    </>
  );
}
