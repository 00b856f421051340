// Knows where an enterprise asks for a trial of one outcome; the command decides whether it may.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ipAlert } from "#app/domain/outcomes/ip-flags.ts";
import { canSeeOutcome } from "#app/domain/outcomes/policy.ts";
import { outcomeByCode } from "#app/domain/outcomes/queries.server.ts";
import { activeEntryOf } from "#app/domain/pools/queries.server.ts";
import { requestTrial } from "#app/domain/trials/commands/request-trial.server.ts";
import { trialRequestFields } from "#app/domain/trials/fields.ts";
import { isSmallFirm } from "#app/domain/trials/page-queries.server.ts";
import { canAskForTrial } from "#app/domain/trials/policy.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { type RequestBlock, RequestPage } from "#app/ui/trials/request-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { type Ask, notFound, requireActor } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";

async function seenOutcome(ask: Ask, code: string | undefined) {
  const actor = await requireActor(ask);
  const outcome = (await outcomeByCode(servicesFrom(ask.context).reads, code ?? "")) ?? notFound();
  if (!canSeeOutcome(actor, outcome)) notFound();
  return { actor, outcome };
}

type Asked = { readonly ownerOrgId: string | null; readonly isOffered: boolean; readonly isSmall: boolean };

function blockOf(actor: Actor, { ownerOrgId, isOffered, isSmall }: Asked): RequestBlock | null {
  if (!actor.orgVerified) return "people.orgNotVerified";
  if (actor.orgId === ownerOrgId) return "trial.ownOutcome";
  if (!canAskForTrial(actor)) return "trial.notEnterprise";
  if (!isSmall) return "trial.notSme";
  return isOffered ? null : "trial.notOffered";
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, outcome } = await seenOutcome({ request, context }, params.code);
  const { reads, clock } = servicesFrom(context);
  const entry = await activeEntryOf(reads, outcome.id);
  const { code, title, ownerName, ownerOrgId } = outcome;
  const isOffered = entry !== undefined && outcome.state === "pooled";
  const blocked = blockOf(actor, { ownerOrgId, isOffered, isSmall: await isSmallFirm(reads, actor.orgId) });
  const alert = ipAlert(outcome.content?.ip ?? [], dayOf(clock()));
  return { outcome: { code, title, ownerName }, poolTerms: entry?.terms ?? null, blocked, alert };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, outcome } = await seenOutcome({ request, context }, params.code);
  const form = await readForm(request, trialRequestFields);
  if (!form.ok) return form.reply;
  const input = { outcomeId: outcome.id, request: form.value };
  const done = await attempt(form, () => servicesFrom(context).unitOfWork((tx, now) => requestTrial(tx, actor, input, now)));
  return done.ok ? redirect(`/trials/${done.value.code}`) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.outcome.title} · ${data.outcome.code}` : "" }];

export default function RequestTrialRoute() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <RequestPage {...loaded} result={result} />;
}
