// Knows how the contracts behind a figure are listed, with the figure itself at the foot; must never add them up.
import { Link } from "@remix-run/react";
import type { ChangeKind } from "#app/domain/oversight/bridge.ts";
import type { FigureBasis } from "#app/domain/oversight/counter.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { EmptyState, PageHead } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText, MoneyText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { TableLinks } from "#app/ui/kit/table-links.tsx";
import { chainText, classText } from "#app/ui/oversight/class-text.ts";
import { contractsPath } from "#app/ui/oversight/figure-link.tsx";
import { type Speak, useText } from "#app/ui/text/use-text.ts";
import type { DeskNames } from "./desk-cuts.tsx";

type Row = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly sellerName: string;
  readonly buyerName: string;
  readonly class: string;
  readonly registeredOn: string;
  readonly registrationNo: string | null;
  readonly amount: number;
  readonly contractCount: number;
};
type Asked = {
  readonly year: number;
  readonly month?: number | undefined;
  readonly through?: number | undefined;
  readonly district?: string | undefined;
  readonly class?: string | undefined;
  readonly chain?: string | undefined;
  readonly institute?: string | undefined;
  readonly pair?: string | undefined;
  readonly since?: string | undefined;
  readonly change?: ChangeKind | undefined;
  readonly asOf?: string | undefined;
  readonly basis: FigureBasis;
  readonly amountKind: "technical" | "total" | "income";
};
export type ContractsPageProps = {
  readonly asked: Asked;
  readonly asOf: string;
  readonly isFirstPage: boolean;
  readonly names: DeskNames;
  readonly found: { readonly rows: readonly Row[]; readonly total: { readonly amount: number; readonly contractCount: number }; readonly next: string | null };
};

function pairText(t: Speak, districts: Readonly<Record<string, string>>, pair: string): string {
  if (pair === "between") return t("desk.between");
  return pair
    .split(">")
    .map((code) => districts[code] ?? code)
    .join(" → ");
}

function periodText(t: Speak, { month, through }: Asked): string {
  if (month !== undefined) return t("oversight.behind.monthOf", { month });
  return through === undefined ? t("oversight.behind.whole") : t("oversight.behind.through", { month: through });
}

function CutBadges({ asked, names }: Pick<ContractsPageProps, "asked" | "names">) {
  const t = useText();
  return (
    <>
      <Badge>{periodText(t, asked)}</Badge>
      {asked.district === undefined ? null : <Badge>{names.districts[asked.district] ?? asked.district}</Badge>}
      {asked.class === undefined ? null : <Badge>{classText(t, asked.class)}</Badge>}
      {asked.chain === undefined ? null : <Badge>{chainText(t, names.chains, asked.chain)}</Badge>}
      {asked.institute === undefined ? null : <Badge>{names.organisations[asked.institute] ?? t("desk.institutes")}</Badge>}
      {asked.pair === undefined ? null : <Badge>{pairText(t, names.districts, asked.pair)}</Badge>}
      {asked.change === undefined ? null : <Badge>{t(`desk.change.${asked.change}`)}</Badge>}
      <span>
        {t(`oversight.amountKind.${asked.amountKind}`)} · {t(`oversight.basis.${asked.basis}`)}
      </span>
    </>
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useText();
  return [
    {
      key: "contract",
      head: t("oversight.behind.contract"),
      cell: (row) => (
        <>
          <Link to={`/contracts/${row.code}`}>{row.name}</Link>
          <span className="block text-sm text-muted">{row.code}</span>
        </>
      ),
    },
    { key: "parties", head: t("oversight.behind.parties"), cell: (row) => `${row.sellerName} → ${row.buyerName}` },
    { key: "class", head: t("oversight.class"), cell: (row) => <span className="whitespace-nowrap">{classText(t, row.class)}</span> },
    {
      key: "registered",
      head: t("oversight.behind.registered"),
      cell: (row) => (
        <>
          <DayText day={row.registeredOn} />
          <span className="block text-sm text-muted tabular-nums">{row.registrationNo}</span>
        </>
      ),
    },
    { key: "amount", head: t("oversight.amount"), align: "end", cell: (row) => <MoneyText amount={row.amount} /> },
  ];
}

function Foot({ total }: { readonly total: ContractsPageProps["found"]["total"] }) {
  const t = useText();
  return (
    <tr className="font-medium">
      <th scope="row" colSpan={4} className="px-2 py-2">
        {t("oversight.behind.total")} · {t("oversight.count", { count: total.contractCount })}
      </th>
      <td className="px-2 py-2 text-right">
        <MoneyText amount={total.amount} />
      </td>
    </tr>
  );
}

export function ContractsPage({ asked, asOf, isFirstPage, names, found }: ContractsPageProps) {
  const t = useText();
  const columns = useColumns();
  const path = contractsPath(asked as Parameters<typeof contractsPath>[0]);
  return (
    <>
      <PageHead
        kicker={t("oversight.kicker", { year: asked.year })}
        title={t("oversight.behind.title")}
        meta={
          <>
            <CutBadges asked={asked} names={names} />
            <MomentText at={asOf} />
          </>
        }
        actions={
          <ButtonLink to={asked.asOf ? `/desk?year=${asked.year}&asOf=${encodeURIComponent(asked.asOf)}` : `/desk?year=${asked.year}`}>
            {t("oversight.behind.back")}
          </ButtonLink>
        }
      />
      <TableLinks to={path.replace("/desk/contracts", "/desk/contracts/export")} />
      <p className="mb-4 text-muted">{t("oversight.behind.kicker")}</p>
      {found.rows.length === 0 ? (
        <EmptyState title={t("oversight.behind.empty")} />
      ) : (
        <DataTable caption={t("oversight.behind.caption")} columns={columns} rows={found.rows} rowKey={(row) => row.id} foot={<Foot total={found.total} />} />
      )}
      <nav aria-label={t("pages.label")} className="my-6 flex flex-wrap gap-3">
        {isFirstPage ? null : <ButtonLink to={path}>{t("oversight.behind.first")}</ButtonLink>}
        {found.next ? <ButtonLink to={`${path}&after=${encodeURIComponent(found.next)}`}>{t("oversight.behind.next")}</ButtonLink> : null}
      </nav>
    </>
  );
}
