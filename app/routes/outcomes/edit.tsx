// Knows the address where a version is written and its evidence uploaded; must never draw the form.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addTrlEvidence } from "#app/domain/outcomes/commands/add-trl-evidence.server.ts";
import { editOutcome } from "#app/domain/outcomes/commands/edit-outcome.server.ts";
import { completenessOf } from "#app/domain/outcomes/completeness.ts";
import { EvidenceFields, OutcomeFields, SeenVersionFields } from "#app/domain/outcomes/fields.ts";
import { ipFlags } from "#app/domain/outcomes/ip-flags.ts";
import { outcomeWork, placeOptions } from "#app/domain/outcomes/page-queries.server.ts";
import { mayAct } from "#app/domain/outcomes/policy.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { OutcomeEditPage } from "#app/ui/outcomes/outcome-edit-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { keepingBack } from "#app/web/back.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { type Ask, forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { readableOutcome } from "./view.server.ts";

async function openForEditing(ask: Ask, code: string | undefined) {
  const { reads } = servicesFrom(ask.context);
  const actor = await requireActor(ask);
  const outcome = await readableOutcome({ reads, viewer: actor, code });
  if (!mayAct(actor, ["editor"], outcome)) forbidden();
  const work = await outcomeWork(reads, outcome.id);
  if (!work.content || !["draft", "returned"].includes(work.workingState ?? "")) throw redirect(`/outcomes/${outcome.code}`);
  return { actor, outcome, work, content: work.content };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { outcome, work, content } = await openForEditing({ request, context }, params.code);
  const { reads, clock } = servicesFrom(context);
  const today = dayOf(clock());
  const floor = await settingOn(reads, "outcome.completenessFloor", today);
  const places = await placeOptions(reads, await languageOf(request));
  const { code, version } = outcome;
  return {
    code,
    seenVersion: version,
    number: work.workingVersion,
    state: work.workingState,
    reason: work.stateReason,
    content,
    completeness: completenessOf(content),
    ipFlags: content.ip.map((one) => ipFlags(one, today)),
    floor,
    places,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, outcome, content } = await openForEditing({ request, context }, params.code);
  const { unitOfWork, files } = servicesFrom(context);
  const body = await readBody(request);
  const outcomeId = outcome.id;
  if (body.get("formScope") === "evidence") {
    const form = checkForm(body, EvidenceFields);
    if (!form.ok) return form.reply;
    const { evidence, ...input } = form.value;
    const done = await attempt(form, async () => {
      const file = await files.put(new Uint8Array(await evidence.arrayBuffer()), evidence.name);
      return unitOfWork((tx, now) => addTrlEvidence(tx, actor, { ...input, outcomeId, file }, now));
    });
    return done.ok ? redirect(keepingBack(request, `/outcomes/${outcome.code}/edit`)) : done.reply;
  }
  const form = checkForm(body, OutcomeFields);
  if (!form.ok) return form.reply;
  const seen = checkForm(body, SeenVersionFields);
  if (!seen.ok) return seen.reply;
  const { seenVersion } = seen.value;
  const edited = { ...form.value, trlEvidence: content.trlEvidence };
  const done = await attempt(form, () => unitOfWork((tx, now) => editOutcome(tx, actor, { outcomeId, content: edited, seenVersion }, now)));
  return done.ok ? redirect(keepingBack(request, `/outcomes/${outcome.code}/edit`)) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.content.title} · ${data.code}` : "" }];

export default function EditOutcomeRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <OutcomeEditPage {...useLoaderData<typeof loader>()} result={result} />;
}
