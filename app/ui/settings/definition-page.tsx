// Knows how an indicator's definition is shown over time, and what the number would be under another one; must never judge the choice.
import { Form, NavLink } from "@remix-run/react";
import { AMOUNT_KINDS, type AmountKind, COUNTER_BASES, type CounterBasis, type CounterDefinition, type Figure } from "#app/domain/oversight/counter.ts";
import { DEFINED_INDICATORS, type DefinedIndicator } from "#app/domain/oversight/definition.ts";
import { formatMoney } from "#app/kernel/money.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { DateField, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { Card, FormCard, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { type Speak, useLanguage, useText } from "#app/ui/text/use-text.ts";
import { DEFINITION_LABELS } from "./form-labels.ts";
import { SettingsHead } from "./settings-tabs.tsx";

type Choice = { readonly amountKind: AmountKind; readonly basis: CounterBasis };
export type DefinitionPreview = {
  readonly validFrom: string;
  readonly before: Choice;
  readonly after: Choice;
  readonly years: readonly { readonly year: number; readonly before: Figure; readonly after: Figure }[];
};
export type DefinitionPageProps = {
  readonly code: DefinedIndicator;
  readonly now: CounterDefinition;
  readonly definitions: readonly CounterDefinition[];
  readonly changes: readonly {
    readonly seq: number;
    readonly at: string;
    readonly personName: string | null;
    readonly validFrom: string;
    readonly before: Choice;
    readonly after: Choice;
  }[];
  readonly mayChange: boolean;
  readonly earliest: string;
  readonly typed: { readonly amountKind: string; readonly basis: string; readonly validFrom: string; readonly source: string };
  readonly preview: DefinitionPreview | null;
  readonly result: ActionResult | undefined;
};

function said(t: Speak, { amountKind, basis }: Choice): string {
  return `${t(`oversight.amountKind.${amountKind}`)} · ${t(`oversight.basis.${basis}`)}`;
}

function Preview({ preview, code, typed }: { readonly preview: DefinitionPreview } & Pick<DefinitionPageProps, "code" | "typed">) {
  const t = useText();
  const language = useLanguage();
  const figure = ({ amount, contractCount }: Figure) => t("setting.definition.preview.contracts", { sum: formatMoney(amount, language), count: contractCount });
  return (
    <div className="my-4 max-w-3xl">
      <Card>
        <h2 className="text-lg font-semibold">{t("setting.preview.title")}</h2>
        <p className="my-2 font-medium">
          {t("setting.definition.preview", { day: preview.validFrom, before: said(t, preview.before), after: said(t, preview.after) })}
        </p>
        <DataTable
          caption={t("setting.definition.preview.caption")}
          rows={preview.years}
          rowKey={(row) => String(row.year)}
          columns={[
            { key: "year", head: t("setting.definition.preview.year"), cell: (row) => String(row.year) },
            { key: "before", head: t("setting.definition.preview.before"), align: "end", cell: (row) => figure(row.before) },
            { key: "after", head: t("setting.definition.preview.after"), align: "end", cell: (row) => figure(row.after) },
          ]}
        />
        {code === "ratio" ? <p className="mt-2 text-sm text-muted">{t("setting.definition.preview.ratio")}</p> : null}
        <Form method="post" className="mt-3">
          {Object.entries(typed).map(([name, text]) => (
            <input key={name} type="hidden" name={name} value={text} />
          ))}
          <SubmitButton>{t("setting.form.confirm")}</SubmitButton>
        </Form>
      </Card>
    </div>
  );
}

