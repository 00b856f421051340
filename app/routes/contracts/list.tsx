// Knows the address of the contracts that concern the reader: an office's queue, or an organisation's own.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isOffice } from "#app/domain/contracts/policy.ts";
import { contractQueue, contractsOf } from "#app/domain/contracts/queries.server.ts";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { hasRole, isBureau, overseesMarket } from "#app/kernel/actor.ts";
import { dayOf } from "#app/kernel/time.ts";
import { ContractsPage } from "#app/ui/contracts/contracts-page.tsx";
import { contractsEn } from "#app/ui/text/en/contracts.ts";
import { contractsZh } from "#app/ui/text/zh/contracts.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (isBureau(actor) && !overseesMarket(actor)) forbidden();
  const { reads, clock } = servicesFrom(context);
  const isParty = actor.orgKind !== "bureau" && actor.orgKind !== "registrationOffice";
  return {
    queue: isOffice(actor) ? await contractQueue(reads, actor.orgId, dayOf(clock())) : null,
    mine: isParty ? await contractsOf(reads, actor.orgId) : null,
    mayFile: isParty && hasRole(actor, "editor", "signatory"),
    mayReadDesk: canReadDesk(actor),
    title: ((await languageOf(request)) === "zh" ? contractsZh : contractsEn)["contract.list.title"],
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function ContractsRoute() {
  return <ContractsPage {...useLoaderData<typeof loader>()} />;
}
