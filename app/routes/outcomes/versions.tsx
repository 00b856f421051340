// Knows the address of an outcome's versions and of what changed between two; must never draw them.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { diffContents } from "#app/domain/outcomes/diff.ts";
import { VersionsPage } from "#app/ui/outcomes/versions-page.tsx";
import { notFound, viewerOf } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { readableOutcome, readableVersions } from "./view.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { reads } = servicesFrom(context);
  const viewer = await viewerOf({ request, context });
  const outcome = await readableOutcome({ reads, viewer, code: params.code });
  const versions = await readableVersions(reads, viewer, outcome);
  const query = new URL(request.url).searchParams;
  const to = Number(query.get("to") ?? versions[0]?.number);
  const from = Number(query.get("from") ?? versions[1]?.number ?? to);
  const after = versions.find((one) => one.number === to);
  const before = versions.find((one) => one.number === from);
  if (!before || !after) notFound();
  const rows = versions.map(({ number, state, completeness, editedAt, listedAt }) => ({ number, state, completeness, editedAt, listedAt }));
  return { code: outcome.code, title: after.content.title, from, to, versions: rows, diff: diffContents(before.content, after.content) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · ${data.code}` : "" }];

export default function OutcomeVersionsRoute() {
  return <VersionsPage {...useLoaderData<typeof loader>()} />;
}
