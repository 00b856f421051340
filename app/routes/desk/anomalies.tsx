// Knows the address of the list of flags; must never judge one.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAnomaliesAsked } from "#app/domain/oversight/anomalies/asked.ts";
import { mayReadAnomalies } from "#app/domain/oversight/anomalies/policy.ts";
import { anomaliesFor, countOfAnomalies, hitRates, lastYearsLook } from "#app/domain/oversight/anomalies/queries.server.ts";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import { dayOf, type Instant, yearOf } from "#app/kernel/time.ts";
import { AnomaliesPage } from "#app/ui/anomalies/anomalies-page.tsx";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { anomaliesEn } from "#app/ui/text/en/anomalies.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { anomaliesZh } from "#app/ui/text/zh/anomalies.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!mayReadAnomalies(actor)) notFound();
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const params = new URL(request.url).searchParams;
  const asked = readAnomaliesAsked(params);
  const reader = { actor, now: clock() };
  const after = params.get("after");
  const { lines, next } = await anomaliesFor(reads, reader, asked, { after });
  const language = await languageOf(request);
  const shown = {
    asked,
    lines: lines.map(({ foundAt, stateAt: _since, ...line }) => ({ ...line, foundOn: dayOf(foundAt as Instant) })),
    total: await countOfAnomalies(reads, reader, asked),
    rules: await hitRates(reads),
  };
  return {
    ...shown,
    next,
    isFirstPage: after === null,
    look: await lastYearsLook(reads),
    districts: (await cutNames(reads, language)).districts,
    deskYear: canReadDesk(actor) ? yearOf(dayOf(clock())) : null,
    title: (language === "zh" ? anomaliesZh : anomaliesEn)["anomaly.title"],
    stamp: await printStamp(services, request, { content: shown, version: null }),
  };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function AnomaliesRoute() {
  const { stamp, title: _title, ...loaded } = useLoaderData<typeof loader>();
  return (
    <>
      <AnomaliesPage {...loaded} />
      <PrintFooter stamp={stamp} />
    </>
  );
}
