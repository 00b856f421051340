// Knows the address of yearly targets and GDP figures; must never judge one.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordGdp, setTarget } from "#app/domain/settings/commands/change-settings.server.ts";
import { GdpFields, TargetFields } from "#app/domain/settings/fields.ts";
import { allGdp, allTargets, figureChanges } from "#app/domain/settings/page-queries.server.ts";
import { mayChangeSettings, mayReadSettings } from "#app/domain/settings/policy.ts";
import { readPlaces } from "#app/domain/settings/reference.server.ts";
import { dayOf, yearOf } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { TargetsPage } from "#app/ui/settings/targets-page.tsx";
import { settingsEn } from "#app/ui/text/en/settings.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { settingsZh } from "#app/ui/text/zh/settings.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { type Ask, forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { shownChanges } from "./preview.server.ts";

async function requireReader(ask: Ask) {
  const actor = await requireActor(ask);
  if (!mayReadSettings(actor)) forbidden();
  return actor;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireReader({ request, context });
  const { reads, clock } = servicesFrom(context);
  const language = await languageOf(request);
  const words = language === "zh" ? settingsZh : settingsEn;
  const { districts } = await readPlaces(reads);
  return {
    mayChange: mayChangeSettings(actor),
    targets: await allTargets(reads),
    gdp: await allGdp(reads),
    areas: [{ value: "3306", label: words["setting.gdp.city"] }, ...districts.map((one) => ({ value: one.code, label: one[language] }))],
    changes: shownChanges(await figureChanges(reads)),
    year: yearOf(dayOf(clock())),
    title: words["setting.tab.targets"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireReader({ request, context });
  const { unitOfWork } = servicesFrom(context);
  const body = await readBody(request);
  if (body.get("intent") === "gdp") {
    const form = checkForm(body, GdpFields);
    if (!form.ok) return form.reply;
    const done = await attempt(form, () => unitOfWork((tx, now) => recordGdp(tx, actor, form.value, now)));
    return done.ok ? redirect("/settings/targets") : done.reply;
  }
  const form = checkForm(body, TargetFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => unitOfWork((tx, now) => setTarget(tx, actor, form.value, now)));
  return done.ok ? redirect("/settings/targets") : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function TargetsRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <TargetsPage {...useLoaderData<typeof loader>()} result={result} />;
}
