// Knows the address of one outcome and who may see and move it; must never draw it.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OutcomeMoveFields } from "#app/domain/outcomes/fields.ts";
import { isPublicOutcome } from "#app/domain/outcomes/policy.ts";
import { JsonLd } from "#app/ui/feeds/json-ld.tsx";
import { outcomeGraph } from "#app/ui/feeds/schema-org.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { OutcomePage } from "#app/ui/outcomes/outcome-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { backOr } from "#app/web/back.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { requireActor, viewerOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import { runMove } from "./run-move.server.ts";
import { outcomeView, readableOutcome } from "./view.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { reads, clock, publicUrl } = servicesFrom(context);
  const viewer = await viewerOf({ request, context });
  const version = new URL(request.url).searchParams.get("version");
  const language = await languageOf(request);
  const view = await outcomeView({ reads, viewer, code: params.code, version, now: clock(), language });
  const isShown = isPublicOutcome(view) && view.read.number === view.shownVersion;
  const facts = { ...view, content: view.read.content, listName: VOICES[language].t("nav.outcomes") };
  return { ...view, jsonLd: isShown ? outcomeGraph(publicUrl, facts) : null };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { reads, unitOfWork } = servicesFrom(context);
  const actor = await requireActor({ request, context });
  const outcome = await readableOutcome({ reads, viewer: actor, code: params.code });
  const form = await readForm(request, OutcomeMoveFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => runMove(tx, actor, outcome, form.value, now)));
  return done.ok ? redirect(done.value.endsWith("/edit") ? done.value : backOr(request, done.value)) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.read.content.title} · ${data.code}` : "" }];

export default function OutcomeRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  const { jsonLd, ...view } = useLoaderData<typeof loader>();
  return (
    <>
      <JsonLd graph={jsonLd} />
      <OutcomePage view={view} result={result} />
    </>
  );
}
