// Knows how a year's end is shown as a range with its reasons, or why there is none; must never project.
import type { Projection } from "#app/domain/oversight/projection.ts";
import { MoneyText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export function ProjectionCard({ year, projection }: { readonly year: number; readonly projection: Projection }) {
  const t = useText();
  return (
    <section aria-label={t("desk.projection")} className="mt-4 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <h2 className="text-muted">{t("desk.projection")}</h2>
      {projection.is === "none" ? (
        <p className="mt-1">{t(`desk.projection.${projection.why}`, { year })}</p>
      ) : (
        <>
          <p className="text-2xl font-semibold">
            <MoneyText amount={projection.low} /> – <MoneyText amount={projection.high} />
          </p>
          <p className="mt-1 max-w-3xl text-sm text-muted">{t("desk.projection.how", { through: projection.through, years: projection.seasons.length })}</p>
          <details className="mt-2">
            <summary>{t("desk.projection.seasons")}</summary>
            <DataTable
              caption={t("desk.projection.caption", { through: projection.through.slice(5) })}
              rows={projection.seasons}
              rowKey={(season) => String(season.year)}
              columns={[
                { key: "year", head: t("oversight.year"), cell: (season) => season.year },
                { key: "reached", head: t("desk.projection.reached"), align: "end", cell: (season) => `${(season.reachedBps / 100).toFixed(1)}%` },
                { key: "projected", head: t("desk.projection.projected"), align: "end", cell: (season) => <MoneyText amount={season.projected} /> },
              ]}
            />
          </details>
        </>
      )}
    </section>
  );
}
