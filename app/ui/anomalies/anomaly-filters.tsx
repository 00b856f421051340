// Knows how an official says which flags he wants to see; the answer stands in the address.
import { Form, Link } from "@remix-run/react";
import { ANOMALY_STATES } from "#app/domain/oversight/anomalies/anomaly.ts";
import { type AnomaliesAsked, ASKED_OWNERS, anomaliesPath } from "#app/domain/oversight/anomalies/asked.ts";
import { ANOMALY_RULES } from "#app/domain/oversight/anomalies/rules.ts";
import { moneyInput } from "#app/kernel/money.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { MoneyField, type Option, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export function AnomalyFilters({ asked }: { readonly asked: AnomaliesAsked }) {
  const t = useText();
  const all = (label: string): Option => ({ value: "", label });
  const rules = ANOMALY_RULES.map((value) => ({ value, label: t(`anomaly.rule.${value}`) }));
  const states = [
    { value: "waiting", label: t("anomaly.filter.state.waiting") },
    ...ANOMALY_STATES.map((value) => ({ value, label: t(`anomaly.state.${value}`) })),
    { value: "all", label: t("anomaly.filter.state.all") },
  ];
  const owners = ASKED_OWNERS.map((value) => ({ value, label: t(`anomaly.filter.owner.${value}`) }));
  const selects = [
    { name: "rule", label: t("anomaly.filter.rule"), options: [all(t("anomaly.filter.rule.all")), ...rules], value: asked.rule ?? "" },
    { name: "state", label: t("anomaly.filter.state"), options: states, value: asked.state },
    { name: "owner", label: t("anomaly.filter.owner"), options: [all(t("anomaly.filter.owner.all")), ...owners], value: asked.owner ?? "" },
  ] as const;
  return (
    <Form
      method="get"
      action="/desk/anomalies"
      key={anomaliesPath(asked)}
      aria-label={t("anomaly.filters")}
      className="my-4 rounded border border-line px-4 py-2 print:hidden"
    >
      <div className="grid items-end gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
        {selects.map(({ name, label, options, value }) => (
          <SelectField key={name} name={name} label={label} options={options} defaultValue={value} withoutEmpty required />
        ))}
        <TextField name="month" label={t("anomaly.filter.month")} hint={t("anomaly.filter.month.hint")} defaultValue={asked.month ?? ""} maxLength={7} />
        <TextField
          name="days"
          label={t("anomaly.filter.days")}
          defaultValue={asked.days === null ? "" : String(asked.days)}
          inputMode="numeric"
          maxLength={4}
        />
        <MoneyField name="amount" label={t("anomaly.filter.amount")} defaultValue={asked.amount === null ? "" : moneyInput(asked.amount)} />
      </div>
      <p className="my-3 flex flex-wrap items-center gap-4">
        <SubmitButton look="plain">{t("anomaly.filter.apply")}</SubmitButton>
        <Link to="/desk/anomalies">{t("anomaly.filter.reset")}</Link>
      </p>
    </Form>
  );
}
