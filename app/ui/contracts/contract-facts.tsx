// Knows how every field of a contract is laid out for its readers; must never decide who reads it.
import { Link } from "@remix-run/react";
import type { ContractSide } from "#app/domain/contracts/contract.ts";
import { Facts, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import { type Speak, useText } from "#app/ui/text/use-text.ts";
import { classOptions, fieldOptions, ipOptions, licenceOptions, originWord, paymentOptions, wordOf } from "./contract-words.ts";
import type { ShownContract } from "./shown-contract.ts";

function sideText(t: Speak, { name, natureCode, regionCode }: ContractSide): string {
  const missing = t("contract.value.notStated");
  return t("contract.value.side", { name: name || missing, nature: natureCode || missing, region: regionCode || missing });
}

function Parties({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  const deal = contract.dealCode && <Link to={`/deals/${contract.dealCode}`}>{contract.dealCode}</Link>;
  return (
    <Section title={t("contract.section.parties")}>
      <Facts
        items={[
          { term: t("contract.field.seller"), detail: sideText(t, contract.values.content.seller) },
          { term: t("contract.field.buyer"), detail: sideText(t, contract.values.content.buyer) },
          { term: t("contract.field.origin"), detail: originWord(t, contract.origin) },
          ...(deal ? [{ term: t("contract.deal"), detail: deal }] : []),
        ]}
      />
    </Section>
  );
}

function Terms({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  const { content, field, signedOn, ...values } = contract.values;
  const missing = t("contract.value.notStated");
  return (
    <Section title={t("contract.section.terms")}>
      <Facts
        items={[
          { term: t("contract.field.class"), detail: wordOf(classOptions(t), values.class, missing) },
          { term: t("contract.field.field"), detail: wordOf(fieldOptions(t), field, missing) },
          { term: t("contract.field.chain"), detail: contract.chainName ?? t("contract.form.noChain") },
          { term: t("contract.field.total"), detail: <MoneyText amount={contract.totalAmount} /> },
          { term: t("contract.field.technical"), detail: <MoneyText amount={contract.technicalAmount} /> },
          { term: t("contract.field.signedOn"), detail: <DayText day={signedOn} /> },
          { term: t("contract.field.payment"), detail: wordOf(paymentOptions(t), content.paymentWay, missing) },
          { term: t("contract.field.licence"), detail: wordOf(licenceOptions(t), content.licenceKind, t("contract.form.noLicence")) },
          { term: t("contract.field.scope"), detail: content.scope || missing },
          {
            term: t("contract.field.months"),
            detail: content.months === null ? t("contract.value.monthsOpen") : t("contract.value.months", { count: content.months }),
          },
          { term: t("contract.field.priceTerms"), detail: content.priceTerms || missing },
          { term: t("contract.field.ip"), detail: wordOf(ipOptions(t), content.ipKind, missing) },
          { term: t("contract.field.nonTechnical"), detail: content.nonTechnicalItems || t("contract.value.none") },
        ]}
      />
    </Section>
  );
}

function Registration({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  const day = (value: string | null) => (value === null ? t("contract.value.notYet") : <DayText day={value} />);
  return (
    <Section title={t("contract.section.registration")}>
      <Facts
        items={[
          { term: t("contract.field.undertaken"), detail: day(contract.values.content.undertakenOn) },
          { term: t("contract.field.decideBy"), detail: day(contract.decideBy) },
          { term: t("contract.field.registrationNo"), detail: contract.registrationNo ?? t("contract.notRegistered") },
          { term: t("contract.field.registeredOn"), detail: day(contract.registeredOn) },
          { term: t("contract.field.ruleSet"), detail: t(contract.ruleSet === "2000" ? "contract.value.ruleSet.2000" : "contract.value.ruleSet.2026") },
        ]}
      />
    </Section>
  );
}

export function ContractFactSheet({ contract }: { readonly contract: ShownContract }) {
  return (
    <>
      <Parties contract={contract} />
      <Terms contract={contract} />
      <Registration contract={contract} />
    </>
  );
}
