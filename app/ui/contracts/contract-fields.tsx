// Knows which questions a contract's form asks; must never know which answers are right.
import type { ContractContent } from "#app/domain/contracts/contract.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { DateField, MoneyField, type Option, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { classOptions, fieldOptions, ipOptions, licenceOptions, paymentOptions } from "./contract-words.ts";

export type ContractFormValues = {
  readonly name: string;
  readonly class: string;
  readonly field: string | null;
  readonly chainCode: string | null;
  /** In 元, as an input's value. */
  readonly total: string;
  readonly technical: string;
  readonly signedOn: string;
  readonly content: ContractContent;
};
export type ContractFieldsProps = {
  readonly chains: readonly Option[];
  readonly result: ActionResult | undefined;
  readonly values?: ContractFormValues;
  /** Out of a deal: what was signed is sent back unchanged. */
  readonly isSigned?: boolean;
};

function SignedFields({ values }: { readonly values: ContractFormValues }) {
  const { buyer, licenceKind } = values.content;
  const kept: Readonly<Record<string, string>> = {
    class: values.class,
    "buyer.name": buyer.name,
    "buyer.natureCode": buyer.natureCode,
    "buyer.regionCode": buyer.regionCode,
    totalAmount: values.total,
    technicalAmount: values.technical,
    signedOn: values.signedOn,
    licenceKind: licenceKind ?? "",
  };
  return (
    <>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

type PartProps = Pick<ContractFieldsProps, "values" | "result">;

function Buyer({ values, result }: PartProps) {
  const t = useText();
  const buyer = values?.content.buyer;
  return (
    <>
      <TextField name="buyer.name" label={t("contract.field.buyer")} defaultValue={buyer?.name} maxLength={200} result={result} required />
      <TextField
        name="buyer.natureCode"
        label={t("contract.field.nature")}
        hint={t("contract.form.nature.hint")}
        defaultValue={buyer?.natureCode}
        inputMode="numeric"
        maxLength={3}
        result={result}
        required
      />
      <TextField
        name="buyer.regionCode"
        label={t("contract.field.buyerRegion")}
        hint={t("contract.form.region.hint")}
        defaultValue={buyer?.regionCode}
        inputMode="numeric"
        maxLength={6}
        result={result}
        required
      />
    </>
  );
}

function Sums({ values, result }: PartProps) {
  const t = useText();
  return (
    <>
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
      <DateField name="signedOn" label={t("contract.field.signedOn")} defaultValue={values?.signedOn} result={result} required />
      <SelectField
        name="licenceKind"
        label={t("contract.field.licence")}
        hint={t("contract.form.licence.hint")}
        options={licenceOptions(t)}
        defaultValue={values?.content.licenceKind ?? ""}
        result={result}
      />
    </>
  );
}

function PartyAndSums(props: PartProps) {
  const t = useText();
  return (
    <>
      <SelectField name="class" label={t("contract.field.class")} options={classOptions(t)} defaultValue={props.values?.class} result={props.result} required />
      <Buyer {...props} />
      <Sums {...props} />
    </>
  );
}

function Words({ values, result }: PartProps) {
  const t = useText();
  const content = values?.content;
  return (
    <>
      <TextArea name="scope" label={t("contract.field.scope")} hint={t("contract.form.scope.hint")} defaultValue={content?.scope} result={result} required />
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
      <SelectField name="ipKind" label={t("contract.field.ip")} options={ipOptions(t)} defaultValue={content?.ipKind} result={result} required />
      <TextArea
        name="nonTechnicalItems"
        label={t("contract.field.nonTechnical")}
        hint={t("contract.form.nonTechnical.hint")}
        defaultValue={content?.nonTechnicalItems}
        rows={2}
        result={result}
      />
    </>
  );
}

export function ContractFields({ chains, result, values, isSigned = false }: ContractFieldsProps) {
  const t = useText();
  return (
    <>
      {isSigned ? <p className="text-sm text-muted">{t("contract.edit.signed")}</p> : null}
      <TextField name="name" label={t("contract.field.name")} defaultValue={values?.name} maxLength={200} result={result} required />
      {isSigned && values ? <SignedFields values={values} /> : <PartyAndSums values={values} result={result} />}
      <SelectField name="field" label={t("contract.field.field")} options={fieldOptions(t)} defaultValue={values?.field ?? ""} result={result} required />
      <SelectField name="chainCode" label={t("contract.field.chain")} options={chains} defaultValue={values?.chainCode ?? ""} result={result} />
      <Words values={values} result={result} />
    </>
  );
}
