// Knows the address of the searches that found nothing, where a synonym is added from; must never judge a word.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { AnswerMissFields, SeeMissFields } from "#app/domain/thesaurus/fields.ts";
import { answerMiss, markMissSeen } from "#app/domain/thesaurus/misses/commands.server.ts";
import { openMisses } from "#app/domain/thesaurus/misses/queries.server.ts";
import { dayOf } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { thesaurusEn } from "#app/ui/text/en/thesaurus.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { thesaurusZh } from "#app/ui/text/zh/thesaurus.ts";
import { MissesPage } from "#app/ui/thesaurus/misses-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { requireWordsDesk } from "./access.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { mayKeep } = await requireWordsDesk({ request, context });
  const { reads, clock } = servicesFrom(context);
  return {
    mayKeep,
    misses: await openMisses(reads),
    months: await settingOn(reads, "search.missKeepMonths", dayOf(clock())),
    title: ((await languageOf(request)) === "zh" ? thesaurusZh : thesaurusEn)["miss.title"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor } = await requireWordsDesk({ request, context });
  const { unitOfWork } = servicesFrom(context);
  const body = await readBody(request);
  if (body.get("intent") === "seen") {
    const form = checkForm(body, SeeMissFields);
    if (!form.ok) return form.reply;
    const done = await attempt(form, () => unitOfWork((tx, now) => markMissSeen(tx, actor, form.value, now)));
    return done.ok ? redirect("/thesaurus/misses") : done.reply;
  }
  const form = checkForm(body, AnswerMissFields);
  if (!form.ok) return form.reply;
  const { missId, word, same } = form.value;
  const done = await attempt(form, () => unitOfWork((tx, now) => answerMiss(tx, actor, { missId, words: [...word, ...same] }, now)));
  return done.ok ? redirect("/thesaurus/misses") : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function MissesRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <MissesPage {...useLoaderData<typeof loader>()} result={result} />;
}
