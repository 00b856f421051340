// Knows how staff are shown the quality of matches, by model and by chain; must never name who judged.
import { Link } from "@remix-run/react";
import type { WrongReason } from "#app/domain/matching/judgement.ts";
import { EmptyState, Section } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { TableLinks } from "#app/ui/kit/table-links.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { DeskHead } from "#app/ui/thesaurus/desk-head.tsx";

/** `bps` null = too few judged. */
export type Precision = { readonly right: number; readonly judged: number; readonly bps: number | null };
export type ModelPrecision = Precision & { readonly modelVersion: string };
export type ChainPrecision = Precision & { readonly chainCode: string | null; readonly chainName: string | null };
type Note = {
  readonly note: string;
  readonly reason: WrongReason | null;
  readonly chainName: string | null;
  readonly modelVersion: string;
  readonly day: string;
};
export type QualityPageProps = {
  readonly enough: number;
  readonly models: readonly ModelPrecision[];
  /** The version whose chains are shown; null when nothing was judged. */
  readonly model: string | null;
  readonly chains: readonly ChainPrecision[];
  readonly reasons: readonly { readonly reason: WrongReason; readonly count: number }[];
  readonly notes: readonly Note[];
};

function usePrecisionColumns() {
  const t = useText();
  const share = ({ bps }: Precision) => (bps === null ? <span className="text-muted">{t("quality.notEnough")}</span> : `${(bps / 100).toFixed(1)}%`);
  return [
    { key: "judged", head: t("quality.judged"), align: "end" as const, cell: (row: Precision) => row.judged },
    { key: "right", head: t("quality.right"), align: "end" as const, cell: (row: Precision) => row.right },
    { key: "precision", head: t("quality.precision"), align: "end" as const, cell: share },
  ];
}

function Models({ models, model }: Pick<QualityPageProps, "models" | "model">) {
  const t = useText();
  const name = ({ modelVersion }: ModelPrecision) => (
    <Link to={`/matching/quality?model=${encodeURIComponent(modelVersion)}`} aria-current={modelVersion === model ? "true" : undefined}>
      {modelVersion}
    </Link>
  );
  const columns = [{ key: "model", head: t("quality.model"), cell: name }, ...usePrecisionColumns()];
  return (
    <Section title={t("quality.byModel")}>
      <DataTable caption={t("quality.byModel.caption")} rows={models} rowKey={(row) => row.modelVersion} columns={columns} />
      <TableLinks to="/matching/quality/export" />
    </Section>
  );
}

function Chains({ chains, model }: { readonly chains: readonly ChainPrecision[]; readonly model: string }) {
  const t = useText();
  const name = ({ chainName }: ChainPrecision) => chainName ?? t("quality.chain.none");
  const columns = [{ key: "chain", head: t("quality.chain"), cell: name }, ...usePrecisionColumns()];
  return (
    <Section title={t("quality.byChain", { model })}>
      <DataTable caption={t("quality.byChain.caption")} rows={chains} rowKey={(row) => row.chainCode ?? ""} columns={columns} />
    </Section>
  );
}

function Reasons({ reasons }: Pick<QualityPageProps, "reasons">) {
  const t = useText();
  if (reasons.length === 0) return null;
  return (
    <Section title={t("quality.reasons")}>
      <DataTable
        caption={t("quality.reasons.caption")}
        rows={reasons}
        rowKey={(row) => row.reason}
        columns={[
          { key: "reason", head: t("judge.reason"), cell: ({ reason }) => t(`judge.reason.${reason}`) },
          { key: "count", head: t("judge.why.count"), align: "end", cell: ({ count }) => count },
        ]}
      />
    </Section>
  );
}

function Notes({ notes }: Pick<QualityPageProps, "notes">) {
  const t = useText();
  if (notes.length === 0) return null;
  return (
    <Section title={t("quality.notes")}>
      <DataTable
        caption={t("quality.notes.caption")}
        rows={notes.map((note, at) => ({ ...note, at }))}
        rowKey={(note) => String(note.at)}
        columns={[
          { key: "note", head: t("quality.notes.note"), cell: ({ note }) => <span className="break-words">{note}</span> },
          { key: "reason", head: t("judge.reason"), cell: ({ reason }) => (reason ? t(`judge.reason.${reason}`) : "") },
          { key: "chain", head: t("quality.chain"), cell: ({ chainName }) => chainName ?? t("quality.chain.none") },
          { key: "model", head: t("quality.model"), cell: ({ modelVersion }) => modelVersion },
          { key: "day", head: t("quality.notes.at"), cell: ({ day }) => <DayText day={day} /> },
        ]}
      />
    </Section>
  );
}

export function QualityPage({ enough, models, model, chains, reasons, notes }: QualityPageProps) {
  const t = useText();
  return (
    <>
      <DeskHead title={t("quality.title")} lead={t("quality.lead", { enough })} />
      {model === null ? (
        <EmptyState title={t("quality.none")}>{t("quality.none.next")}</EmptyState>
      ) : (
        <>
          <Models models={models} model={model} />
          <Chains chains={chains} model={model} />
        </>
      )}
      <Reasons reasons={reasons} />
      <Notes notes={notes} />
      <p className="max-w-3xl text-muted">{t("quality.use")}</p>
    </>
  );
}
