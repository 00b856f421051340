// Knows the address of one technology contract; every move goes through its command.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { contractEvents, contractForViewer } from "#app/domain/contracts/queries.server.ts";
import { incomesOf, versionsOf } from "#app/domain/contracts/versions.server.ts";
import { FILE_ACCEPT } from "#app/domain/files/file.ts";
import { anomaliesOfContract } from "#app/domain/oversight/anomalies/queries.server.ts";
import { dayOf } from "#app/kernel/time.ts";
import { ContractPage } from "#app/ui/contracts/contract-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { backOr } from "#app/web/back.server.ts";
import { readBody } from "#app/web/form.server.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { alikeFor, checkFor, contractAround, contractPapers } from "./around.server.ts";
import { runContractMove } from "./moves.server.ts";
import { contractMoves } from "./offered-moves.server.ts";
import { listAfter, placeInQueue } from "./place.server.ts";
import { choicesFor, shownContract, shownVersions } from "./shown.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const { reads, clock } = services;
  const contract = (await contractForViewer(reads, actor, params.code ?? "")) ?? notFound();
  const around = await contractAround(services, request, actor, contract);
  const shown = shownContract(contract, around);
  const moves = await contractMoves(reads, actor, contract, clock());
  return {
    contract: shown,
    stamp: await printStamp(services, request, { content: shown, version: contract.version }),
    moves,
    choices: choicesFor(moves, around),
    check: await checkFor(services, actor, contract),
    lookAlikes: await alikeFor(reads, actor, contract),
    anomalies: await anomaliesOfContract(reads, actor, contract.id),
    events: await contractEvents(reads, contract.id),
    papers: await contractPapers(reads, contract.id),
    versions: shownVersions(await versionsOf(reads, contract.id), around),
    incomes: await incomesOf(reads, contract.id),
    place: await placeInQueue(services, request, actor, contract.code),
    accept: FILE_ACCEPT,
    today: dayOf(clock()),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const contract = (await contractForViewer(services.reads, actor, params.code ?? "")) ?? notFound();
  const after = await listAfter(services, request, actor, contract.code);
  const done = await runContractMove({ body: await readBody(request), actor, contractId: contract.id, services });
  return done.ok ? redirect(after ?? backOr(request, `/contracts/${contract.code}`)) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.contract.values.name} · ${data.contract.code}` : "" }];

export default function ContractRoute() {
  const { stamp, ...loaded } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return (
    <>
      <ContractPage {...loaded} result={result} />
      <PrintFooter stamp={stamp} />
    </>
  );
}
