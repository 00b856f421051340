// Knows the address of sealed snapshots and how a new one is asked for; must never compute a figure.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sealSnapshot } from "#app/domain/oversight/commands/seal-snapshot.server.ts";
import { SealFields } from "#app/domain/oversight/fields.ts";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { newestSnapshots } from "#app/domain/oversight/queries/snapshots.server.ts";
import { addMonths, type Day, dayOf, monthOf, yearOf } from "#app/kernel/time.ts";
import { PacksPage } from "#app/ui/desk/packs-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { deskEn } from "#app/ui/text/en/desk.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { deskZh } from "#app/ui/text/zh/desk.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { type Ask, forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

async function requireReader(ask: Ask) {
  const actor = await requireActor(ask);
  if (!canReadDesk(actor)) forbidden();
  return actor;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireReader({ request, context });
  const { reads, clock } = servicesFrom(context);
  const today = dayOf(clock());
  return {
    snapshots: await newestSnapshots(reads),
    year: yearOf(today),
    suggested: monthOf(addMonths(`${monthOf(today)}-01` as Day, -1)),
    title: ((await languageOf(request)) === "zh" ? deskZh : deskEn)["desk.page.packs"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireReader({ request, context });
  const { unitOfWork } = servicesFrom(context);
  const form = await readForm(request, SealFields);
  if (!form.ok) return form.reply;
  const { period, asOf } = form.value;
  const done = await attempt(form, () => unitOfWork((tx, now) => sealSnapshot(tx, actor, { period, asOf: asOf ?? now }, now)));
  return done.ok ? redirect(`/desk/packs/${done.value}`) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function PacksRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <PacksPage {...useLoaderData<typeof loader>()} result={result} />;
}
