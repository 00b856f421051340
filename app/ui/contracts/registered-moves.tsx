// Knows what is asked of an amendment, an income and a termination; must never judge one.
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { DateField, FileField, MoneyField, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { classOptions, incomeOptions } from "./contract-words.ts";
import type { ContractFormValues } from "./form-values.ts";

export type MoveFacts = { readonly values: ContractFormValues; readonly today: string; readonly accept: string; readonly result: ActionResult | undefined };

export function AmendFields({ values, today, accept, result }: MoveFacts) {
  const t = useText();
  return (
    <>
      <p className="text-sm text-muted">{t("contract.amend.hint")}</p>
      <DateField name="effectiveOn" label={t("contract.amend.effectiveOn")} defaultValue={today} max={today} result={result} required />
      <MoneyField name="totalAmount" label={t("contract.amend.total")} defaultValue={values.total} result={result} required />
      <MoneyField name="technicalAmount" label={t("contract.amend.technical")} defaultValue={values.technical} result={result} required />
      <SelectField name="class" label={t("contract.amend.class")} options={classOptions(t)} defaultValue={values.class} result={result} required />
      <DateField name="validTo" label={t("contract.amend.validTo")} defaultValue={values.content.validTo ?? undefined} result={result} />
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
