// Knows how every field of a contract is laid out for its readers; must never decide who reads it.
import { Link } from "@remix-run/react";
import type { ContractSide } from "#app/domain/contracts/content.ts";
import { fen, formatMoney, formatYuan } from "#app/kernel/money.ts";
import { Facts, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import { type Speak, useLanguage, useText } from "#app/ui/text/use-text.ts";
import {
  classOptions,
  cooperationOptions,
  deductionWords,
  fieldOptions,
  ipOptions,
  licenceOptions,
  originWord,
  paymentOptions,
  researchOptions,
  ruleSetWord,
  wordOf,
} from "./contract-words.ts";
import type { ShownContract } from "./shown-contract.ts";

function sideText(t: Speak, { name, natureCode, countryCode, regionCode }: ContractSide, nature: string | null): string {
  const missing = t("contract.value.notStated");
  return t("contract.value.side", { name: name || missing, nature: nature ?? (natureCode || missing), country: countryCode, region: regionCode || missing });
}

function Parties({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  const { content } = contract.values;
  const deal = contract.dealCode && <Link to={`/deals/${contract.dealCode}`}>{contract.dealCode}</Link>;
  return (
    <Section title={t("contract.section.parties")}>
      <Facts
        items={[
          { term: t("contract.field.seller"), detail: sideText(t, content.seller, contract.coded.sellerNature) },
          { term: t("contract.field.buyer"), detail: sideText(t, content.buyer, contract.coded.buyerNature) },
          { term: t("contract.field.origin"), detail: originWord(t, contract.origin) },
          ...(deal ? [{ term: t("contract.deal"), detail: deal }] : []),
        ]}
      />
    </Section>
  );
}

function Sums({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  const language = useLanguage();
  const itemised = deductionWords(t).flatMap(([kind, label]) => {
    const amount = contract.deductions[kind] ?? 0;
    return amount > 0 ? [`${label} ${formatMoney(fen(amount), language)}`] : [];
  });
  const words = contract.values.content.nonTechnicalItems;
  const exact = (amount: number) => t("contract.value.sum", { said: formatMoney(fen(amount), language), exact: formatYuan(fen(amount)) });
  const expected = [
    { term: t("contract.field.expectedInvestment"), detail: <MoneyText amount={contract.expectedInvestment} />, amount: contract.expectedInvestment },
    { term: t("contract.field.expectedOutput"), detail: <MoneyText amount={contract.expectedOutput} />, amount: contract.expectedOutput },
  ];
  return (
    <Section title={t("contract.part.sums")}>
      <Facts
        items={[
          { term: t("contract.field.total"), detail: exact(contract.totalAmount) },
          { term: t("contract.field.technical"), detail: exact(contract.technicalAmount) },
          { term: t("contract.field.deductions"), detail: [...itemised, words].filter(Boolean).join("\n") || t("contract.value.none") },
          ...expected.filter(({ amount }) => amount !== null),
        ]}
      />
    </Section>
  );
}

function Terms({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  const { content, field, signedOn, ...values } = contract.values;
  const missing = t("contract.value.notStated");
  const development = [
    { term: t("contract.field.cooperation"), detail: wordOf(cooperationOptions(t), content.cooperation, missing) },
    { term: t("contract.field.researchKind"), detail: wordOf(researchOptions(t), content.researchKind, missing) },
  ];
  return (
    <Section title={t("contract.section.terms")}>
      <Facts
        items={[
          { term: t("contract.field.class"), detail: wordOf(classOptions(t), values.class, missing) },
          { term: t("contract.field.field"), detail: wordOf(fieldOptions(t), field, missing) },
          { term: t("contract.field.chain"), detail: contract.chainName ?? t("contract.form.noChain") },
          { term: t("contract.field.signedOn"), detail: <DayText day={signedOn} /> },
          { term: t("contract.field.validFrom"), detail: content.validFrom ? <DayText day={content.validFrom} /> : missing },
          { term: t("contract.field.validTo"), detail: content.validTo ? <DayText day={content.validTo} /> : missing },
          { term: t("contract.field.payment"), detail: wordOf(paymentOptions(t), content.paymentWay, missing) },
          { term: t("contract.field.licence"), detail: wordOf(licenceOptions(t), content.licenceKind, t("contract.form.noLicence")) },
          { term: t("contract.field.scope"), detail: content.scope || missing },
          {
            term: t("contract.field.months"),
            detail: content.months === null ? t("contract.value.monthsOpen") : t("contract.value.months", { count: content.months }),
          },
          { term: t("contract.field.priceTerms"), detail: content.priceTerms || missing },
          { term: t("contract.field.ip"), detail: wordOf(ipOptions(t), content.ipKind, missing) },
          { term: t("contract.field.planSource"), detail: contract.coded.planSource ?? missing },
          { term: t("contract.field.goal"), detail: contract.coded.goal ?? missing },
          { term: t("contract.field.industry"), detail: contract.coded.industry ?? missing },
          ...(values.class === "development" ? development : []),
        ]}
      />
    </Section>
  );
}

function Registration({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  const supplement = contract.supplementBy === null ? t("contract.value.supplementOpen") : <DayText day={contract.supplementBy} />;
  const day = (value: string | null) => (value === null ? t("contract.value.notYet") : <DayText day={value} />);
  return (
    <Section title={t("contract.section.registration")}>
      <Facts
        items={[
          { term: t("contract.field.undertaken"), detail: day(contract.values.content.undertakenOn) },
          { term: t("contract.field.decideBy"), detail: day(contract.decideBy) },
          { term: t("contract.field.registrationNo"), detail: contract.registrationNo ?? t("contract.notRegistered") },
          { term: t("contract.field.registeredOn"), detail: day(contract.registeredOn) },
          { term: t("contract.field.ruleSet"), detail: ruleSetWord(t, contract.ruleSet, contract.ruleTitle) },
          ...(contract.state === "supplement" ? [{ term: t("contract.field.supplementBy"), detail: supplement }] : []),
          ...(contract.terminatedOn ? [{ term: t("contract.field.terminatedOn"), detail: day(contract.terminatedOn) }] : []),
        ]}
      />
    </Section>
  );
}

export function ContractFactSheet({ contract }: { readonly contract: ShownContract }) {
  return (
    <>
      <Parties contract={contract} />
      <Sums contract={contract} />
      <Terms contract={contract} />
      <Registration contract={contract} />
    </>
  );
}
