// Knows how a contract is written with its pre-check beside it; must never judge it.
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Precheck } from "#app/domain/contracts/precheck.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import type { Option } from "#app/ui/kit/form.tsx";
import { PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { ContractFields } from "./contract-fields.tsx";
import { CONTRACT_LABELS } from "./form-labels.ts";
import type { CodeOptions, ContractFormValues } from "./form-values.ts";
import { useLivePrecheck } from "./live-precheck.ts";
import { PrecheckPanel } from "./precheck-panel.tsx";

export type ContractFormPageProps = {
  readonly title: ReactNode;
  readonly lead: ReactNode;
  /** The page to go back to, where there is one. */
  readonly back: string | null;
  readonly save: { readonly intent: string; readonly label: string };
  readonly chains: readonly Option[];
  readonly codes: CodeOptions;
  readonly values?: ContractFormValues | undefined;
  readonly isSigned: boolean;
  readonly precheck: Precheck;
  readonly ruleTitle: string;
  readonly result: ActionResult | undefined;
};

export function ContractFormPage({ title, lead, back, save, precheck: shown, ruleTitle, ...fields }: ContractFormPageProps) {
  const t = useText();
  const { precheck, onInput } = useLivePrecheck(shown);
  return (
    <>
      <PageHead title={title} meta={lead} actions={back ? <ButtonLink to={back}>{t("contract.edit.back")}</ButtonLink> : null} />
      <ErrorSummary result={fields.result} labels={CONTRACT_LABELS} />
      <div className="grid grid-cols-1 gap-x-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Form method="post" onInput={onInput} className="min-w-0">
          <ContractFields {...fields} />
          <p className="flex flex-wrap gap-3">
            <SubmitButton value={save.intent}>{save.label}</SubmitButton>
            <SubmitButton value="check" look="plain">
              {t("contract.form.check")}
            </SubmitButton>
          </p>
        </Form>
        <PrecheckPanel precheck={precheck} ruleTitle={ruleTitle} />
      </div>
    </>
  );
}
