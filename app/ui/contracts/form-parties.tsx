// Knows how the form asks for the project and the buyer; must never know which answers are right.
import type { ReactNode } from "react";
import { type Option, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { classOptions, cooperationOptions, fieldOptions, researchOptions } from "./contract-words.ts";
import { FormPart } from "./form-part.tsx";
import type { CodeOptions, FormPartProps } from "./form-values.ts";

export function ProjectPart({ values, result, chains, isSigned }: FormPartProps & { readonly chains: readonly Option[]; readonly isSigned: boolean }) {
  const t = useText();
  const hint = t("contract.form.development.hint");
  return (
    <FormPart legend={t("contract.part.project")}>
      <TextField name="name" label={t("contract.field.name")} defaultValue={values?.name} maxLength={200} result={result} required />
      {isSigned ? null : (
        <SelectField name="class" label={t("contract.field.class")} options={classOptions(t)} defaultValue={values?.class} result={result} required />
      )}
      <SelectField
        name="cooperation"
        label={t("contract.field.cooperation")}
        hint={hint}
        options={cooperationOptions(t)}
        defaultValue={values?.content.cooperation ?? ""}
        result={result}
      />
      <SelectField
        name="researchKind"
        label={t("contract.field.researchKind")}
        hint={hint}
        options={researchOptions(t)}
        defaultValue={values?.content.researchKind ?? ""}
        result={result}
      />
      <SelectField name="field" label={t("contract.field.field")} options={fieldOptions(t)} defaultValue={values?.field ?? ""} result={result} required />
      <SelectField name="chainCode" label={t("contract.field.chain")} options={chains} defaultValue={values?.chainCode ?? ""} result={result} />
    </FormPart>
  );
}

type BuyerPartProps = Pick<FormPartProps, "values" | "result"> & { readonly codes: Pick<CodeOptions, "nature">; readonly hint?: ReactNode };

export function BuyerPart({ values, codes, hint, result }: BuyerPartProps) {
  const t = useText();
  const buyer = values?.content.buyer;
  return (
    <FormPart legend={t("contract.part.buyer")} hint={hint}>
      <TextField name="buyer.name" label={t("contract.field.buyer")} defaultValue={buyer?.name} maxLength={200} result={result} required />
      <SelectField
        name="buyer.natureCode"
        label={t("contract.field.buyerNature")}
        hint={t("contract.form.nature.choose")}
        options={codes.nature}
        defaultValue={buyer?.natureCode}
        result={result}
        required
      />
      <TextField
        name="buyer.countryCode"
        label={t("contract.field.buyerCountry")}
        hint={t("contract.form.country.hint")}
        defaultValue={buyer?.countryCode ?? "156"}
        inputMode="numeric"
        maxLength={3}
        result={result}
        required
      />
      <TextField
        name="buyer.regionCode"
        label={t("contract.field.buyerRegion")}
        hint={t("contract.form.region.hint6")}
        defaultValue={buyer?.regionCode}
        inputMode="numeric"
        maxLength={6}
        result={result}
      />
    </FormPart>
  );
}
