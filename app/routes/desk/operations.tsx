// Knows the address of the operations page; must never change what it shows.

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { concernsOf } from "#app/domain/oversight/operations.ts";
import { canReadOperations } from "#app/domain/oversight/policy.ts";
import { readOperations } from "#app/domain/oversight/queries/operations.server.ts";
import { OperationsPage } from "#app/ui/operations/operations-page.tsx";
import { operationsEn } from "#app/ui/text/en/operations.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { operationsZh } from "#app/ui/text/zh/operations.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!canReadOperations(await requireActor({ request, context }))) forbidden();
  const services = servicesFrom(context);
  const now = services.clock();
  const search = await services.search.health();
  const operations = await readOperations(services.reads, { search: search.cursor, ...(search.server ? { searchServer: search.server.cursor } : {}) });
  const host = await services.host();
  const language = await languageOf(request);
  return {
    ...{ operations, search, host, now },
    concerns: concernsOf(operations, search, host, now),
    title: (language === "zh" ? operationsZh : operationsEn)["operations.title"],
  };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function OperationsRoute() {
  return <OperationsPage {...useLoaderData<typeof loader>()} />;
}
