// Knows how the way from trial to conversion is tabled; must never count a trial.
import type { Funnel } from "#app/domain/oversight/scope.ts";
import { Section } from "#app/ui/kit/layout.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";

const STEPS = ["requested", "started", "active", "converted"] as const;

/** Each later figure beside its part of all requests; the bar repeats the number and is hidden from screen readers. */
export function FunnelTable({ funnel }: { readonly funnel: Funnel }) {
  const t = useText();
  const share = (count: number) => (funnel.requested === 0 ? 0 : Math.round((count / funnel.requested) * 100));
  return (
    <Section title={t("desk.funnel")}>
      <p className="mb-3 max-w-3xl text-muted">{t("desk.funnel.note")}</p>
      <DataTable
        caption={t("desk.funnel")}
        rows={STEPS.map((step) => ({ step, count: funnel[step] }))}
        rowKey={(row) => row.step}
        columns={[
          { key: "step", head: t("desk.funnel.step"), cell: (row) => t(`desk.funnel.${row.step}`) },
          { key: "count", head: t("desk.funnel.count"), align: "end", cell: (row) => row.count },
          {
            key: "share",
            head: t("desk.funnel.share"),
            align: "end",
            cell: (row) => (
              <>
                {share(row.count)}%
                <span aria-hidden="true" className="ml-2 hidden h-3 w-40 bg-surface align-middle sm:inline-block">
                  <span className="block h-3 bg-brand" style={{ width: `${share(row.count)}%` }} />
                </span>
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
