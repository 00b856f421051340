// Knows the address of the sets of registration rules, where the next one is tried and added; must never judge it.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addRuleSet } from "#app/domain/contracts/commands/add-rule-set.server.ts";
import { ruleSetFields } from "#app/domain/contracts/rule-set-fields.ts";
import { allRuleSets, judgedBy, ruleSetChanges } from "#app/domain/contracts/rule-sets.server.ts";
import { mayChangeSettings, mayReadSettings } from "#app/domain/settings/policy.ts";
import { earliestChange } from "#app/domain/settings/rules.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import type { RuleSetPreview } from "#app/ui/settings/rule-set-preview.tsx";
import { RuleSetsPage } from "#app/ui/settings/rule-sets-page.tsx";
import { contractWorkEn } from "#app/ui/text/en/contract-work.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { contractWorkZh } from "#app/ui/text/zh/contract-work.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { type Ask, forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { previewRuleSet } from "./rule-set-preview.server.ts";

async function requireReader(ask: Ask) {
  const actor = await requireActor(ask);
  if (!mayReadSettings(actor)) forbidden();
  return actor;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireReader({ request, context });
  const { reads, clock } = servicesFrom(context);
  const today = dayOf(clock());
  return {
    sets: await allRuleSets(reads),
    judged: await judgedBy(reads),
    changes: (await ruleSetChanges(reads)).map(({ data: _data, ...change }) => change),
    mayChange: mayChangeSettings(actor),
    today,
    earliest: earliestChange(today),
    title: ((await languageOf(request)) === "zh" ? contractWorkZh : contractWorkEn)["ruleSet.title"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireReader({ request, context });
  const { unitOfWork, reads, clock } = servicesFrom(context);
  const body = await readBody(request);
  const form = checkForm(body, ruleSetFields);
  if (!form.ok) return form.reply;
  if (form.intent === "preview") {
    const tried = await attempt(form, () => previewRuleSet(reads, actor, form.value, dayOf(clock())));
    if (!tried.ok) return tried.reply;
    const typed: ActionResult = { status: "editing", intent: "preview", scope: null, refusal: null, errors: {}, values: form.typed };
    return data({ ...typed, preview: tried.value });
  }
  const done = await attempt(form, () => unitOfWork((tx, now) => addRuleSet(tx, actor, form.value, now)));
  return done.ok ? redirect("/settings/rule-sets") : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "" }];

export default function RuleSetsRoute() {
  const result = useActionData<typeof action>() as (ActionResult & { readonly preview?: RuleSetPreview }) | undefined;
  return <RuleSetsPage {...useLoaderData<typeof loader>()} preview={result?.preview ?? null} result={result} />;
}
