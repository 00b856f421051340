// Knows how the form asks for time, price and subject; must never know which answers are right.
import { DateField, MoneyField, type Option, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { ipOptions, licenceOptions, paymentOptions } from "./contract-words.ts";
import { FormPart } from "./form-part.tsx";
import type { FormPartProps } from "./form-values.ts";

type Signed = { readonly isSigned: boolean };

export function TimePart({ values, result, isSigned }: FormPartProps & Signed) {
  const t = useText();
  const content = values?.content;
  return (
    <FormPart legend={t("contract.part.time")}>
      {isSigned ? null : <DateField name="signedOn" label={t("contract.field.signedOn")} defaultValue={values?.signedOn} result={result} required />}
      <DateField name="validFrom" label={t("contract.field.validFrom")} defaultValue={content?.validFrom ?? undefined} result={result} required />
      <DateField
        name="validTo"
        label={t("contract.field.validTo")}
        hint={t("contract.form.validTo.hint")}
        defaultValue={content?.validTo ?? undefined}
        result={result}
        required
      />
      <TextField
        name="months"
        label={t("contract.form.months")}
        hint={t("contract.form.months.hint")}
        defaultValue={content?.months?.toString()}
        inputMode="numeric"
        result={result}
      />
      <SelectField
        name="paymentWay"
        label={t("contract.field.payment")}
        options={paymentOptions(t)}
        defaultValue={content?.paymentWay}
        result={result}
        required
      />
      <TextArea
        name="priceTerms"
        label={t("contract.field.priceTerms")}
        hint={t("contract.form.priceTerms.hint")}
        defaultValue={content?.priceTerms}
        result={result}
        required
      />
    </FormPart>
  );
}

export function SubjectPart({ values, result, isSigned }: FormPartProps & Signed) {
  const t = useText();
  const content = values?.content;
  return (
    <FormPart legend={t("contract.part.subject")}>
      {isSigned ? null : (
        <SelectField
          name="licenceKind"
          label={t("contract.field.licence")}
          hint={t("contract.form.licence.hint")}
          options={licenceOptions(t)}
          defaultValue={content?.licenceKind ?? ""}
          result={result}
        />
      )}
      <TextArea name="scope" label={t("contract.field.scope")} hint={t("contract.form.scope.hint")} defaultValue={content?.scope} result={result} required />
      <SelectField name="ipKind" label={t("contract.field.ip")} options={ipOptions(t)} defaultValue={content?.ipKind} result={result} required />
    </FormPart>
  );
}

type IndustryProps = { readonly divisions: readonly Option[]; readonly defaultValue: string; readonly result: FormPartProps["result"] };

/** The class is typed, since only divisions are on a list here; the list is at hand to be looked up. */
function IndustryField({ divisions, defaultValue, result }: IndustryProps) {
  const t = useText();
  const shown = { defaultValue, maxLength: 4, inputMode: "numeric", result } as const;
  return (
    <>
      <TextField name="industry" label={t("contract.field.industry")} hint={t("contract.form.industry.hint")} {...shown} required />
      <details className="mb-4 text-sm">
        <summary className="cursor-pointer text-brand">{t("contract.form.industry.divisions")}</summary>
        <ul className="mt-2 grid gap-x-6 sm:grid-cols-2">
          {divisions.map(({ value, label }) => (
            <li key={value}>{label}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

export function StatisticsPart({ values, codes, result }: FormPartProps) {
  const t = useText();
  const content = values?.content;
  const lists = ["planSource", "goal"] as const;
  return (
    <>
      <FormPart legend={t("contract.part.statistics")}>
        {lists.map((list) => (
          <SelectField
            key={list}
            name={list}
            label={t(`contract.field.${list}`)}
            hint={t(`contract.form.${list}.hint`)}
            options={codes[list]}
            defaultValue={content?.[list] ?? ""}
            result={result}
            required
          />
        ))}
        <IndustryField divisions={codes.industry} defaultValue={content?.industry ?? ""} result={result} />
      </FormPart>
      <FormPart legend={t("contract.part.transfer")} hint={t("contract.form.transfer.hint")}>
        <MoneyField name="expectedInvestment" label={t("contract.field.expectedInvestment")} defaultValue={values?.expectedInvestment} result={result} />
        <MoneyField name="expectedOutput" label={t("contract.field.expectedOutput")} defaultValue={values?.expectedOutput} result={result} />
      </FormPart>
    </>
  );
}
