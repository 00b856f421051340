// Knows the address of one flag; every move goes through its command.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { anomalyOfficials } from "#app/domain/oversight/anomalies/officials.server.ts";
import { anomalyFacts, anomalyForViewer } from "#app/domain/oversight/anomalies/page-query.server.ts";
import { hitRates } from "#app/domain/oversight/anomalies/queries.server.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import { AnomalyPage } from "#app/ui/anomalies/anomaly-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { backOr, keepingBack } from "#app/web/back.server.ts";
import { readBody } from "#app/web/form.server.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { listAsked, runAnomalyMove, shownAnomaly } from "./anomaly-moves.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const row = (await anomalyForViewer(reads, actor, params.code ?? "")) ?? notFound();
  const facts = await anomalyFacts(reads, actor, row);
  const officials = await anomalyOfficials(reads, clock());
  const hitRate = (await hitRates(reads)).find((stand) => stand.rule === row.rule) ?? notFound();
  const shown = shownAnomaly(row, facts);
  return {
    ...shown,
    moves: facts.moves,
    officials: officials.map(({ personId, name, orgName }) => ({ value: personId, label: `${name} · ${orgName}` })),
    hitRate,
    districts: (await cutNames(reads, await languageOf(request))).districts,
    back: listAsked(request),
    stamp: await printStamp(services, request, { content: shown, version: row.version }),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const row = (await anomalyForViewer(services.reads, actor, params.code ?? "")) ?? notFound();
  const done = await runAnomalyMove({ body: await readBody(request), actor, anomalyId: row.id, services });
  if (!done.ok) return done.reply;
  const list = listAsked(request);
  const here = `/desk/anomalies/${row.code}`;
  // A verdict ends it: back to the inbox it was opened from. Otherwise the page stays, still knowing its list.
  return redirect(backOr(request, list === "/desk/anomalies" ? keepingBack(request, here) : `${here}?back=${encodeURIComponent(list)}`));
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.anomaly.code ?? "" }];

export default function AnomalyRoute() {
  const { stamp, ...loaded } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return (
    <>
      <AnomalyPage {...loaded} result={result} />
      <PrintFooter stamp={stamp} />
    </>
  );
}
