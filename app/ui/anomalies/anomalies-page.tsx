// Knows how the flags that were asked for are listed, and how each rule has fared; must never judge one.
import { Link } from "@remix-run/react";
import type { AnomalyState } from "#app/domain/oversight/anomalies/anomaly.ts";
import { type AnomaliesAsked, anomaliesPath } from "#app/domain/oversight/anomalies/asked.ts";
import { DeskLinks } from "#app/ui/desk/desk-links.tsx";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { EmptyState, PageHead } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { TableLinks } from "#app/ui/kit/table-links.tsx";
import { useLanguage, useText } from "#app/ui/text/use-text.ts";
import { AnomalyFilters } from "./anomaly-filters.tsx";
import { anomalyTone, type FoundBy, foundText, type Speech } from "./anomaly-words.ts";
import { type RuleStand, RuleStands, type YearsLook } from "./rule-stands.tsx";

type Line = FoundBy & {
  readonly code: string;
  /** Seller and buyer of the first contract it tells of. */
  readonly parties: string;
  readonly state: AnomalyState;
  readonly amount: number;
  readonly contractCount: number;
  readonly ownerName: string | null;
  readonly foundOn: string;
  readonly ageDays: number;
};
export type AnomaliesPageProps = {
  readonly asked: AnomaliesAsked;
  readonly lines: readonly Line[];
  readonly next: string | null;
  readonly isFirstPage: boolean;
  readonly total: { readonly count: number; readonly amount: number };
  readonly rules: readonly RuleStand[];
  readonly look: YearsLook;
  readonly districts: Readonly<Record<string, string>>;
  /** The desk's year, for those who may read the whole desk; null for a registration office. */
  readonly deskYear: number | null;
};

function useColumns(speech: Speech, list: string): readonly Column<Line>[] {
  const { t } = speech;
  return [
    {
      key: "flag",
      head: t("anomaly.col.flag"),
      cell: (line) => (
        <>
          <Link to={`/desk/anomalies/${line.code}?back=${encodeURIComponent(list)}`}>{t(`anomaly.rule.${line.rule}`)}</Link>
          <span className="block">{foundText(speech, line)}</span>
          <span className="block text-sm text-muted">{line.parties}</span>
          <span className="block text-sm text-muted">
            {line.code} · <DayText day={line.foundOn} />
          </span>
        </>
      ),
    },
    { key: "contracts", head: t("anomaly.col.contracts"), align: "end", cell: (line) => t("anomaly.contracts", { count: line.contractCount }) },
    { key: "amount", head: t("anomaly.col.amount"), align: "end", cell: (line) => <MoneyText amount={line.amount} /> },
    { key: "state", head: t("anomaly.col.state"), cell: (line) => <Badge tone={anomalyTone(line.state)}>{t(`anomaly.state.${line.state}`)}</Badge> },
    { key: "owner", head: t("anomaly.col.owner"), cell: (line) => line.ownerName ?? t("anomaly.owner.nobody") },
    { key: "age", head: t("anomaly.col.age"), align: "end", cell: (line) => t("anomaly.age", { count: line.ageDays }) },
  ];
}

function Turn({ asked, next, isFirstPage }: Pick<AnomaliesPageProps, "asked" | "next" | "isFirstPage">) {
  const t = useText();
  return (
    <p className="my-4 flex flex-wrap gap-4 print:hidden">
      {isFirstPage ? null : <ButtonLink to={anomaliesPath(asked)}>{t("anomaly.first")}</ButtonLink>}
      {next === null ? null : <ButtonLink to={anomaliesPath(asked, "/desk/anomalies", next)}>{t("anomaly.more")}</ButtonLink>}
    </p>
  );
}

export function AnomaliesPage({ asked, lines, next, isFirstPage, total, rules, look, districts, deskYear }: AnomaliesPageProps) {
  const t = useText();
  const speech = { t, language: useLanguage(), districts };
  const columns = useColumns(speech, anomaliesPath(asked));
  return (
    <>
      <PageHead title={t("anomaly.title")} meta={<span className="max-w-prose">{t("anomaly.lead")}</span>} />
      {deskYear === null ? null : <DeskLinks year={deskYear} asOf={null} />}
      <AnomalyFilters asked={asked} />
      {lines.length === 0 ? (
        <EmptyState title={t("anomaly.empty")}>{t("anomaly.empty.hint")}</EmptyState>
      ) : (
        <>
          <p className="my-3">
            {t("anomaly.touched")} <MoneyText amount={total.amount} />
          </p>
          <DataTable caption={t("anomaly.caption", { count: total.count })} columns={columns} rows={lines} rowKey={(line) => line.code} />
          <Turn asked={asked} next={next} isFirstPage={isFirstPage} />
          <TableLinks to={anomaliesPath(asked, "/desk/anomalies/export")} />
        </>
      )}
      <RuleStands rules={rules} look={look} />
    </>
  );
}
