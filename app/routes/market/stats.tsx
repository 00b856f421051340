// Knows the address of the city's public figures; must never add one up.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeskFields } from "#app/domain/oversight/fields.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import { counterOf, yearsCounted } from "#app/domain/oversight/queries.server.ts";
import { CITY } from "#app/domain/oversight/scope.ts";
import { dayOf, yearOf } from "#app/kernel/time.ts";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { StatsPage } from "#app/ui/market/stats-page.tsx";
import { marketEn } from "#app/ui/text/en/market.ts";
import { marketZh } from "#app/ui/text/zh/market.ts";
import { notFound } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { counterPictures } from "../desk/drawings.server.ts";
import { marketOf } from "./market.server.ts";

/** Public: sums only, never the contracts behind them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const asked = DeskFields.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) notFound();
  const now = clock();
  const today = dayOf(now);
  const language = await languageOf(request);
  const names = await cutNames(reads, language);
  const counter = await counterOf(reads, asked.data.year ?? yearOf(today), now);
  return {
    counter,
    names,
    years: await yearsCounted(reads, yearOf(today)),
    market: await marketOf(reads, CITY, now),
    pictures: counterPictures(counter, names.districts, today, language),
    stamp: await printStamp(services, request, { content: { ...counter, asOf: null }, version: null }),
    title: (language === "zh" ? marketZh : marketEn)["stats.title"],
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.counter.year} · ${data.title}` : "" }];

export default function StatsRoute() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <>
      <StatsPage {...loaded} />
      <PrintFooter stamp={loaded.stamp} />
    </>
  );
}
