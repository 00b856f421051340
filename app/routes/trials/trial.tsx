// Knows the address of one trial; for anyone but its two sides and the bureau it is not there.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { TrialPage } from "#app/ui/trials/trial-page.tsx";
import { backOr } from "#app/web/back.server.ts";
import { readBody } from "#app/web/form.server.ts";
import { requireActor } from "#app/web/guard.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { seenTrial, trialPageData } from "./load.server.ts";
import { runTrialMove } from "./moves.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const trial = await seenTrial(services, actor, params.code);
  const shown = await trialPageData(services, actor, trial);
  return { ...shown, stamp: await printStamp(services, request, { content: shown.document, version: trial.version }) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const trial = await seenTrial(services, actor, params.code);
  const done = await runTrialMove({ body: await readBody(request), actor, trial, services });
  return done.ok ? redirect(backOr(request, `/trials/${trial.code}`)) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.document.code} · ${data.document.outcomeTitle}` : "" }];

export default function TrialRoute() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return (
    <>
      <TrialPage {...loaded} result={result} />
      <PrintFooter stamp={loaded.stamp} />
    </>
  );
}
