// Knows how a list of trials is drawn; must never choose whose trials are in it.
import { Link } from "@remix-run/react";
import type { TrialState } from "#app/domain/trials/trial.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { EmptyState, PageHead } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import type { NextMover } from "./next-words.ts";
import { stateTone } from "./trial-page.tsx";

export type TrialLine = {
  readonly code: string;
  readonly outcomeTitle: string;
  readonly ownerName: string;
  readonly enterpriseName: string;
  readonly state: TrialState;
  readonly endingSoon: 60 | 30 | null;
  readonly who: NextMover;
  readonly by: string | null;
};

function useColumns(): readonly Column<TrialLine>[] {
  const t = useText();
  return [
    {
      key: "outcome",
      head: t("trial.outcome"),
      cell: (row) => (
        <>
          <Link to={`/trials/${row.code}`}>{row.outcomeTitle}</Link>
          <span className="block text-sm text-muted">{row.code}</span>
        </>
      ),
    },
    { key: "sides", head: t("trial.counterparty"), cell: (row) => `${row.ownerName} → ${row.enterpriseName}` },
    {
      key: "state",
      head: t("trial.state.label"),
      cell: (row) => (
        <>
          <Badge tone={stateTone(row.state)}>{t(`trial.state.${row.state}`)}</Badge>
          {row.endingSoon ? <span className="block text-sm">{t("trial.endingSoon", { days: row.endingSoon })}</span> : null}
        </>
      ),
    },
    { key: "who", head: t("next.who"), cell: (row) => t(`trial.who.${row.who}`) },
    { key: "by", head: t("trial.by"), cell: (row) => (row.by ? <DayText day={row.by} /> : t("next.noDate")) },
  ];
}

const CAPTIONS = { all: "trial.list.captionAll", pools: "trial.list.captionPools", own: "trial.list.caption" } as const;

export function TrialsPage({ trials, whose }: { readonly trials: readonly TrialLine[]; readonly whose: keyof typeof CAPTIONS }) {
  const t = useText();
  const columns = useColumns();
  return (
    <>
      <PageHead title={t("trial.list.title")} actions={<ButtonLink to="/pools">{t("trial.list.toPools")}</ButtonLink>} />
      <p className="mb-4 max-w-prose text-muted">{t("trial.list.lead")}</p>
      {trials.length === 0 ? (
        <EmptyState title={t("trial.list.empty")}>{t("trial.list.empty.next")}</EmptyState>
      ) : (
        <DataTable caption={t(CAPTIONS[whose])} columns={columns} rows={trials} rowKey={(row) => row.code} />
      )}
    </>
  );
}
