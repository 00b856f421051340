// Knows the address of the thesaurus as it stands; must never judge a word.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addGroup } from "#app/domain/thesaurus/commands/change-thesaurus.server.ts";
import { AddGroupFields, ImportGroupsFields } from "#app/domain/thesaurus/fields.ts";
import { currentVersion, groupsAt } from "#app/domain/thesaurus/queries.server.ts";
import { foldText } from "#app/kernel/fold.ts";
import { thesaurusEn } from "#app/ui/text/en/thesaurus.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { thesaurusZh } from "#app/ui/text/zh/thesaurus.ts";
import { GroupsPage, type GroupsResult } from "#app/ui/thesaurus/groups-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { requireWordsDesk } from "./access.server.ts";
import { bringInGroups } from "./bring-in.server.ts";

const PAGE_SIZE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { mayKeep } = await requireWordsDesk({ request, context });
  const { reads } = servicesFrom(context);
  const params = new URL(request.url).searchParams;
  const text = (params.get("q") ?? "").replaceAll("\u0000", "").trim().slice(0, 60);
  const version = await currentVersion(reads);
  const all = await groupsAt(reads, version);
  const found = text === "" ? all : all.filter(({ words }) => words.some((word) => foldText(word).includes(foldText(text))));
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(Number(params.get("page"))) || 1), pages);
  return {
    ...{ version, text, page, pages, mayKeep, all: all.length, found: found.length },
    groups: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ groupId, words }) => ({ groupId, words })),
    title: ((await languageOf(request)) === "zh" ? thesaurusZh : thesaurusEn)["thesaurus.title"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor } = await requireWordsDesk({ request, context });
  const services = servicesFrom(context);
  const body = await readBody(request);
  if (body.get("intent") === "import") {
    const form = checkForm(body, ImportGroupsFields);
    if (!form.ok) return form.reply;
    return (await bringInGroups(services, actor, form)) ?? redirect("/thesaurus/history");
  }
  const form = checkForm(body, AddGroupFields);
  if (!form.ok) return form.reply;
  const { words } = form.value;
  const done = await attempt(form, () => services.unitOfWork((tx, now) => addGroup(tx, actor, form.value, now)));
  return done.ok ? redirect(`/thesaurus?q=${encodeURIComponent(words[0] ?? "")}`) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function ThesaurusRoute() {
  const result = useActionData<typeof action>() as GroupsResult | undefined;
  return <GroupsPage {...useLoaderData<typeof loader>()} result={result} />;
}
