// Knows the address of all pools; opening one is the bureau's.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { poolChoices } from "#app/domain/pools/choices.server.ts";
import { createPool } from "#app/domain/pools/commands/create-pool.server.ts";
import { poolFields } from "#app/domain/pools/fields.ts";
import { canManagePools } from "#app/domain/pools/policy.ts";
import { poolsList } from "#app/domain/pools/queries.server.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { PoolsPage } from "#app/ui/pools/pools-page.tsx";
import { poolsEn } from "#app/ui/text/en/pools.ts";
import { poolsZh } from "#app/ui/text/zh/pools.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { forbidden, requireActor, viewerOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await viewerOf({ request, context });
  const { reads } = servicesFrom(context);
  return {
    pools: await poolsList(reads),
    choices: canManagePools(viewer) ? await poolChoices(reads) : null,
    title: ((await languageOf(request)) === "zh" ? poolsZh : poolsEn)["pool.list.title"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!canManagePools(actor)) forbidden();
  const form = await readForm(request, poolFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => servicesFrom(context).unitOfWork((tx, now) => createPool(tx, actor, form.value, now)));
  if (!done.ok) return done.reply;
  return redirect(`/pools/${done.value.code}`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function PoolsRoute() {
  const { pools, choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <PoolsPage pools={pools} choices={choices} result={result} />;
}
