// Knows the address of the thesaurus's versions, where one is looked into and restored; must never judge it.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { restoreThesaurus } from "#app/domain/thesaurus/commands/change-thesaurus.server.ts";
import { askedVersions, RestoreFields } from "#app/domain/thesaurus/fields.ts";
import { changesOfVersion, currentVersion, versionsBefore } from "#app/domain/thesaurus/queries.server.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { thesaurusEn } from "#app/ui/text/en/thesaurus.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { thesaurusZh } from "#app/ui/text/zh/thesaurus.ts";
import { HistoryPage } from "#app/ui/thesaurus/history-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { requireWordsDesk } from "./access.server.ts";

const CHANGES_SHOWN = 200;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { mayKeep } = await requireWordsDesk({ request, context });
  const { reads } = servicesFrom(context);
  const { version, before } = askedVersions(new URL(request.url).searchParams);
  const current = await currentVersion(reads);
  if (version !== null && version > current) notFound();
  const versions = await versionsBefore(reads, before);
  const last = versions.at(-1)?.version ?? 1;
  const changes = version === null ? [] : await changesOfVersion(reads, version);
  return {
    ...{ versions, current, mayKeep },
    older: last > 1 ? last : null,
    diff: version === null ? null : { version, changes: changes.slice(0, CHANGES_SHOWN), count: changes.length },
    title: ((await languageOf(request)) === "zh" ? thesaurusZh : thesaurusEn)["thesaurus.tab.history"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor } = await requireWordsDesk({ request, context });
  const form = await readForm(request, RestoreFields);
  if (!form.ok) return form.reply;
  const { unitOfWork } = servicesFrom(context);
  const done = await attempt(form, () => unitOfWork((tx, now) => restoreThesaurus(tx, actor, form.value, now)));
  return done.ok ? redirect(`/thesaurus/history?version=${done.value}#diff`) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function ThesaurusHistoryRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <HistoryPage {...useLoaderData<typeof loader>()} result={result} />;
}
