// Knows which questions an offer asks, and how its terms read; must never know which answers are right.
import { DEAL_LICENCE_KINDS, type DealTerms } from "#app/domain/deals/deal.ts";
import { paymentOptions, wordOf } from "#app/ui/contracts/contract-words.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { MoneyField, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { Facts } from "#app/ui/kit/layout.tsx";
import { MoneyText } from "#app/ui/kit/moment.tsx";
import { type Speak, useText } from "#app/ui/text/use-text.ts";

/** Terms as a form's first values; sums in 元, as an input's value. */
export type OfferValues = Omit<DealTerms, "totalAmount" | "technicalAmount"> & { readonly total: string; readonly technical: string };

export function licenceWord(t: Speak, kind: DealTerms["licenceKind"]): string {
  return t(`contract.licence.${kind}`);
}

function Sums({ values, result }: { readonly values: OfferValues | null; readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <>
      <MoneyField name="totalAmount" label={t("deal.term.totalAmount")} defaultValue={values?.total} result={result} required />
      <MoneyField
        name="technicalAmount"
        label={t("deal.term.technicalAmount")}
        hint={t("deal.form.technical.hint")}
        defaultValue={values?.technical}
        result={result}
        required
      />
      <SelectField name="paymentWay" label={t("deal.term.paymentWay")} options={paymentOptions(t)} defaultValue={values?.paymentWay} result={result} required />
      <TextArea
        name="priceRule"
        label={t("deal.term.priceRule")}
        hint={t("deal.form.priceRule.hint")}
        defaultValue={values?.priceRule}
        rows={2}
        maxLength={2000}
        result={result}
      />
    </>
  );
}

export function OfferFields({ values, result }: { readonly values: OfferValues | null; readonly result: ActionResult | undefined }) {
  const t = useText();
  const kinds = DEAL_LICENCE_KINDS.map((value) => ({ value, label: licenceWord(t, value) }));
  return (
    <>
      <SelectField name="licenceKind" label={t("deal.term.licenceKind")} options={kinds} defaultValue={values?.licenceKind} result={result} required />
      <TextArea
        name="scope"
        label={t("deal.term.scope")}
        hint={t("deal.form.scope.hint")}
        defaultValue={values?.scope}
        maxLength={4000}
        result={result}
        required
      />
      <TextField
        name="months"
        label={t("deal.form.months")}
        hint={t("deal.form.months.hint")}
        defaultValue={values?.months?.toString()}
        inputMode="numeric"
        result={result}
      />
      <Sums values={values} result={result} />
    </>
  );
}

export function TermsFacts({ terms }: { readonly terms: DealTerms }) {
  const t = useText();
  return (
    <Facts
      items={[
        { term: t("deal.term.licenceKind"), detail: licenceWord(t, terms.licenceKind) },
        { term: t("deal.term.scope"), detail: terms.scope },
        { term: t("deal.term.months"), detail: terms.months === null ? t("deal.term.months.life") : t("deal.term.months.count", { count: terms.months }) },
        { term: t("deal.term.totalAmount"), detail: <MoneyText amount={terms.totalAmount} /> },
        { term: t("deal.term.technicalAmount"), detail: <MoneyText amount={terms.technicalAmount} /> },
        { term: t("deal.term.paymentWay"), detail: wordOf(paymentOptions(t), terms.paymentWay, "") },
        { term: t("deal.term.priceRule"), detail: terms.priceRule || t("common.notStated") },
      ]}
    />
  );
}
