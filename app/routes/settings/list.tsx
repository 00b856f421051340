// Knows the address of the rules in force; must never change one.

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { allRules } from "#app/domain/settings/page-queries.server.ts";
import { mayChangeSettings, mayReadSettings } from "#app/domain/settings/policy.ts";
import { dayOf } from "#app/kernel/time.ts";
import { RulesPage } from "#app/ui/settings/rules-page.tsx";
import { settingsEn } from "#app/ui/text/en/settings.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { settingsZh } from "#app/ui/text/zh/settings.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!mayReadSettings(actor)) forbidden();
  const { reads, clock } = servicesFrom(context);
  return {
    rules: await allRules(reads, dayOf(clock())),
    mayChange: mayChangeSettings(actor),
    title: ((await languageOf(request)) === "zh" ? settingsZh : settingsEn)["setting.title"],
  };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function SettingsRoute() {
  return <RulesPage {...useLoaderData<typeof loader>()} />;
}
