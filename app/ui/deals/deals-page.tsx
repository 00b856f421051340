// Knows how deals are listed, latest change first.
import { Link } from "@remix-run/react";
import type { DealState } from "#app/domain/deals/deal.ts";
import { licenceOptions, wordOf } from "#app/ui/contracts/contract-words.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { stateTone } from "./deal-words.ts";

export type DealLine = {
  readonly id: string;
  readonly code: string;
  readonly state: DealState;
  readonly licenceKind: string;
  readonly updatedAt: string;
  readonly outcomeTitle: string;
  readonly sellerName: string;
  readonly buyerName: string;
};

export function DealsPage({ deals }: { readonly deals: readonly DealLine[] }) {
  const t = useText();
  const columns: Column<DealLine>[] = [
    {
      key: "deal",
      head: t("deal.col.deal"),
      cell: (row) => (
        <>
          <Link to={`/deals/${row.code}`}>{row.outcomeTitle}</Link>
          <span className="block text-sm text-muted">{row.code}</span>
        </>
      ),
    },
    { key: "parties", head: t("deal.col.parties"), cell: (row) => `${row.sellerName} → ${row.buyerName}` },
    { key: "licence", head: t("deal.col.licence"), cell: (row) => wordOf(licenceOptions(t), row.licenceKind, "") },
    { key: "state", head: t("deal.col.state"), cell: (row) => <Badge tone={stateTone(row.state)}>{t(`deal.state.${row.state}`)}</Badge> },
    { key: "updated", head: t("deal.col.updated"), cell: (row) => <MomentText at={row.updatedAt} /> },
  ];
  return (
    <>
      <PageHead title={t("deal.list.title")} />
      {deals.length === 0 ? (
        <EmptyState title={t("deal.list.empty")}>
          <p>{t("deal.list.empty.next")}</p>
          <p className="mt-2">
            <Link to="/outcomes">{t("deal.list.toOutcomes")}</Link>
          </p>
        </EmptyState>
      ) : (
        <DataTable caption={t("deal.list.caption")} columns={columns} rows={deals} rowKey={(row) => row.id} />
      )}
      <Section title={t("deal.notYet.title")}>
        <p className="text-muted">{t("deal.notYet")}</p>
      </Section>
    </>
  );
}
