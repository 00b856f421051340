// Knows the address where an enterprise begins to negotiate a licence of an outcome; must never judge the offer.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openNegotiation } from "#app/domain/deals/commands/open-deal.server.ts";
import { offerFields } from "#app/domain/deals/fields.ts";
import { canSeeOutcome } from "#app/domain/outcomes/policy.ts";
import { type OutcomeFacts, outcomeByCode, ownerIsPublicUnit } from "#app/domain/outcomes/queries.server.ts";
import { type Actor, hasRole } from "#app/kernel/actor.ts";
import { type NegotiateBar, NegotiatePage } from "#app/ui/deals/negotiate-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { dealsEn } from "#app/ui/text/en/deals.ts";
import { dealsZh } from "#app/ui/text/zh/deals.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { type Services, servicesFrom } from "#app/web/services.ts";

async function seenOutcome(reads: Services["reads"], actor: Actor, code: string | undefined): Promise<OutcomeFacts> {
  const outcome = await outcomeByCode(reads, code ?? "");
  return outcome && canSeeOutcome(actor, outcome) ? outcome : notFound();
}

/** Why nothing can be offered here, in the order in which the rule looks; null when it can. */
function barOf(actor: Actor, outcome: OutcomeFacts, isPublicUnit: boolean): NegotiateBar | null {
  if (!actor.orgVerified) return "orgNotVerified";
  if (actor.orgKind !== "enterprise") return "notEnterprise";
  if (!hasRole(actor, "editor", "signatory")) return "noRole";
  if (outcome.ownerOrgId === null || outcome.origin === "importedListing") return "notClaimed";
  if (outcome.state !== "listed" && outcome.state !== "pooled") return "gone";
  if (outcome.ownerOrgId === actor.orgId) return "own";
  return isPublicUnit ? "publicUnit" : null;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { reads } = servicesFrom(context);
  const outcome = await seenOutcome(reads, actor, params.code);
  const { code, title, ownerName } = outcome;
  return {
    outcome: { code, title, ownerName },
    bar: barOf(actor, outcome, await ownerIsPublicUnit(reads, outcome.id)),
    title: ((await languageOf(request)) === "zh" ? dealsZh : dealsEn)["deal.negotiate.title"],
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { reads, unitOfWork } = servicesFrom(context);
  const { id: outcomeId } = await seenOutcome(reads, actor, params.code);
  const form = await readForm(request, offerFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => openNegotiation(tx, actor, { outcomeId, terms: form.value }, now)));
  return done.ok ? redirect(`/deals/${done.value.code}`) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · ${data.outcome.title}` : "" }];

export default function NegotiateRoute() {
  const { outcome, bar } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <NegotiatePage outcome={outcome} bar={bar} result={result} />;
}
