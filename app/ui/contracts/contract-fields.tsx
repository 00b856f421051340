// Knows in which order a contract's form asks its questions; must never know which answers are right.
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import type { Option } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { BuyerPart, ProjectPart } from "./form-parties.tsx";
import { DeductionsPart, SumsPart } from "./form-sums.tsx";
import { StatisticsPart, SubjectPart, TimePart } from "./form-terms.tsx";
import type { CodeOptions, ContractFormValues } from "./form-values.ts";

export type ContractFieldsProps = {
  readonly chains: readonly Option[];
  readonly codes: CodeOptions;
  readonly result: ActionResult | undefined;
  readonly values?: ContractFormValues | undefined;
  /** Out of a deal: what was signed is sent back unchanged. */
  readonly isSigned?: boolean;
};

function SignedFields({ values }: { readonly values: ContractFormValues }) {
  const { buyer, licenceKind } = values.content;
  const kept: Readonly<Record<string, string>> = {
    class: values.class,
    "buyer.name": buyer.name,
    "buyer.natureCode": buyer.natureCode,
    "buyer.countryCode": buyer.countryCode,
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

export function ContractFields({ chains, codes, result, values, isSigned = false }: ContractFieldsProps) {
  const t = useText();
  const part = { values, codes, result };
  return (
    <>
      {isSigned ? <p className="text-sm text-muted">{t("contract.edit.signed")}</p> : null}
      <ProjectPart {...part} chains={chains} isSigned={isSigned} />
      {isSigned && values ? (
        <SignedFields values={values} />
      ) : (
        <>
          <BuyerPart {...part} />
          <SumsPart {...part} />
        </>
      )}
      <DeductionsPart {...part} />
      <TimePart {...part} isSigned={isSigned} />
      <SubjectPart {...part} isSigned={isSigned} />
      <StatisticsPart {...part} />
    </>
  );
}
