// Knows the address of one technology contract; every move goes through its command.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isOffice } from "#app/domain/contracts/policy.ts";
import { contractEvents, contractForViewer, lookAlikes } from "#app/domain/contracts/queries.server.ts";
import { dealCodeFor } from "#app/domain/deals/queries.server.ts";
import { dayOf } from "#app/kernel/time.ts";
import { ContractPage } from "#app/ui/contracts/contract-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { backOr } from "#app/web/back.server.ts";
import { readBody } from "#app/web/form.server.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { chainOptions } from "./chains.server.ts";
import { runContractMove } from "./moves.server.ts";
import { contractMoves } from "./offered-moves.server.ts";
import { shownContract } from "./shown.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const contract = (await contractForViewer(reads, actor, params.code ?? "")) ?? notFound();
  const chains = await chainOptions(reads, await languageOf(request));
  const chainName = chains.find((chain) => chain.value === contract.chainCode)?.label ?? contract.chainCode;
  const alike = isOffice(actor) ? await lookAlikes(reads, contract) : [];
  const shown = shownContract(contract, await dealCodeFor(reads, actor, contract.dealId), chainName);
  return {
    contract: shown,
    stamp: await printStamp(services, request, { content: shown, version: contract.version }),
    isSigned: contract.dealId !== null,
    moves: await contractMoves(reads, actor, contract, clock()),
    lookAlikes: alike.filter(({ state }) => state !== "prepared"),
    events: await contractEvents(reads, contract.id),
    chains,
    today: dayOf(clock()),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const contract = (await contractForViewer(services.reads, actor, params.code ?? "")) ?? notFound();
  const done = await runContractMove({ body: await readBody(request), actor, contractId: contract.id, services });
  return done.ok ? redirect(backOr(request, `/contracts/${contract.code}`)) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.contract.values.name} · ${data.contract.code}` : "" }];

export default function ContractRoute() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return (
    <>
      <ContractPage {...loaded} result={result} />
      <PrintFooter stamp={loaded.stamp} />
    </>
  );
}
