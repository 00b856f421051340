// Knows the address of the quality of matches; must never name who judged.

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ENOUGH_JUDGED, precisionBps } from "#app/domain/matching/judgement.ts";
import { newestNotes, type QualityRow, qualityRows, wrongReasons } from "#app/domain/matching/judgement-queries.server.ts";
import { mayReadQuality } from "#app/domain/matching/policy.ts";
import { readPlaceLabels } from "#app/domain/settings/reference.server.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import { QualityPage } from "#app/ui/judgements/quality-page.tsx";
import { judgementsEn } from "#app/ui/text/en/judgements.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { judgementsZh } from "#app/ui/text/zh/judgements.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";

function modelsOf(rows: readonly QualityRow[]) {
  return [...new Set(rows.map((row) => row.modelVersion))].map((modelVersion) => {
    const own = rows.filter((row) => row.modelVersion === modelVersion);
    const sum = (key: "right" | "judged") => own.reduce((total, row) => total + row[key], 0);
    const counts = { right: sum("right"), judged: sum("judged") };
    return { modelVersion, ...counts, bps: precisionBps(counts) };
  });
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!mayReadQuality(await requireActor({ request, context }))) forbidden();
  const { reads } = servicesFrom(context);
  const language = await languageOf(request);
  const { chain: names } = await readPlaceLabels(reads, language);
  const rows = await qualityRows(reads);
  const models = modelsOf(rows);
  const asked = new URL(request.url).searchParams.get("model");
  const model = (models.find((one) => one.modelVersion === asked) ?? models[0])?.modelVersion ?? null;
  const nameOf = (code: string | null) => (code === null ? null : (names[code] ?? code));
  const chains = rows.filter((row) => row.modelVersion === model);
  return {
    ...{ models, model, enough: ENOUGH_JUDGED, reasons: await wrongReasons(reads) },
    chains: chains.map(({ chainCode, right, judged }) => ({ chainCode, chainName: nameOf(chainCode), right, judged, bps: precisionBps({ right, judged }) })),
    notes: (await newestNotes(reads)).map(({ chainCode, at, ...note }) => ({ ...note, chainName: nameOf(chainCode), day: dayOf(at as Instant) })),
    title: (language === "zh" ? judgementsZh : judgementsEn)["quality.title"],
  };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function QualityRoute() {
  return <QualityPage {...useLoaderData<typeof loader>()} />;
}
