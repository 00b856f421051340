// Knows the address of what changed since last month; must never add up a figure.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { bridgeOf, restatementsOf } from "#app/domain/oversight/queries/bridge.server.ts";
import { counterDefinition, yearsCounted } from "#app/domain/oversight/queries.server.ts";
import { addMs, type Day, dayOf, monthOf, startOfDay, yearOf } from "#app/kernel/time.ts";
import { ChangesPage } from "#app/ui/desk/changes-page.tsx";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { deskEn } from "#app/ui/text/en/desk.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { deskZh } from "#app/ui/text/zh/desk.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { bridgePicture } from "./drawings.server.ts";
import { momentAsked } from "./moment.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!canReadDesk(await requireActor({ request, context }))) forbidden();
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const chosen = momentAsked(request, clock());
  const { year, asOf } = chosen;
  const language = await languageOf(request);
  const definition = await counterDefinition(reads, asOf);
  const since = addMs(startOfDay(`${monthOf(dayOf(asOf))}-01` as Day), -1);
  const bridge = await bridgeOf(reads, { year, since, asOf, definition });
  const restatements = await restatementsOf(reads, { since, asOf, definition });
  return {
    ...{ chosen, definition, bridge, restatements },
    years: await yearsCounted(reads, yearOf(dayOf(clock()))),
    picture: bridge.changes.length > 0 ? bridgePicture(bridge, language) : null,
    title: (language === "zh" ? deskZh : deskEn)["desk.page.changes"],
    stamp: await printStamp(services, request, { content: { bridge, restatements }, version: null }),
  };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.chosen.year} · ${data.title}` : "" }];

export default function ChangesRoute() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <>
      <ChangesPage {...loaded} />
      <PrintFooter stamp={loaded.stamp} />
    </>
  );
}
