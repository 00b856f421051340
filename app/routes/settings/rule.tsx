// Knows the address of one rule, where a change is tried (by its address) and made; must never judge it.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeRule } from "#app/domain/settings/commands/change-settings.server.ts";
import { ruleFields } from "#app/domain/settings/fields.ts";
import { changesOf, ruleHistory } from "#app/domain/settings/page-queries.server.ts";
import { mayChangeSettings, mayReadSettings } from "#app/domain/settings/policy.ts";
import { boundsOf, earliestChange, isSettingCode, unitOf } from "#app/domain/settings/rules.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { RulePage } from "#app/ui/settings/rule-page.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readForm } from "#app/web/form.server.ts";
import { forbidden, notFound, requireActor } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { previewRule, shownChanges } from "./preview.server.ts";

async function readableRule({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!mayReadSettings(actor)) forbidden();
  const code = params.code ?? "";
  if (!isSettingCode(code)) notFound();
  return { actor, code };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, code } = await readableRule(args);
  const { reads, clock } = servicesFrom(args.context);
  const today = dayOf(clock());
  const { rule, rows } = await ruleHistory(reads, code, today);
  const asked = new URL(args.request.url).searchParams;
  const typed = { value: asked.get("value") ?? "", validFrom: asked.get("validFrom") ?? "", source: asked.get("source") ?? "" };
  const body = new FormData();
  for (const [name, text] of Object.entries(typed)) body.set(name, text);
  const form = asked.has("value") && mayChangeSettings(actor) ? checkForm(body, ruleFields(unitOf(code))) : null;
  const waiting = rule.coming.map((row) => row.validFrom);
  const tried = form?.ok ? await attempt(form, () => previewRule(reads, code, form.value, today, waiting)) : null;
  const refused = form && !form.ok ? form.reply.data : tried && !tried.ok ? tried.reply.data : undefined;
  return {
    rule,
    rows,
    changes: shownChanges(await changesOf(reads, code)),
    mayChange: mayChangeSettings(actor),
    bounds: boundsOf(code),
    earliest: earliestChange(today),
    typed,
    preview: tried?.ok ? tried.value : null,
    refused,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, code } = await readableRule(args);
  const form = await readForm(args.request, ruleFields(unitOf(code)));
  if (!form.ok) return form.reply;
  const { unitOfWork } = servicesFrom(args.context);
  const done = await attempt(form, () => unitOfWork((tx, now) => changeRule(tx, actor, { code, ...form.value }, now)));
  return done.ok ? redirect(`/settings/rules/${code}`) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.rule.code ?? "" }];

export default function RuleRoute() {
  const { refused, ...shown } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>() as ActionResult | undefined;
  return <RulePage {...shown} result={posted ?? (refused as ActionResult | undefined)} />;
}
