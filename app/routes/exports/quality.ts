// Knows the address of the file with the quality of matches by model and chain; must never name who judged.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { ENOUGH_JUDGED, precisionBps, TOP_PLACES } from "#app/domain/matching/judgement.ts";
import { type QualityRow, qualityRows } from "#app/domain/matching/judgement-queries.server.ts";
import { mayReadQuality } from "#app/domain/matching/policy.ts";
import { readPlaceLabels } from "#app/domain/settings/reference.server.ts";
import { judgementsEn } from "#app/ui/text/en/judgements.ts";
import { judgementsZh } from "#app/ui/text/zh/judgements.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import { tableFrame, tableWords } from "./frame.server.ts";

type Words = Readonly<Record<keyof typeof judgementsZh, string>>;

function columnsOf(words: Words, chains: Readonly<Record<string, string>>): readonly TableColumn<QualityRow>[] {
  const share = (row: QualityRow) => {
    const bps = precisionBps(row);
    return bps === null ? null : (bps / 100).toFixed(2);
  };
  const chainOf = ({ chainCode }: QualityRow) => (chainCode === null ? words["quality.chain.none"] : (chains[chainCode] ?? chainCode));
  return [
    { head: words["quality.model"], note: words["quality.file.model.note"], kind: "text", value: (row) => row.modelVersion },
    { head: words["quality.chain"], note: words["quality.file.chain.note"], kind: "text", value: chainOf },
    { head: words["quality.judged"], note: words["quality.file.judged.note"], kind: "count", value: (row) => row.judged },
    { head: words["quality.right"], note: words["quality.file.right.note"], kind: "count", value: (row) => row.right },
    { head: words["quality.file.precision"], note: words["quality.file.precision.note"], kind: "text", value: share },
  ];
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!mayReadQuality(await requireActor({ request, context }))) forbidden();
  const { reads, clock } = servicesFrom(context);
  const language = await languageOf(request);
  const words: Words = language === "zh" ? judgementsZh : judgementsEn;
  const { chain } = await readPlaceLabels(reads, language);
  const about = words["quality.file.about"].replace("{{top}}", String(TOP_PLACES)).replace("{{enough}}", String(ENOUGH_JUDGED));
  const frame = tableFrame<QualityRow>(tableWords(language), words["quality.file"], about, clock());
  return tableResponse({ ...frame, columns: columnsOf(words, chain), rows: await qualityRows(reads) }, formatOf(request));
}
