// Knows the address of the list behind a figure; must never add up a figure.

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { contractsBehind } from "#app/domain/oversight/queries/contracts-behind.server.ts";
import { organisationNames } from "#app/domain/oversight/queries/institutes.server.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import { ContractsPage } from "#app/ui/desk/contracts-page.tsx";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { oversightEn } from "#app/ui/text/en/oversight.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { oversightZh } from "#app/ui/text/zh/oversight.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { contractsAsked } from "./asked.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!canReadDesk(await requireActor({ request, context }))) forbidden();
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const { asked, after, shown, asOf } = await contractsAsked(reads, request, clock());
  const language = await languageOf(request);
  const found = await contractsBehind(reads, asked, { after });
  return {
    asked: shown,
    isFirstPage: after === undefined,
    asOf,
    names: { ...(await cutNames(reads, language)), organisations: await organisationNames(reads, asked.institute ? [asked.institute] : []) },
    found,
    stamp: await printStamp(services, request, { content: found, version: null }),
    title: (language === "zh" ? oversightZh : oversightEn)["oversight.behind.title"],
  };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.asked.year} · ${data.title}` : "" }];

export default function ContractsRoute() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <>
      <ContractsPage {...loaded} />
      <PrintFooter stamp={loaded.stamp} />
    </>
  );
}
