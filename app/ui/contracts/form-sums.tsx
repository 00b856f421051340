// Knows how the form asks for sums and what is deducted from the total; must never add them up.
import { MoneyField, TextArea } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { deductionWords } from "./contract-words.ts";
import { FormPart } from "./form-part.tsx";
import type { FormPartProps } from "./form-values.ts";

export function SumsPart({ values, result }: FormPartProps) {
  const t = useText();
  return (
    <FormPart legend={t("contract.part.sums")}>
      <MoneyField
        name="totalAmount"
        label={t("contract.field.total")}
        hint={t("contract.form.total.hint")}
        defaultValue={values?.total}
        result={result}
        required
      />
      <MoneyField
        name="technicalAmount"
        label={t("contract.field.technical")}
        hint={t("contract.form.technical.hint")}
        defaultValue={values?.technical}
        result={result}
        required
      />
    </FormPart>
  );
}

export function DeductionsPart({ values, result }: FormPartProps) {
  const t = useText();
  return (
    <FormPart legend={t("contract.part.deductions")} hint={t("contract.part.deductions.hint")}>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {deductionWords(t).map(([kind, label]) => (
          <MoneyField key={kind} name={`deductions.${kind}`} label={label} defaultValue={values?.deductions[kind]} result={result} />
        ))}
      </div>
      <TextArea
        name="nonTechnicalItems"
        label={t("contract.field.nonTechnical")}
        hint={t("contract.form.nonTechnical.hint")}
        defaultValue={values?.content.nonTechnicalItems}
        rows={2}
        result={result}
      />
    </FormPart>
  );
}
