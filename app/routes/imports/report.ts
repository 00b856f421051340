// Knows the address of a batch's report as a file; must never judge a row.

import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ReportRow, wholeReport } from "#app/domain/imports/queries.server.ts";
import { reasonText, resultText } from "#app/ui/imports/import-words.ts";
import { makeVoice } from "#app/ui/text/use-text.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import { tableFrame, tableWords } from "../exports/frame.server.ts";
import { readableBatch } from "./shown.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { page } = await readableBatch(args);
  const language = await languageOf(args.request);
  const { t } = makeVoice(language, language === "zh" ? wholeZh : wholeEn);
  const { reads, clock } = servicesFrom(args.context);
  const rows: ReportRow[] = [];
  for await (const some of wholeReport(reads, page.batch)) rows.push(...some);
  const named = (key: "line" | "externalId" | "rowTitle" | "result" | "reason" | "code") => ({
    head: t(`import.report.${key}`),
    note: t(`import.report.${key}.note`),
  });
  const columns: readonly TableColumn<ReportRow>[] = [
    { ...named("line"), kind: "count", value: (row) => row.line },
    { ...named("externalId"), kind: "text", value: (row) => row.externalId },
    { ...named("rowTitle"), kind: "text", value: (row) => row.title },
    { ...named("result"), kind: "text", value: (row) => resultText(t, row) },
    { ...named("reason"), kind: "text", value: (row) => reasonText(t, row) },
    { ...named("code"), kind: "text", value: (row) => row.code },
  ];
  const about = `${page.batch.source} · ${page.batch.fileName}`;
  return tableResponse({ ...tableFrame<ReportRow>(tableWords(language), t("import.report.name"), about, clock()), columns, rows }, formatOf(args.request));
}
