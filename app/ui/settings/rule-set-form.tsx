// Knows what a new set of registration rules is asked; it begins from the one before it. Must never judge an answer.
import { Form } from "@remix-run/react";
import { FACTS, type RuleSet, SOURCED } from "#app/domain/contracts/rule-set.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { CheckboxGroup, Tick } from "#app/ui/kit/choices.tsx";
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";
import { DateField, MoneyField, TextField } from "#app/ui/kit/form.tsx";
import { FormCard } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export const RULE_SET_LABELS: FieldLabels = {
  title: "ruleSet.form.name",
  validFrom: "ruleSet.form.validFrom",
  decideDays: "ruleSet.decideDays",
  supplementDays: "ruleSet.supplementDays",
  secondReviewYuan: "ruleSet.secondReviewYuan",
  numberLength: "ruleSet.numberLength",
  numberLetters: "ruleSet.numberLetters",
  mandatory: "ruleSet.mandatory",
  "sources.decideDays": "ruleSet.form.source",
  "sources.supplementDays": "ruleSet.form.source",
  "sources.secondReviewYuan": "ruleSet.form.source",
  "sources.number": "ruleSet.form.source",
  "sources.mandatory": "ruleSet.form.source",
};

type FormProps = { readonly from: RuleSet; readonly earliest: string; readonly result: ActionResult | undefined };

function Figures({ from, result }: Omit<FormProps, "earliest">) {
  const t = useText();
  const counted = [
    { name: "decideDays", value: from.decideDays, required: true },
    { name: "supplementDays", value: from.supplementDays, required: false },
    { name: "numberLength", value: from.numberLength, required: true },
  ] as const;
  return (
    <>
      {counted.map(({ name, value, required }) => (
        <TextField
          key={name}
          name={name}
          label={t(`ruleSet.${name}`)}
          hint={required ? undefined : t("ruleSet.form.supplement.hint")}
          defaultValue={value === null ? undefined : String(value)}
          inputMode="numeric"
          required={required}
          result={result}
        />
      ))}
      <Tick name="numberLetters" label={t("ruleSet.numberLetters")} defaultChecked={from.numberLetters} result={result} />
      <MoneyField name="secondReviewYuan" label={t("ruleSet.secondReviewYuan")} defaultValue={String(from.secondReviewYuan)} result={result} required />
    </>
  );
}

export function RuleSetForm({ from, earliest, result }: FormProps) {
  const t = useText();
  const facts = FACTS.map((value) => ({ value, label: t(`contract.field.${value}`) }));
  return (
    <Form method="post">
      <FormCard title={t("ruleSet.form.title")}>
        <TextField name="title" label={t("ruleSet.form.name")} hint={t("ruleSet.form.name.hint")} maxLength={300} result={result} required />
        <DateField name="validFrom" label={t("ruleSet.form.validFrom")} min={earliest} defaultValue={earliest} result={result} required />
        <Figures from={from} result={result} />
        <CheckboxGroup name="mandatory" label={t("ruleSet.mandatory")} options={facts} defaultValue={from.mandatory} result={result} />
        {SOURCED.map((rule) => (
          <TextField
            key={rule}
            name={`sources.${rule}`}
            label={t("ruleSet.form.sourceOf", { rule: t(`ruleSet.${rule}`) })}
            hint={t("ruleSet.form.source.hint")}
            defaultValue={from.sources[rule]}
            maxLength={300}
            result={result}
            required
          />
        ))}
        <SubmitButton value="preview" look="plain">
          {t("ruleSet.form.preview")}
        </SubmitButton>
      </FormCard>
    </Form>
  );
}
