// Knows the address where a poster rewrites a challenge before it is handed in; must never show it to anybody else.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { movesNow } from "#app/domain/challenges/challenge.ts";
import { editChallenge } from "#app/domain/challenges/commands/edit-challenge.server.ts";
import { ChallengeFields, EditChallengeFields } from "#app/domain/challenges/fields.ts";
import { challengeChoices, settlePlaces } from "#app/domain/challenges/form-choices.server.ts";
import { mayEdit } from "#app/domain/challenges/policy.ts";
import { challengeByCode } from "#app/domain/challenges/queries.server.ts";
import { ChallengeForm } from "#app/ui/challenges/challenge-form.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { keepingBack } from "#app/web/back.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

async function ownChallenge({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const found = await challengeByCode(servicesFrom(context).reads, params.code ?? "");
  if (!found || !mayEdit(actor, found.orgId)) notFound();
  return { actor, found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { actor, found } = await ownChallenge(args);
  const { reads, clock } = servicesFrom(args.context);
  if (!movesNow(found, actor, clock()).some((move) => move.verb === "edited")) throw redirect(`/challenges/${found.code}`);
  const { code, content, version, state, stateReason } = found;
  return { code, content, version, state, stateReason, choices: await challengeChoices(reads, await languageOf(args.request)) };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, found } = await ownChallenge(args);
  const { unitOfWork, reads } = servicesFrom(args.context);
  const body = await readBody(args.request);
  const form = checkForm(body, ChallengeFields);
  if (!form.ok) return form.reply;
  const shown = checkForm(body, EditChallengeFields);
  if (!shown.ok) return shown.reply;
  const content = await settlePlaces(reads, form.value);
  const input = { challengeId: found.id, version: shown.value.version, content };
  const done = await attempt(form, () => unitOfWork((tx, now) => editChallenge(tx, actor, input, now)));
  return done.ok ? redirect(keepingBack(args.request, `/challenges/${found.code}`)) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.code} ${data.content.title}` : "" }];

export default function EditChallengeRoute() {
  const { code, content, version, state, stateReason, choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  const t = useText();
  const lead = state === "returned" && stateReason ? t("challenge.form.returned", { reason: stateReason }) : t("challenge.new.lead");
  return (
    <>
      <PageHead kicker={`${t("challenge.kicker")} · ${code}`} title={t("challenge.edit.title")} meta={lead} />
      <ChallengeForm content={content} version={version} choices={choices} result={result} />
    </>
  );
}
