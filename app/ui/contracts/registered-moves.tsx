// Knows what is asked of an amendment, an income and a termination; must never judge one.
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { DateField, FileField, MoneyField, type Option, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { classOptions, fieldOptions, incomeOptions } from "./contract-words.ts";
import { FormPart } from "./form-part.tsx";
import { BuyerPart } from "./form-parties.tsx";
import type { ContractFormValues } from "./form-values.ts";

/** Lists from which an amendment chooses; empty for those who may not amend. */
export type MoveChoices = { readonly chains: readonly Option[]; readonly nature: readonly Option[] };
export type MoveFacts = {
  readonly values: ContractFormValues;
  readonly choices: MoveChoices;
  readonly today: string;
  readonly accept: string;
  readonly result: ActionResult | undefined;
};

/** What the contract is about, as it shall be from the effective day on. */
function AmendedProject({ values, choices, result }: MoveFacts) {
  const t = useText();
  return (
    <FormPart legend={t("contract.part.project")}>
      <TextField name="name" label={t("contract.field.name")} defaultValue={values.name} maxLength={200} result={result} required />
      <SelectField name="class" label={t("contract.amend.class")} options={classOptions(t)} defaultValue={values.class} result={result} required />
      <SelectField name="field" label={t("contract.field.field")} options={fieldOptions(t)} defaultValue={values.field ?? ""} result={result} />
      <SelectField name="chainCode" label={t("contract.field.chain")} options={choices.chains} defaultValue={values.chainCode ?? ""} result={result} />
    </FormPart>
  );
}

function AmendedSums({ values, result }: MoveFacts) {
  const t = useText();
  return (
    <FormPart legend={t("contract.part.sums")}>
      <MoneyField name="totalAmount" label={t("contract.amend.total")} defaultValue={values.total} result={result} required />
      <MoneyField name="technicalAmount" label={t("contract.amend.technical")} defaultValue={values.technical} result={result} required />
      <DateField name="validTo" label={t("contract.amend.validTo")} defaultValue={values.content.validTo ?? undefined} result={result} />
    </FormPart>
  );
}

export function AmendFields(facts: MoveFacts) {
  const t = useText();
  const { values, choices, today, accept, result } = facts;
  return (
    <>
      <p className="text-sm text-muted">{t("contract.amend.hint")}</p>
      <DateField name="effectiveOn" label={t("contract.amend.effectiveOn")} defaultValue={today} max={today} result={result} required />
      <AmendedProject {...facts} />
      <BuyerPart values={values} codes={choices} hint={t("contract.amend.buyer.hint")} result={result} />
      <AmendedSums {...facts} />
      <TextArea name="reason" label={t("contract.amend.reason")} maxLength={2000} result={result} required />
      <FileField name="file" label={t("contract.amend.file")} hint={t("contract.papers.file.hint")} accept={accept} result={result} />
    </>
  );
}

export function IncomeFields({ today, accept, result }: MoveFacts) {
  const t = useText();
  return (
    <>
      <DateField name="receivedOn" label={t("contract.income.receivedOn")} max={today} result={result} required />
      <MoneyField name="amount" label={t("contract.income.amount")} result={result} required />
      <SelectField name="kind" label={t("contract.income.kind")} options={incomeOptions(t)} result={result} required />
      <TextField name="evidenceNo" label={t("contract.income.evidence")} hint={t("contract.income.evidence.hint")} maxLength={200} result={result} required />
      <FileField name="file" label={t("contract.income.file")} hint={t("contract.papers.file.hint")} accept={accept} result={result} />
    </>
  );
}

export function TerminateFields({ today, result }: MoveFacts) {
  const t = useText();
  return (
    <>
      <p className="text-sm text-muted">{t("contract.terminate.hint")}</p>
      <DateField name="terminatedOn" label={t("contract.terminate.on")} defaultValue={today} max={today} result={result} required />
      <TextArea name="reason" label={t("contract.terminate.reason")} maxLength={2000} result={result} required />
    </>
  );
}
