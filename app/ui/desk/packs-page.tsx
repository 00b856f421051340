// Knows how sealed snapshots are listed and a new one is asked for; must never seal one.
import { Form, Link } from "@remix-run/react";
import type { SnapshotRow } from "#app/domain/oversight/snapshot.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { DateField, TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { DeskLinks } from "./desk-links.tsx";

export type PacksPageProps = {
  readonly snapshots: readonly SnapshotRow[];
  readonly year: number;
  readonly suggested: string;
  readonly result: ActionResult | undefined;
};
const LABELS = { period: "desk.pack.period", asOf: "desk.asOf" } as const;

export function PacksPage({ snapshots, year, suggested, result }: PacksPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={t("desk.page.packs")} />
      <DeskLinks year={year} asOf={null} />
      <p className="mb-4 max-w-3xl text-muted">{t("desk.packs.lead")}</p>
      <ErrorSummary result={result} labels={LABELS} />
      <Form method="post">
        <FormCard title={t("desk.packs.new")}>
          <TextField
            name="period"
            label={t("desk.pack.period")}
            hint={t("desk.pack.period.hint")}
            defaultValue={suggested}
            maxLength={7}
            required
            result={result}
          />
          <DateField name="asOf" label={t("desk.asOf")} hint={t("desk.pack.asOf.hint")} result={result} />
          <SubmitButton>{t("desk.packs.seal")}</SubmitButton>
        </FormCard>
      </Form>
      <Section title={t("desk.packs.list")}>
        {snapshots.length === 0 ? (
          <EmptyState title={t("desk.packs.none")} />
        ) : (
          <DataTable
            caption={t("desk.packs.list")}
            rows={snapshots}
            rowKey={(row) => row.id}
            columns={[
              { key: "serial", head: t("desk.packs.serial"), cell: (row) => row.serial },
              {
                key: "period",
                head: t("desk.pack.period"),
                cell: (row) => (
                  <>
                    <Link to={`/desk/packs/${row.id}`}>{row.period}</Link> {row.isMonthEnd ? <Badge>{t("desk.packs.monthEnd")}</Badge> : null}
                  </>
                ),
              },
              { key: "asOf", head: t("desk.pack.asOf"), cell: (row) => <MomentText at={row.asOf} /> },
              { key: "sealed", head: t("desk.packs.sealedAt"), cell: (row) => <MomentText at={row.sealedAt} /> },
              { key: "hash", head: "SHA-256", cell: (row) => <code title={row.hash}>{row.hash.slice(0, 16)}</code> },
              {
                key: "file",
                head: t("desk.pack.file"),
                cell: (row) => <a href={`/desk/packs/${row.id}/xlsx`}>{t("desk.pack.xlsx.of", { period: row.period })}</a>,
              },
            ]}
          />
        )}
      </Section>
    </>
  );
}
