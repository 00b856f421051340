// Knows how a figure's way from one moment to the next is shown bar by bar, and what years that were over were restated; must never add up.
import { Link } from "@remix-run/react";
import type { Bridge, Change, Restatement } from "#app/domain/oversight/bridge.ts";
import type { CounterDefinition } from "#app/domain/oversight/counter.ts";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText, MoneyText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { DefinitionText } from "#app/ui/oversight/definition-text.tsx";
import { type Cut, FigureLink } from "#app/ui/oversight/figure-link.tsx";
import { Picture, type Pictures } from "#app/ui/oversight/picture.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Chosen, DeskLinks, MomentChoice, PastNote } from "./desk-links.tsx";

export type ChangesPageProps = {
  readonly chosen: Chosen;
  readonly years: readonly number[];
  readonly definition: CounterDefinition;
  readonly bridge: Bridge;
  readonly restatements: readonly Restatement[];
  readonly picture: Pictures | null;
};
type Line = { readonly key: string; readonly label: string; readonly amount: number; readonly contractCount: number; readonly cut: Cut };

function useLines({ chosen, bridge }: ChangesPageProps): readonly Line[] {
  const t = useText();
  const { year, asOf } = chosen;
  const changeCut = (change: Change): Cut => ({ year, since: bridge.since, change: change.kind, asOf });
  return [
    { key: "from", label: t("desk.bridge.from"), ...bridge.from, cut: { year, asOf: bridge.since } },
    ...bridge.changes.map((change) => ({ key: change.kind, label: t(`desk.change.${change.kind}`), ...change, cut: changeCut(change) })),
    { key: "to", label: t("desk.bridge.to"), ...bridge.to, cut: { year, asOf } },
  ];
}

function Restatements({ rows }: { readonly rows: readonly Restatement[] }) {
  const t = useText();
  if (rows.length === 0) return <EmptyState title={t("desk.restated.none")} />;
  return (
    <DataTable
      caption={t("desk.restated.caption")}
      rows={rows}
      rowKey={(row) => `${row.recordedAt}-${row.contractCode}-${row.countedMonth}`}
      columns={[
        { key: "at", head: t("desk.restated.at"), cell: (row) => <MomentText at={row.recordedAt} /> },
        { key: "contract", head: t("oversight.behind.contract"), cell: (row) => <Link to={`/contracts/${row.contractCode}`}>{row.contractName}</Link> },
        { key: "month", head: t("desk.restated.month"), cell: (row) => row.countedMonth },
        {
          key: "reason",
          head: t("desk.restated.reason"),
          cell: (row) => (row.reason ? t("desk.restated.why", { kind: t(`desk.change.${row.kind}`), reason: row.reason }) : t(`desk.change.${row.kind}`)),
        },
        { key: "amount", head: t("oversight.amount"), align: "end", cell: (row) => <MoneyText amount={row.amount} /> },
      ]}
    />
  );
}

export function ChangesPage(props: ChangesPageProps) {
  const t = useText();
  const { chosen, years, definition, bridge, restatements, picture } = props;
  const lines = useLines(props);
  return (
    <>
      <PageHead
        kicker={t("oversight.kicker", { year: chosen.year })}
        title={t("desk.page.changes")}
        meta={<MomentText at={chosen.asOf} />}
        actions={<MomentChoice action="/desk/changes" chosen={chosen} years={years} />}
      />
      <DeskLinks year={chosen.year} asOf={chosen.isPast ? chosen.asOf : null} />
      <PastNote chosen={chosen} now={`/desk/changes?year=${chosen.year}`} />
      <Section title={t("desk.bridge")}>
        <p className="mb-3 max-w-3xl text-muted">
          {t("desk.bridge.note")} <MomentText at={bridge.since} />
        </p>
        {picture ? <Picture svg={picture} /> : null}
        <DataTable
          caption={t("desk.bridge")}
          rows={lines}
          rowKey={(line) => line.key}
          columns={[
            { key: "label", head: t("desk.bridge.step"), cell: (line) => line.label },
            { key: "count", head: t("oversight.contracts"), align: "end", cell: (line) => line.contractCount },
            { key: "amount", head: t("oversight.amount"), align: "end", cell: (line) => <FigureLink amount={line.amount} cut={line.cut} /> },
          ]}
        />
        <DefinitionText definition={definition} />
      </Section>
      <Section title={t("desk.restated")}>
        <p className="mb-3 max-w-3xl text-muted">{t("desk.restated.note")}</p>
        <Restatements rows={restatements} />
      </Section>
    </>
  );
}
