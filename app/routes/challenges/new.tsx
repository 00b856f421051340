// Knows the address where an enterprise begins a challenge; must never know what a complete one holds.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createChallenge } from "#app/domain/challenges/commands/create-challenge.server.ts";
import { ChallengeFields } from "#app/domain/challenges/fields.ts";
import { challengeChoices, settlePlaces } from "#app/domain/challenges/form-choices.server.ts";
import { mayEdit } from "#app/domain/challenges/policy.ts";
import { tidyText } from "#app/kernel/fold.ts";
import { ChallengeForm } from "#app/ui/challenges/challenge-form.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { PageHead } from "#app/ui/kit/layout.tsx";
import { challengesEn } from "#app/ui/text/en/challenges.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { challengesZh } from "#app/ui/text/zh/challenges.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

const TITLE_MAX = 120;

/** `?title=` is what somebody searched for in vain: the challenge begins with it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!mayEdit(actor, actor.orgId)) forbidden();
  const language = await languageOf(request);
  return {
    begun: tidyText(new URL(request.url).searchParams.get("title") ?? "").slice(0, TITLE_MAX),
    choices: await challengeChoices(servicesFrom(context).reads, language),
    title: (language === "zh" ? challengesZh : challengesEn)["challenge.new.title"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { unitOfWork, reads } = servicesFrom(context);
  const form = await readForm(request, ChallengeFields);
  if (!form.ok) return form.reply;
  const content = await settlePlaces(reads, form.value);
  const done = await attempt(form, () => unitOfWork((tx, now) => createChallenge(tx, actor, content, now)));
  return done.ok ? redirect(`/challenges/${done.value.code}`) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function NewChallengeRoute() {
  const { choices, begun } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  const t = useText();
  return (
    <>
      <PageHead kicker={t("challenge.kicker")} title={t("challenge.new.title")} meta={t("challenge.new.lead")} />
      <ChallengeForm content={null} version={null} title={begun} choices={choices} result={result} />
    </>
  );
}
