// Knows where an enterprise asks for a trial of one outcome; the command decides whether it may.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { canSeeOutcome } from "#app/domain/outcomes/policy.ts";
import { outcomeByCode } from "#app/domain/outcomes/queries.server.ts";
import { activeEntryOf } from "#app/domain/pools/queries.server.ts";
import { requestTrial } from "#app/domain/trials/commands/request-trial.server.ts";
import { trialRequestFields } from "#app/domain/trials/fields.ts";
import { canAskForTrial } from "#app/domain/trials/policy.ts";
import type { Actor } from "#app/kernel/actor.ts";
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

function blockOf(actor: Actor, ownerOrgId: string | null, isOffered: boolean): RequestBlock | null {
  if (!actor.orgVerified) return "people.orgNotVerified";
  if (actor.orgId === ownerOrgId) return "trial.ownOutcome";
  if (!canAskForTrial(actor)) return "trial.notEnterprise";
  return isOffered ? null : "trial.notOffered";
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, outcome } = await seenOutcome({ request, context }, params.code);
  const entry = await activeEntryOf(servicesFrom(context).reads, outcome.id);
  const { code, title, ownerName } = outcome;
  const blocked = blockOf(actor, outcome.ownerOrgId, entry !== undefined && outcome.state === "pooled");
  return { outcome: { code, title, ownerName }, poolTerms: entry?.terms ?? null, blocked };
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
