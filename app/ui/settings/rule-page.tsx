// Knows how one rule is shown over time and how a change is tried before it is made; must never judge the change.
import { Form } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { DateField, TextField } from "#app/ui/kit/form.tsx";
import { Card, FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { Changes, type ShownChange } from "./changes.tsx";
import { RULE_LABELS } from "./form-labels.ts";
import type { ShownRule } from "./rules-page.tsx";
import { ruleName, ruleValue } from "./setting-words.ts";

export type RulePreview = {
  readonly before: number;
  readonly after: number;
  readonly validFrom: string;
  readonly replaces: boolean;
  readonly sample: { readonly before: string; readonly after: string } | null;
  readonly open: number | null;
  readonly reach: "all" | "new";
};
export type RulePageProps = {
  readonly rule: ShownRule;
  readonly rows: readonly ShownRule["now"][];
  readonly changes: readonly ShownChange[];
  readonly mayChange: boolean;
  readonly bounds: { readonly min: number; readonly max: number };
  readonly earliest: string;
  readonly typed: { readonly value: string; readonly validFrom: string; readonly source: string };
  readonly preview: RulePreview | null;
  readonly result: ActionResult | undefined;
};

function Preview({ preview, rule, typed }: { readonly preview: RulePreview; readonly rule: ShownRule; readonly typed: RulePageProps["typed"] }) {
  const t = useText();
  const value = (number: number) => ruleValue(t, rule.unit, number);
  return (
    <div className="my-4 max-w-2xl">
      <Card>
        <h2 className="text-lg font-semibold">{t("setting.preview.title")}</h2>
        <p className="my-2 font-medium">
          {t("setting.preview.change", { before: value(preview.before), after: value(preview.after), day: preview.validFrom })}
        </p>
        {preview.sample ? <p>{t("setting.preview.sample", { ...preview.sample, day: preview.validFrom })}</p> : null}
        <p>
          {preview.open === null ? null : t("setting.preview.open", { count: preview.open })} {t(`setting.preview.${preview.reach}`)}
        </p>
        {preview.replaces ? <p className="mt-2">{t("setting.preview.replaces")}</p> : null}
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

function ChangeForm({ rule, bounds, earliest, typed, result }: Omit<RulePageProps, "rows" | "changes" | "mayChange" | "preview">) {
  const t = useText();
  return (
    <Form method="get" action={`/settings/rules/${rule.code}`}>
      <FormCard title={t("setting.form.title")}>
        <TextField
          name="value"
          label={t("setting.form.value")}
          hint={rule.unit === "yuan" ? t("form.moneyHint") : t("setting.form.value.hint", bounds)}
          inputMode="numeric"
          defaultValue={typed.value}
          required
          result={result}
        />
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

export function RulePage(props: RulePageProps) {
  const { rule, rows, changes, mayChange, preview, typed, result } = props;
  const t = useText();
  return (
    <>
      <PageHead kicker={t("setting.title")} title={ruleName(t, rule.code)} actions={<ButtonLink to="/settings">{t("setting.back")}</ButtonLink>} />
      <p className="mb-4 text-xl font-semibold">{ruleValue(t, rule.unit, rule.now.value)}</p>
      <ErrorSummary result={result} labels={RULE_LABELS} />
      {preview ? <Preview preview={preview} rule={rule} typed={typed} /> : null}
      {mayChange ? <ChangeForm {...props} /> : <p className="text-muted">{t("setting.readOnly")}</p>}
      <Section title={t("setting.history")}>
        <DataTable
          caption={t("setting.history.caption")}
          rows={rows}
          rowKey={(row) => row.validFrom ?? ""}
          columns={[
            { key: "from", head: t("setting.col.validFrom"), cell: (row) => (row.validFrom ? <DayText day={row.validFrom} /> : t("setting.default")) },
            { key: "value", head: t("setting.col.value"), align: "end", cell: (row) => ruleValue(t, rule.unit, row.value) },
            { key: "source", head: t("setting.col.source"), cell: (row) => row.source },
          ]}
        />
      </Section>
      <Changes changes={changes} sayValue={(value) => ruleValue(t, rule.unit, value)} />
    </>
  );
}
