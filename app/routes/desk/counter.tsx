// Knows the address of the counter's page; must never add up a figure.

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { organisationNames } from "#app/domain/oversight/queries/institutes.server.ts";
import { trialFunnel } from "#app/domain/oversight/queries/market.server.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import { ratioOf } from "#app/domain/oversight/queries/ratio.server.ts";
import { deskCounterOf, yearsCounted } from "#app/domain/oversight/queries.server.ts";
import { CITY } from "#app/domain/oversight/scope.ts";
import { mayReadSettings } from "#app/domain/settings/policy.ts";
import { dayOf, yearOf } from "#app/kernel/time.ts";
import { CounterPage } from "#app/ui/desk/counter-page.tsx";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { oversightEn } from "#app/ui/text/en/oversight.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { oversightZh } from "#app/ui/text/zh/oversight.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { counterPictures } from "./drawings.server.ts";
import { momentAsked } from "./moment.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!canReadDesk(actor)) forbidden();
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const now = clock();
  const { year, asOf, isPast } = momentAsked(request, now);
  const language = await languageOf(request);
  const names = await cutNames(reads, language);
  const counter = await deskCounterOf(reads, year, asOf, isPast);
  const organisations = await organisationNames(
    reads,
    counter.byInstitute.map((figure) => figure.value),
  );
  return {
    counter,
    ratio: await ratioOf(reads, year, asOf, isPast),
    funnel: await trialFunnel(reads, CITY, asOf),
    maySeeSettings: mayReadSettings(actor),
    names: { ...names, organisations },
    years: await yearsCounted(reads, yearOf(dayOf(now))),
    title: (language === "zh" ? oversightZh : oversightEn)["oversight.title"],
    stamp: await printStamp(services, request, { content: { ...counter, asOf: isPast ? asOf : null }, version: null }),
    pictures: counterPictures(counter, names.districts, dayOf(asOf), language),
  };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.counter.year} · ${data.title}` : "" }];

export default function CounterRoute() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <>
      <CounterPage {...loaded} />
      <PrintFooter stamp={loaded.stamp} />
    </>
  );
}
