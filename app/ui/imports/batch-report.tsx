// Knows how a batch's rows are reported, each with its result and reason; must never judge a row.

import { Link, useSearchParams } from "@remix-run/react";
import { type ImportKind, isContractKind } from "#app/domain/imports/import-batch.ts";
import { EmptyState, Section } from "#app/ui/kit/layout.tsx";
import { Pages } from "#app/ui/kit/pages.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { TableLinks } from "#app/ui/kit/table-links.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { reasonText, resultText } from "./import-words.ts";
import type { ReportRow, ShownReport } from "./shown-batch.ts";

function Filters({ report }: { readonly report: ShownReport }) {
  const t = useText();
  const [params] = useSearchParams();
  const to = (filter: string) => {
    const next = new URLSearchParams(params);
    next.delete("page");
    next.set("rows", filter);
    return `?${next}`;
  };
  return (
    <nav aria-label={t("import.counts")} className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
      {report.filters.map(({ name, count }) => (
        <Link key={name} to={to(name)} aria-current={name === report.filter ? "true" : undefined} className="aria-[current=true]:font-semibold">
          {t(`import.result.${name}` as TextKey)} <span className="tabular-nums">{count}</span>
        </Link>
      ))}
    </nav>
  );
}

export function BatchReport({ batchId, kind, report }: { readonly batchId: string; readonly kind: ImportKind; readonly report: ShownReport }) {
  const t = useText();
  const href = (row: ReportRow) => `/${isContractKind(kind) ? "contracts" : kind}/${row.code}`;
  return (
    <Section title={t("import.report")}>
      <Filters report={report} />
      <TableLinks to={`/imports/${batchId}/report`} />
      {report.rows.length === 0 ? (
        <EmptyState title={t("import.report.empty")} />
      ) : (
        <DataTable
          caption={t("import.report.caption")}
          rows={report.rows}
          rowKey={(row) => String(row.position)}
          columns={[
            { key: "line", head: t("import.report.line"), align: "end", cell: (row) => row.line },
            { key: "id", head: t("import.report.externalId"), cell: (row) => row.externalId },
            { key: "title", head: t("import.report.rowTitle"), cell: (row) => (row.code ? <Link to={href(row)}>{row.title}</Link> : row.title) },
            { key: "result", head: t("import.report.result"), cell: (row) => resultText(t, row) },
            { key: "reason", head: t("import.report.reason"), cell: (row) => reasonText(t, row) },
          ]}
        />
      )}
      <Pages page={report.page} pages={report.pages} />
    </Section>
  );
}