function ChoiceForm({ code, now, earliest, typed, result }: DefinitionPageProps) {
  const t = useText();
  const kinds = AMOUNT_KINDS.map((value) => ({ value, label: t(`oversight.amountKind.${value}`) }));
  const bases = COUNTER_BASES.map((value) => ({ value, label: t(`oversight.basis.${value}`) }));
  const first = { amountKind: typed.amountKind || now.amountKind, basis: typed.basis || now.basis };
  return (
    <Form method="get" action={`/settings/definitions/${code}`} key={code}>
      <FormCard title={t("setting.definition.form")}>
        <SelectField
          name="amountKind"
          label={t("setting.definition.amountKind")}
          options={kinds}
          defaultValue={first.amountKind}
          withoutEmpty
          required
          result={result}
        />
        <SelectField name="basis" label={t("setting.definition.basis")} options={bases} defaultValue={first.basis} withoutEmpty required result={result} />
        <DateField
          name="validFrom"
          label={t("setting.form.validFrom")}
          hint={t("setting.form.validFrom.hint", { earliest })}
          min={earliest}
          defaultValue={typed.validFrom || earliest}
          required
          result={result}
        />
        <TextField
          name="source"
          label={t("setting.form.source")}
          hint={t("setting.form.source.hint")}
          maxLength={300}
          defaultValue={typed.source}
          required
          result={result}
        />
        <SubmitButton look="plain">{t("setting.form.preview")}</SubmitButton>
      </FormCard>
    </Form>
  );
}

function History({ definitions, changes }: Pick<DefinitionPageProps, "definitions" | "changes">) {
  const t = useText();
  return (
    <>
      <Section title={t("setting.definition.history")}>
        <DataTable
          caption={t("setting.definition.history.caption")}
          rows={definitions}
          rowKey={(row) => row.validFrom}
          columns={[
            { key: "from", head: t("setting.col.validFrom"), cell: (row) => <DayText day={row.validFrom} /> },
            { key: "what", head: t("setting.tab.definitions"), cell: (row) => said(t, row) },
            { key: "source", head: t("setting.col.source"), cell: (row) => row.source },
          ]}
        />
      </Section>
      <Section title={t("setting.changes")}>
        {changes.length === 0 ? (
          <p className="text-muted">{t("setting.changes.none")}</p>
        ) : (
          <DataTable
            caption={t("setting.changes.caption")}
            rows={changes}
            rowKey={(change) => String(change.seq)}
            columns={[
              { key: "at", head: t("setting.changes.at"), cell: (change) => <MomentText at={change.at} /> },
              { key: "by", head: t("setting.changes.by"), cell: (change) => change.personName ?? "" },
              {
                key: "what",
                head: t("setting.changes.what"),
                cell: ({ validFrom, before, after }) => t("setting.changes.from", { day: validFrom, before: said(t, before), after: said(t, after) }),
              },
            ]}
          />
        )}
      </Section>
    </>
  );
}

export function DefinitionPage(props: DefinitionPageProps) {
  const { code, now, mayChange, preview, typed, result } = props;
  const t = useText();
  const words = { amountKind: t(`oversight.amountKind.${now.amountKind}`), basis: t(`oversight.basis.${now.basis}`), day: now.validFrom };
  return (
    <>
      <SettingsHead mayChange={mayChange} />
      <nav aria-label={t("setting.tab.definitions")} className="mb-4 flex flex-wrap gap-x-4">
        {DEFINED_INDICATORS.map((each) => (
          <NavLink key={each} to={`/settings/definitions/${each}`} className="aria-[current=page]:font-semibold">
            {t(`setting.indicator.${each}`)}
          </NavLink>
        ))}
      </nav>
      <h2 className="text-lg font-semibold">{t(`setting.indicator.${code}`)}</h2>
      <p className="mt-1 font-medium">{t("setting.definition.now", words)}</p>
      <p className="mb-2 text-sm text-muted">{t("setting.definition.source", { source: now.source })}</p>
      <p className="mb-4 max-w-3xl text-muted">{t("setting.definition.lead")}</p>
      <ErrorSummary result={result} labels={DEFINITION_LABELS} />
      {preview ? <Preview preview={preview} code={code} typed={typed} /> : null}
      {mayChange ? <ChoiceForm {...props} /> : null}
      <History {...props} />
    </>
  );
}
