// Knows how trial terms are shown and asked for; must never decide whether they are acceptable.
import { CONVERSION_WAYS, PRICE_KINDS, type TrialTerms } from "#app/domain/pools/terms.ts";
import { formatYuan, type Money, moneyInput } from "#app/kernel/money.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { RadioGroup } from "#app/ui/kit/choices.tsx";
import { MoneyField, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import type { Fact } from "#app/ui/kit/layout.tsx";
import { Facts } from "#app/ui/kit/layout.tsx";
import { MoneyText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";

/** Terms as a page receives them: `price` in 分. */
export type ShownTerms = Omit<TrialTerms, "price"> & { readonly price: number | null };

/** What is agreed is shown to the 分, beside the sum as people say it. */
export function ExactPrice({ amount }: { readonly amount: number | null }) {
  const t = useText();
  return (
    <>
      <MoneyText amount={amount} />
      {amount === null ? null : t("pool.terms.exact", { yuan: formatYuan(amount as Money) })}
    </>
  );
}

export function useTermsFacts(): (terms: ShownTerms) => readonly Fact[] {
  const t = useText();
  return (terms) => [
    { term: t("pool.terms.months"), detail: t("pool.terms.monthsValue", { count: terms.months }) },
    terms.priceKind === "fixed"
      ? { term: t("pool.terms.price"), detail: <ExactPrice amount={terms.price} /> }
      : { term: t("pool.terms.priceRule"), detail: terms.priceRule },
    { term: t("pool.terms.conversionWay"), detail: t(`pool.terms.conversionWay.${terms.conversionWay}`) },
    { term: t("pool.terms.scope"), detail: terms.scope },
  ];
}

export function TermsFacts({ terms }: { readonly terms: ShownTerms }) {
  const factsOf = useTermsFacts();
  return <Facts items={factsOf(terms)} />;
}

type Asked = { readonly result: ActionResult | undefined; readonly terms?: ShownTerms | undefined };

function PriceFields({ result, terms }: Asked) {
  const t = useText();
  const price = terms?.price;
  return (
    <>
      <RadioGroup
        name="priceKind"
        label={t("pool.terms.priceKind")}
        options={PRICE_KINDS.map((value) => ({ value, label: t(`pool.terms.priceKind.${value}`) }))}
        defaultValue={terms?.priceKind ?? "fixed"}
        result={result}
      />
      <MoneyField
        name="price"
        label={t("pool.terms.price")}
        hint={t("pool.terms.priceHint")}
        defaultValue={price ? moneyInput(price as Money) : undefined}
        result={result}
      />
      <TextArea
        name="priceRule"
        rows={2}
        label={t("pool.terms.priceRule")}
        hint={t("pool.terms.priceRuleHint")}
        defaultValue={terms?.priceRule}
        result={result}
      />
    </>
  );
}

export function TermsFields({ result, terms }: Asked) {
  const t = useText();
  return (
    <>
      <TextField
        name="months"
        label={t("pool.terms.monthsField")}
        hint={t("pool.terms.monthsHint")}
        inputMode="numeric"
        required
        defaultValue={String(terms?.months ?? 12)}
        result={result}
      />
      <PriceFields result={result} terms={terms} />
      <SelectField
        name="conversionWay"
        label={t("pool.terms.conversionWay")}
        options={CONVERSION_WAYS.map((value) => ({ value, label: t(`pool.terms.conversionWay.${value}`) }))}
        defaultValue={terms?.conversionWay ?? "nonExclusive"}
        withoutEmpty
        required
        result={result}
      />
      <TextArea name="scope" label={t("pool.terms.scope")} hint={t("pool.terms.scopeHint")} defaultValue={terms?.scope} required result={result} />
    </>
  );
}
