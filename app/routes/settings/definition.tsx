// Knows the address of one indicator's definition, where a change is tried (by its address) and made; must never judge it.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineIndicator } from "#app/domain/oversight/commands/define-indicator.server.ts";
import { isDefinedIndicator } from "#app/domain/oversight/definition.ts";
import { DefinitionFields } from "#app/domain/oversight/fields.ts";
import { mayChangeSettings, mayReadSettings } from "#app/domain/settings/policy.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { DefinitionPage } from "#app/ui/settings/definition-page.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { forbidden, notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { definitionFacts, triedDefinition } from "./definition-view.server.ts";

async function readable({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!mayReadSettings(actor)) forbidden();
  const code = params.code ?? "";
  if (!isDefinedIndicator(code)) notFound();
  return { actor, code };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, code } = await readable(args);
  const { reads, clock } = servicesFrom(args.context);
  const today = dayOf(clock());
  const mayChange = mayChangeSettings(actor);
  const asked = new URL(args.request.url).searchParams;
  return {
    ...(await definitionFacts(reads, code, today)),
    ...(await triedDefinition(reads, code, asked, today, mayChange)),
    mayChange,
    title: VOICES[await languageOf(args.request)].t("setting.tab.definitions"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, code } = await readable(args);
  const form = await readForm(args.request, DefinitionFields);
  if (!form.ok) return form.reply;
  const { unitOfWork } = servicesFrom(args.context);
  const done = await attempt(form, () => unitOfWork((tx, now) => defineIndicator(tx, actor, { code, ...form.value }, now)));
  return done.ok ? redirect(`/settings/definitions/${code}`) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function DefinitionRoute() {
  const { refused, ...shown } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>() as ActionResult | undefined;
  return <DefinitionPage {...shown} result={posted ?? (refused as ActionResult | undefined)} />;
}
