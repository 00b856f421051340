// Knows the address of one group of words; must never judge a word.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editGroup, removeGroup } from "#app/domain/thesaurus/commands/change-thesaurus.server.ts";
import { EditGroupFields, RemoveGroupFields } from "#app/domain/thesaurus/fields.ts";
import { groupByGroupId } from "#app/domain/thesaurus/queries.server.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { GroupPage } from "#app/ui/thesaurus/group-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { requireWordsDesk } from "./access.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { mayKeep } = await requireWordsDesk({ request, context });
  const group = await groupByGroupId(servicesFrom(context).reads, params.id ?? "");
  if (!group) notFound();
  return { group: { id: group.id, words: group.words }, mayKeep };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor } = await requireWordsDesk({ request, context });
  const { reads, unitOfWork } = servicesFrom(context);
  if (!(await groupByGroupId(reads, params.id ?? ""))) notFound();
  const body = await readBody(request);
  if (body.get("intent") === "remove") {
    const form = checkForm(body, RemoveGroupFields);
    if (!form.ok) return form.reply;
    const done = await attempt(form, () => unitOfWork((tx, now) => removeGroup(tx, actor, form.value, now)));
    return done.ok ? redirect("/thesaurus") : done.reply;
  }
  const form = checkForm(body, EditGroupFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => editGroup(tx, actor, form.value, now)));
  return done.ok ? redirect(`/thesaurus?q=${encodeURIComponent(form.value.words[0] ?? "")}`) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.group.words.join("、") ?? "" }];

export default function ThesaurusGroupRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <GroupPage {...useLoaderData<typeof loader>()} result={result} />;
}
