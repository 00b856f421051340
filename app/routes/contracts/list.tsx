// Knows the address of the contracts that concern the reader: an office's desk, or an organisation's own.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isOffice } from "#app/domain/contracts/policy.ts";
import { contractsOf } from "#app/domain/contracts/queries.server.ts";
import { readQueueAsked } from "#app/domain/contracts/queue.ts";
import { contractQueue } from "#app/domain/contracts/queue-queries.server.ts";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { hasRole, isBureau, overseesMarket } from "#app/kernel/actor.ts";
import { ContractsPage } from "#app/ui/contracts/contracts-page.tsx";
import { WorkPage } from "#app/ui/contracts/work-page.tsx";
import type { PickResult } from "#app/ui/contracts/work-results.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { contractsEn } from "#app/ui/text/en/contracts.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { contractsZh } from "#app/ui/text/zh/contracts.ts";
import { readBody } from "#app/web/form.server.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { queueReader } from "./place.server.ts";
import { handleSeveral } from "./several.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (isBureau(actor) && !overseesMarket(actor)) forbidden();
  const services = servicesFrom(context);
  const asked = readQueueAsked(new URL(request.url).searchParams);
  const isParty = actor.orgKind !== "bureau" && actor.orgKind !== "registrationOffice";
  const found = isOffice(actor) ? await contractQueue(services.reads, await queueReader(services, actor), asked) : null;
  return {
    work: found && { ...found, asked: { ...asked, page: found.page }, mayHandle: hasRole(actor, "clerk") },
    mine: isParty ? await contractsOf(services.reads, actor.orgId) : null,
    mayFile: isParty && hasRole(actor, "editor", "signatory"),
    mayReadDesk: canReadDesk(actor),
    title: ((await languageOf(request)) === "zh" ? contractsZh : contractsEn)["contract.list.title"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!isOffice(actor) || !hasRole(actor, "clerk")) forbidden();
  const { status, ...handled } = await handleSeveral(servicesFrom(context), actor, await readBody(request));
  return data(handled, { status });
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "" }];

export default function ContractsRoute() {
  const { work, ...own } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>() as { readonly picked: readonly PickResult[]; readonly result?: ActionResult } | undefined;
  if (!work) return <ContractsPage {...own} />;
  return <WorkPage {...work} picked={done?.picked ?? []} result={done?.result} />;
}
