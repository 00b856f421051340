// Knows the address of the counter's page; must never add up a figure.

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeskFields } from "#app/domain/oversight/fields.ts";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import { ratioOf } from "#app/domain/oversight/queries/ratio.server.ts";
import { counterOf, yearsCounted } from "#app/domain/oversight/queries.server.ts";
import { mayReadSettings } from "#app/domain/settings/policy.ts";
import { dayOf, yearOf } from "#app/kernel/time.ts";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { CounterPage } from "#app/ui/oversight/counter-page.tsx";
import { oversightEn } from "#app/ui/text/en/oversight.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { oversightZh } from "#app/ui/text/zh/oversight.ts";
import { forbidden, notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { counterPictures } from "./drawings.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!canReadDesk(actor)) forbidden();
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const asked = DeskFields.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) notFound();
  const now = clock();
  const today = dayOf(now);
  const year = asked.data.year ?? yearOf(today);
  const language = await languageOf(request);
  const names = await cutNames(reads, language);
  const counter = await counterOf(reads, year, now);
  return {
    counter,
    ratio: await ratioOf(reads, year, now),
    maySeeSettings: mayReadSettings(actor),
    names,
    years: await yearsCounted(reads, yearOf(today)),
    title: (language === "zh" ? oversightZh : oversightEn)["oversight.title"],
    stamp: await printStamp(services, request, { content: { ...counter, asOf: null }, version: null }),
    pictures: counterPictures(counter, names.districts, today, language),
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
