// Knows the address where outside catalogues come in; must never read a file.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openBatch } from "#app/domain/imports/commands/open-batch.server.ts";
import { UploadFields } from "#app/domain/imports/fields.ts";
import { mayImport } from "#app/domain/imports/policy.ts";
import { newestBatches } from "#app/domain/imports/queries.server.ts";
import { endOfDay } from "#app/kernel/time.ts";
import { ImportsPage } from "#app/ui/imports/imports-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { importsEn } from "#app/ui/text/en/imports.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { importsZh } from "#app/ui/text/zh/imports.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { type Ask, forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

async function requireImporter(ask: Ask) {
  const actor = await requireActor(ask);
  if (!mayImport(actor)) forbidden();
  return actor;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireImporter({ request, context });
  const batches = await newestBatches(servicesFrom(context).reads);
  const title = ((await languageOf(request)) === "zh" ? importsZh : importsEn)["import.title"];
  return {
    title,
    batches: batches.map(({ id, kind, source, fileName, rowCount, state, createdAt, personName }) => ({
      id,
      kind,
      source,
      fileName: fileName || source,
      rowCount,
      state,
      createdAt,
      personName,
    })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireImporter({ request, context });
  const { unitOfWork, files } = servicesFrom(context);
  const form = await readForm(request, UploadFields);
  if (!form.ok) return form.reply;
  const { kind, source, openUntil, file } = form.value;
  const done = await attempt(form, async () => {
    const stored = await files.put(new Uint8Array(await file.arrayBuffer()), file.name);
    const order = { kind, source, file: stored, openUntil: openUntil === null ? null : endOfDay(openUntil), catalogue: null };
    return unitOfWork((tx, now) => openBatch(tx, actor, order, now));
  });
  return done.ok ? redirect(`/imports/${done.value}`) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function ImportsRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <ImportsPage {...useLoaderData<typeof loader>()} result={result} />;
}
