// Knows how the ratio to GDP is shown with its denominator, or why there is none; must never compute one.
import { Link } from "@remix-run/react";
import type { Ratio } from "#app/domain/oversight/ratio.ts";
import { formatMoney, type Money } from "#app/kernel/money.ts";
import { MomentText, MoneyText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useLanguage, useText } from "#app/ui/text/use-text.ts";
import { type Cut, FigureLink } from "./figure-link.tsx";

function percentOf(bps: number): string {
  return (bps / 100).toFixed(2);
}

function useSum() {
  const language = useLanguage();
  return (amount: number) => formatMoney(amount as Money, language);
}

/** The sum by itself, leading to the contracts that come to it. */
function Behind({ label, amount, cut }: { readonly label: string; readonly amount: number; readonly cut: Cut }) {
  return (
    <p className="text-sm">
      {label} <FigureLink amount={amount} cut={cut} />
    </p>
  );
}

type Drilled = { readonly ratio: Ratio; readonly whole: Cut };

function Now({ ratio, whole }: Drilled) {
  const t = useText();
  const sum = useSum();
  const { now, why, year } = ratio;
  if (!now)
    return (
      <>
        <p className="text-2xl font-semibold">{t("ratio.unset")}</p>
        <p className="mt-1">{t(`ratio.why.${why ?? "noGdp"}`, { year })}</p>
      </>
    );
  const period = `${year} ${t(`setting.gdp.quarter.${now.gdp.quarter}` as TextKey)}`;
  const kind = t(`setting.gdp.kind.${now.gdp.kind}`);
  return (
    <>
      <p className="text-3xl font-semibold tabular-nums">{percentOf(now.bps)}%</p>
      <p className="mt-1 tabular-nums">{t("ratio.now", { period, kind, amount: sum(now.amount), gdp: sum(now.gdp.amount) })}</p>
      <Behind label={t("ratio.behind.now")} amount={now.amount} cut={{ ...whole, through: Number(now.through.slice(5)) }} />
      <p className="text-sm break-words text-muted">{t("ratio.gdpSource", { source: now.gdp.source })}</p>
    </>
  );
}

function Progress({ ratio, whole }: Drilled) {
  const t = useText();
  const sum = useSum();
  const { progress, progressWhy, year } = ratio;
  if (!progress) return <p className="mt-2">{t(`ratio.progress.${progressWhy ?? "noTarget"}`, { year })}</p>;
  const facts = { forecast: sum(progress.forecast.amount), needed: sum(progress.needed), amount: sum(progress.amount), percent: percentOf(progress.bps) };
  const label = t("ratio.progress", facts);
  return (
    <div className="mt-2">
      <p className="tabular-nums">{label}</p>
      <progress className="mt-1 h-4 w-full max-w-2xl accent-brand" max={10_000} value={Math.max(0, Math.min(10_000, progress.bps))} aria-label={label} />
      <Behind label={t("ratio.behind.progress")} amount={progress.amount} cut={whole} />
      <p className="text-sm break-words text-muted">{t("ratio.gdpSource", { source: progress.forecast.source })}</p>
    </div>
  );
}

function Districts({ ratio, names, whole }: Drilled & Pick<RatioCardProps, "names">) {
  const t = useText();
  if (ratio.districts.length === 0) return null;
  return (
    <details className="mt-3">
      <summary>{t("ratio.districts")}</summary>
      <DataTable
        caption={t("ratio.districts.caption")}
        rows={ratio.districts}
        rowKey={(row) => row.code}
        columns={[
          { key: "district", head: t("oversight.district"), cell: (row) => names[row.code] ?? row.code },
          {
            key: "amount",
            head: t("ratio.district.amount"),
            align: "end",
            cell: (row) => <FigureLink amount={row.amount} cut={{ ...whole, district: row.code }} />,
          },
          { key: "gdp", head: t("ratio.district.gdp"), align: "end", cell: (row) => <MoneyText amount={row.gdp.amount} /> },
          { key: "share", head: t("ratio.district.share"), align: "end", cell: (row) => `${percentOf(row.bps)}%` },
        ]}
      />
    </details>
  );
}

export type RatioCardProps = {
  readonly ratio: Ratio;
  readonly asOf: string;
  /** The year as the page shows it; the ratio's own definition is added. */
  readonly whole: Cut;
  readonly names: Readonly<Record<string, string>>;
  readonly maySeeSettings: boolean;
};

export function RatioCard({ ratio, asOf, whole: year, names, maySeeSettings }: RatioCardProps) {
  const t = useText();
  const { definition } = ratio;
  const whole: Cut = { ...year, basis: definition.basis, amountKind: definition.amountKind };
  return (
    <section aria-label={t("ratio.title")} className="mt-4 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <h2 className="text-muted">{t("ratio.title")}</h2>
      <Now ratio={ratio} whole={whole} />
      {ratio.target ? (
        <p className="mt-2 font-medium break-words">
          {t("ratio.target", { percent: percentOf(ratio.target.bps) })}{" "}
          <span className="text-sm font-normal text-muted">{t("oversight.target.source", { source: ratio.target.source })}</span>
        </p>
      ) : null}
      <Progress ratio={ratio} whole={whole} />
      <p className="mt-2 max-w-3xl text-sm break-words text-muted">
        {t("ratio.definition", {
          amountKind: t(`oversight.amountKind.${definition.amountKind}`),
          basis: t(`oversight.basis.${definition.basis}`),
          validFrom: definition.validFrom,
          source: definition.source,
        })}{" "}
        {t("ratio.asOf")} <MomentText at={asOf} />
      </p>
      <Districts ratio={ratio} names={names} whole={whole} />
      {maySeeSettings ? (
        <p className="mt-2">
          <Link to="/settings/targets">{t("ratio.manage")}</Link>
        </p>
      ) : null}
    </section>
  );
}
