// Knows how yearly targets and GDP figures are listed and added; must never judge one.
import { Form } from "@remix-run/react";
import { formatMoney, type Money } from "#app/kernel/money.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { FieldScope } from "#app/ui/kit/field-scope.ts";
import { DateField, MoneyField, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, FormCard, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useLanguage, useText } from "#app/ui/text/use-text.ts";
import { Changes, type ShownChange } from "./changes.tsx";
import { FIGURE_LABELS } from "./form-labels.ts";
import { SettingsHead } from "./settings-tabs.tsx";

type Target = { readonly indicatorCode: string; readonly year: number; readonly amount: number; readonly isDemo: number; readonly source: string };
type Gdp = {
  readonly id: string;
  readonly areaCode: string;
  readonly year: number;
  readonly quarter: number;
  readonly kind: string;
  readonly amount: number;
  readonly publishedOn: string | null;
  readonly source: string;
};
export type TargetsPageProps = {
  readonly mayChange: boolean;
  readonly targets: readonly Target[];
  readonly gdp: readonly Gdp[];
  readonly areas: readonly { readonly value: string; readonly label: string }[];
  readonly year: number;
  readonly changes: readonly ShownChange[];
  readonly result: ActionResult | undefined;
};
type FormProps = Pick<TargetsPageProps, "areas" | "year" | "result">;

function TargetForm({ year, result }: FormProps) {
  const t = useText();
  const options = (["counter", "ratio"] as const).map((value) => ({ value, label: t(`setting.indicator.${value}`) }));
  return (
    <FieldScope.Provider value="target">
      <Form method="post">
        <input type="hidden" name="formScope" value="target" />
        <FormCard title={t("setting.target.form")}>
          <SelectField name="indicator" label={t("setting.targets.indicator")} options={options} withoutEmpty required result={result} />
          <TextField name="year" label={t("setting.targets.year")} inputMode="numeric" defaultValue={String(year)} required result={result} />
          <TextField name="value" label={t("setting.target.value")} hint={t("setting.target.value.hint")} required result={result} />
          <TextField name="source" label={t("setting.form.source")} hint={t("setting.form.source.hint")} maxLength={300} required result={result} />
          <SubmitButton value="target">{t("setting.target.save")}</SubmitButton>
        </FormCard>
      </Form>
    </FieldScope.Provider>
  );
}

function GdpForm({ areas, year, result }: FormProps) {
  const t = useText();
  const quarters = (["0", "1", "2", "3"] as const).map((value) => ({ value, label: t(`setting.gdp.quarter.${value}`) }));
  const kinds = (["preliminary", "final", "forecast"] as const).map((value) => ({ value, label: t(`setting.gdp.kind.${value}`) }));
  return (
    <FieldScope.Provider value="gdp">
      <Form method="post">
        <input type="hidden" name="formScope" value="gdp" />
        <FormCard title={t("setting.gdp.form")}>
          <SelectField name="areaCode" label={t("setting.gdp.area")} options={areas} withoutEmpty required result={result} />
          <TextField name="year" label={t("setting.targets.year")} inputMode="numeric" defaultValue={String(year)} required result={result} />
          <SelectField name="quarter" label={t("setting.gdp.period")} options={quarters} withoutEmpty required result={result} />
          <SelectField name="kind" label={t("setting.gdp.kind")} options={kinds} withoutEmpty required result={result} />
          <MoneyField name="amount" label={t("setting.gdp.amount")} hint={t("setting.gdp.amount.hint")} required result={result} />
          <DateField name="publishedOn" label={t("setting.gdp.publishedOn")} required result={result} />
          <TextField name="source" label={t("setting.form.source")} maxLength={300} required result={result} />
          <SubmitButton value="gdp">{t("setting.gdp.save")}</SubmitButton>
        </FormCard>
      </Form>
    </FieldScope.Provider>
  );
}

