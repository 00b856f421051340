// Knows how an organisation's own contracts are listed; must never choose them.
import { Link } from "@remix-run/react";
import type { ContractState } from "#app/domain/contracts/contract.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { classOptions, stateTone, wordOf } from "./contract-words.ts";

export type ContractLine = {
  readonly code: string;
  readonly name: string;
  readonly class: string;
  readonly state: ContractState;
  readonly sellerName: string;
  readonly buyerName: string;
  readonly totalAmount: number;
  readonly signedOn: string;
  readonly decideBy: string | null;
  readonly registeredOn: string | null;
  readonly registrationNo: string | null;
};
export type ContractsPageProps = {
  readonly mine: readonly ContractLine[] | null;
  readonly mayFile: boolean;
  readonly mayReadDesk: boolean;
};

function useCommonColumns(): readonly Column<ContractLine>[] {
  const t = useText();
  return [
    {
      key: "contract",
      head: t("contract.col.contract"),
      cell: (row) => (
        <>
          <Link to={`/contracts/${row.code}`}>{row.name}</Link>
          <span className="block text-sm text-muted">
            {row.code} · {wordOf(classOptions(t), row.class, "")}
          </span>
        </>
      ),
    },
    { key: "parties", head: t("contract.col.parties"), cell: (row) => `${row.sellerName} → ${row.buyerName}` },
    { key: "state", head: t("contract.col.state"), cell: (row) => <Badge tone={stateTone(row.state)}>{t(`contract.state.${row.state}`)}</Badge> },
    { key: "signed", head: t("contract.col.signed"), cell: (row) => <DayText day={row.signedOn} /> },
    { key: "total", head: t("contract.col.total"), align: "end", cell: (row) => <MoneyText amount={row.totalAmount} /> },
  ];
}

function Mine({ rows }: { readonly rows: readonly ContractLine[] }) {
  const t = useText();
  const columns: Column<ContractLine>[] = [
    ...useCommonColumns(),
    {
      key: "registered",
      head: t("contract.col.registered"),
      cell: (row) =>
        row.registeredOn === null ? (
          t("contract.notRegistered")
        ) : (
          <>
            <DayText day={row.registeredOn} />
            <span className="block text-sm text-muted">{row.registrationNo}</span>
          </>
        ),
    },
  ];
  return (
    <Section title={t("contract.list.mine")}>
      {rows.length === 0 ? (
        <EmptyState title={t("contract.list.empty")}>{t("contract.list.empty.next")}</EmptyState>
      ) : (
        <DataTable caption={t("contract.list.caption")} columns={columns} rows={rows} rowKey={(row) => row.code} />
      )}
    </Section>
  );
}

export function ContractsPage({ mine, mayFile, mayReadDesk }: ContractsPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        title={t("contract.list.title")}
        actions={
          mayFile ? (
            <ButtonLink to="/contracts/new" look="primary">
              {t("contract.new.title")}
            </ButtonLink>
          ) : null
        }
      />
      {mayReadDesk ? (
        <p className="my-4">
          {t("contract.list.bureau")} <Link to="/desk">{t("contract.list.toDesk")}</Link>
        </p>
      ) : null}
      {mine ? <Mine rows={mine} /> : null}
    </>
  );
}
