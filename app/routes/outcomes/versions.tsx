// Knows the address of an outcome's versions and of what changed between two; must never draw them.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { diffContents } from "#app/domain/outcomes/diff.server.ts";
import { placeOptions } from "#app/domain/outcomes/page-queries.server.ts";
import { VersionsPage } from "#app/ui/outcomes/versions-page.tsx";
import { notFound, viewerOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { agreedVersions } from "./agreed.server.ts";
import { readableOutcome, readableVersions } from "./view.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { reads, clock } = servicesFrom(context);
  const viewer = await viewerOf({ request, context });
  const outcome = await readableOutcome({ reads, viewer, code: params.code });
  const versions = await readableVersions(reads, viewer, outcome);
  const query = new URL(request.url).searchParams;
  const to = Number(query.get("to") ?? versions[0]?.number);
  const from = Number(query.get("from") ?? versions[1]?.number ?? to);
  const after = versions.find((one) => one.number === to);
  const before = versions.find((one) => one.number === from);
  if (!before || !after) notFound();
  const { code, shownVersion } = outcome;
  return {
    ...{ code, shownVersion, from, to },
    title: after.content.title,
    versions: versions.map(({ number, state, completeness, editedAt, listedAt }) => ({ number, state, completeness, editedAt, listedAt })),
    agreed: await agreedVersions(reads, viewer, outcome.id, clock()),
    places: await placeOptions(reads, await languageOf(request)),
    diff: diffContents(before.content, after.content),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · ${data.code}` : "" }];

export default function OutcomeVersionsRoute() {
  return <VersionsPage {...useLoaderData<typeof loader>()} />;
}