function Targets({ targets }: { readonly targets: readonly Target[] }) {
  const t = useText();
  if (targets.length === 0) return <EmptyState title={t("setting.targets.none")} />;
  return (
    <DataTable
      caption={t("setting.targets.caption")}
      rows={targets}
      rowKey={(row) => `${row.indicatorCode}-${row.year}-${row.isDemo}`}
      columns={[
        { key: "year", head: t("setting.targets.year"), cell: (row) => row.year },
        {
          key: "indicator",
          head: t("setting.targets.indicator"),
          cell: (row) => (
            <>
              {t(`setting.indicator.${row.indicatorCode}` as TextKey)} {row.isDemo ? <Badge tone="warn">{t("setting.targets.demo")}</Badge> : null}
            </>
          ),
        },
        {
          key: "value",
          head: t("setting.targets.value"),
          align: "end",
          cell: (row) => (row.indicatorCode === "ratio" ? `${(row.amount / 100).toFixed(2)}%` : <MoneyText amount={row.amount} />),
        },
        { key: "source", head: t("setting.col.source"), cell: (row) => <span className="break-all">{row.source}</span> },
      ]}
    />
  );
}

function GdpTable({ gdp, areas }: Pick<TargetsPageProps, "gdp" | "areas">) {
  const t = useText();
  return (
    <DataTable
      caption={t("setting.gdp.caption")}
      rows={gdp}
      rowKey={(row) => row.id}
      columns={[
        { key: "area", head: t("setting.gdp.area"), cell: (row) => areas.find((area) => area.value === row.areaCode)?.label ?? row.areaCode },
        { key: "period", head: t("setting.gdp.period"), cell: (row) => `${row.year} ${t(`setting.gdp.quarter.${row.quarter}` as TextKey)}` },
        { key: "kind", head: t("setting.gdp.kind"), cell: (row) => t(`setting.gdp.kind.${row.kind}` as TextKey) },
        { key: "amount", head: t("setting.gdp.amount"), align: "end", cell: (row) => <MoneyText amount={row.amount} /> },
        {
          key: "published",
          head: t("setting.gdp.publishedOn"),
          cell: (row) => (row.publishedOn ? <DayText day={row.publishedOn} /> : t("setting.gdp.publishedOn.unknown")),
        },
        { key: "source", head: t("setting.col.source"), cell: (row) => <span className="break-all">{row.source}</span> },
      ]}
    />
  );
}

/** `target.counter.2026` and `gdp.3306.2026.0` say what was changed. */
function useChangeText(areas: TargetsPageProps["areas"]) {
  const t = useText();
  const language = useLanguage();
  return (value: number, { subject }: ShownChange) => {
    const [kind, what = "", year = "", quarter = ""] = subject.split(".");
    if (kind === "target" && what === "ratio") return `${t("setting.indicator.ratio")} ${year}: ${(value / 100).toFixed(2)}%`;
    const sum = formatMoney(value as Money, language);
    if (kind === "target") return `${t("setting.indicator.counter")} ${year}: ${sum}`;
    return `${areas.find((area) => area.value === what)?.label ?? what} GDP ${year} ${t(`setting.gdp.quarter.${quarter}` as TextKey)}: ${sum}`;
  };
}

export function TargetsPage(props: TargetsPageProps) {
  const t = useText();
  const changeText = useChangeText(props.areas);
  return (
    <>
      <SettingsHead mayChange={props.mayChange} />
      <ErrorSummary result={props.result} labels={FIGURE_LABELS} />
      <Section title={t("setting.targets.title")}>
        <Targets targets={props.targets} />
        {props.mayChange ? <TargetForm {...props} /> : null}
      </Section>
      <Section title={t("setting.gdp.title")}>
        <GdpTable gdp={props.gdp} areas={props.areas} />
        {props.mayChange ? <GdpForm {...props} /> : null}
      </Section>
      <Changes changes={props.changes} sayValue={changeText} />
    </>
  );
}
