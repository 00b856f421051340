// Knows what each move of a trial asks of the person who makes it; must never decide whether he may.
import type { ReactNode } from "react";
import { type Criterion, DECLINE_REASONS, INSURANCE_KINDS, WITHDRAW_REASONS } from "#app/domain/trials/agreement.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { RadioGroup } from "#app/ui/kit/choices.tsx";
import { DateField, MoneyField, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { ExactPrice, type ShownTerms, TermsFacts, TermsFields } from "#app/ui/pools/terms.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type ShownDocument, TrialDocument } from "./document.tsx";
import type { OfferedVerb } from "./next-words.ts";

export type MoveFacts = {
  readonly document: ShownDocument;
  readonly side: "owner" | "enterprise" | null;
  readonly poolTerms: ShownTerms;
  readonly result: ActionResult | undefined;
};

function ReasonForm({ kind, result }: { readonly kind: "decline" | "withdraw"; readonly result: ActionResult | undefined }) {
  const t = useText();
  const options =
    kind === "decline"
      ? DECLINE_REASONS.map((value) => ({ value, label: t(`trial.decline.${value}`) }))
      : WITHDRAW_REASONS.map((value) => ({ value, label: t(`trial.withdraw.${value}`) }));
  return (
    <>
      <SelectField name="reasonCode" label={t(`trial.${kind}.reason`)} options={options} required result={result} />
      <TextArea name="reasonText" rows={2} maxLength={500} label={t("trial.reasonText")} hint={t("trial.reasonTextHint")} result={result} />
    </>
  );
}

function ProposeForm({ document, side, poolTerms, result }: MoveFacts) {
  const t = useText();
  const { terms } = document;
  const kinds = INSURANCE_KINDS.map((value) => ({ value, label: t(`trial.terms.insurance.${value}`) }));
  return (
    <>
      <p className="my-3 text-sm text-muted">{t("trial.terms.proposeHint")}</p>
      {side === "owner" ? <TermsFields result={result} terms={terms ?? poolTerms} /> : <TermsFacts terms={poolTerms} />}
      <TextArea name="nda" label={t("trial.terms.nda")} hint={t("trial.terms.ndaHint")} defaultValue={terms?.nda} required result={result} />
      <RadioGroup name="insuranceKind" label={t("trial.terms.insurance")} options={kinds} defaultValue={terms?.insurance.kind ?? "attached"} result={result} />
      <TextArea
        name="insuranceWords"
        rows={2}
        label={t("trial.terms.insuranceWords")}
        hint={t("trial.terms.insuranceWordsHint")}
        defaultValue={terms?.insurance.words}
        required
        result={result}
      />
    </>
  );
}

/** The whole document and its hash: what is sent is the hash of what is read here. */
function ShownTermsForm({ document, hint }: { readonly document: ShownDocument; readonly hint: string }) {
  return (
    <div className="my-3">
      <p className="mb-3 font-medium">{hint}</p>
      <TrialDocument document={document} />
      <input type="hidden" name="termsHash" value={document.termsHash ?? ""} />
    </div>
  );
}

function ReadingForm({ criteria, result }: { readonly criteria: readonly Criterion[]; readonly result: ActionResult | undefined }) {
  const t = useText();
  const options = criteria.map((one) => ({ value: one.indicator, label: `${one.indicator} (${one.unit})` }));
  return (
    <>
      <SelectField name="indicator" label={t("trial.indicator")} options={options} required result={result} />
      <TextField name="value" label={t("trial.reading.value")} hint={t("trial.reading.valueHint")} inputMode="decimal" required result={result} />
      <DateField name="takenOn" label={t("trial.reading.takenOn")} required result={result} />
      <TextField name="method" label={t("trial.method")} hint={t("trial.reading.methodHint")} maxLength={300} result={result} />
    </>
  );
}

function PricingForm({ document, result }: MoveFacts) {
  const t = useText();
  if (document.terms?.priceKind === "rule") {
    return (
      <>
        <TermsFacts terms={document.terms} />
        <MoneyField name="price" label={t("trial.startPricing.price")} required result={result} />
      </>
    );
  }
  return (
    <p className="my-3">
      {t("trial.startPricing.fixed")} <ExactPrice amount={document.terms?.price ?? null} />
    </p>
  );
}

function ClosingForm({ result }: { readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <>
      <TextArea name="returned" label={t("trial.closing.returned")} hint={t("trial.closing.returnedHint")} required result={result} />
      <TextArea name="report" rows={8} label={t("trial.closing.report")} hint={t("trial.closing.reportHint")} required result={result} />
    </>
  );
}

/** What a move asks; undefined for a plain button. */
export function useMoveForm(facts: MoveFacts): (verb: OfferedVerb) => ReactNode {
  const t = useText();
  const { document, result } = facts;
  const forms: Partial<Record<OfferedVerb, ReactNode>> = {
    decline: <ReasonForm kind="decline" result={result} />,
    withdraw: <ReasonForm kind="withdraw" result={result} />,
    proposeTerms: <ProposeForm {...facts} />,
    agreeTerms: <ShownTermsForm document={document} hint={t("trial.terms.agreeHint")} />,
    sign: <ShownTermsForm document={document} hint={t("trial.sign.hint")} />,
    recordReading: <ReadingForm criteria={document.request.criteria} result={result} />,
    electConvert: <p className="my-3">{t("trial.electConvert.hint")}</p>,
    electExit: <p className="my-3">{t("trial.electExit.hint")}</p>,
    startPricing: <PricingForm {...facts} />,
    giveClosing: <ClosingForm result={result} />,
  };
  return (verb) => forms[verb];
}
