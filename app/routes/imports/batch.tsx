// Knows the address of one batch and which command each of its buttons runs; must never take a row.

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { commitBatch, discardBatch, mapBatch, remapBatch, undoBatch } from "#app/domain/imports/commands/move-batch.server.ts";
import { BatchMoveFields } from "#app/domain/imports/fields.ts";
import { BatchPage } from "#app/ui/imports/batch-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { readableBatch, shownBatch } from "./shown.server.ts";

const COMMANDS = { remap: remapBatch, commit: commitBatch, undo: undoBatch, discard: discardBatch } as const;

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await readableBatch(args);
  return shownBatch(servicesFrom(args.context).reads, page, new URL(args.request.url).searchParams);
}

export async function action(args: ActionFunctionArgs) {
  const { actor, page } = await readableBatch(args);
  const form = await readForm(args.request, BatchMoveFields);
  if (!form.ok) return form.reply;
  const { intent, columns } = form.value;
  const batchId = page.batch.id;
  const { unitOfWork } = servicesFrom(args.context);
  const done = await attempt(form, () =>
    unitOfWork((tx, now) => (intent === "map" ? mapBatch(tx, actor, { batchId, columns }, now) : COMMANDS[intent](tx, actor, { batchId }, now))),
  );
  return done.ok ? redirect(`/imports/${batchId}`) : done.reply;
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.batch.fileName ?? "" }];

export default function BatchRoute() {
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <BatchPage {...useLoaderData<typeof loader>()} result={result} />;
}
