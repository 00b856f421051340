// Knows the address where a draft is begun; must never draw the form.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { OutcomeFields } from "#app/domain/outcomes/fields.ts";
import { placeOptions } from "#app/domain/outcomes/page-queries.server.ts";
import { canOwnOutcomes } from "#app/domain/outcomes/policy.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { NewOutcomePage } from "#app/ui/outcomes/new-outcome-page.tsx";
import { outcomesEn } from "#app/ui/text/en/outcomes.ts";
import { outcomesZh } from "#app/ui/text/zh/outcomes.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!canOwnOutcomes(await requireActor({ request, context }))) forbidden();
  const language = await languageOf(request);
  const { reads, clock } = servicesFrom(context);
  const floor = await settingOn(reads, "outcome.completenessFloor", dayOf(clock()));
  return { places: await placeOptions(reads, language), floor, title: (language === "zh" ? outcomesZh : outcomesEn)["outcome.new"] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { unitOfWork } = servicesFrom(context);
  const actor = await requireActor({ request, context });
  const form = await readForm(request, OutcomeFields);
  if (!form.ok) return form.reply;
  const content = { ...form.value, trlEvidence: [] };
  const done = await attempt(form, () => unitOfWork((tx, now) => createOutcome(tx, actor, { content }, now)));
  return done.ok ? redirect(`/outcomes/${done.value.code}/edit`) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function NewOutcomeRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <NewOutcomePage {...useLoaderData<typeof loader>()} result={result} />;
}
