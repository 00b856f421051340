// Knows how approved receipts are told, what is left to approve, and how one is taken back; must never add to the ledger.
import { Form } from "@remix-run/react";
import { fen, formatMoney } from "#app/kernel/money.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { FieldScope } from "#app/ui/kit/field-scope.ts";
import { TextArea } from "#app/ui/kit/form.tsx";
import { Section } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useLanguage, useText } from "#app/ui/text/use-text.ts";
import { incomeOptions, wordOf } from "./contract-words.ts";
import type { ShownContract, ShownIncome } from "./shown-contract.ts";

function CancelIncome({ income, result }: { readonly income: ShownIncome; readonly result: ActionResult | undefined }) {
  const t = useText();
  const scope = `cancelIncome-${income.id}`;
  return (
    <details open={result?.scope === scope}>
      <summary className="cursor-pointer text-sm text-brand-strong">{t("contract.verb.cancelIncome")}</summary>
      <Form method="post">
        <input type="hidden" name="formScope" value={scope} />
        <input type="hidden" name="incomeId" value={income.id} />
        <FieldScope.Provider value={scope}>
          <TextArea name="reason" label={t("contract.income.cancelReason")} rows={2} maxLength={2000} result={result} required />
        </FieldScope.Provider>
        <SubmitButton value="cancelIncome" look="danger">
          {t("contract.verb.cancelIncome")}
        </SubmitButton>
      </Form>
    </details>
  );
}

export type IncomesProps = {
  readonly contract: ShownContract;
  readonly incomes: readonly ShownIncome[];
  readonly mayCancel: boolean;
  readonly result: ActionResult | undefined;
};

function Incomes({ incomes, mayCancel, result }: Omit<IncomesProps, "contract">) {
  const t = useText();
  return (
    <DataTable
      caption={t("contract.income.caption")}
      rows={incomes}
      rowKey={(income) => income.id}
      columns={[
        { key: "on", head: t("contract.income.receivedOn"), cell: (income) => <DayText day={income.receivedOn} /> },
        { key: "amount", head: t("contract.income.amount"), align: "end", cell: (income) => <MoneyText amount={income.amount} /> },
        { key: "kind", head: t("contract.income.kind"), cell: (income) => wordOf(incomeOptions(t), income.kind, "") },
        {
          key: "evidence",
          head: t("contract.income.evidence"),
          cell: (income) => (
            <>
              {income.reversalOf ? `${t("contract.income.reversal")}：` : ""}
              {income.evidence}
              {income.fileId ? (
                <a href={`/files/${income.fileId}`} download className="block text-sm">
                  {income.fileName}
                </a>
              ) : null}
            </>
          ),
        },
        {
          key: "state",
          head: t("contract.col.state"),
          cell: (income) => {
            if (income.isReversed) return <Badge>{t("contract.income.cancelled")}</Badge>;
            return mayCancel && income.reversalOf === null ? <CancelIncome income={income} result={result} /> : null;
          },
        },
      ]}
    />
  );
}

export function ContractIncomes({ contract, incomes, mayCancel, result }: IncomesProps) {
  const t = useText();
  const language = useLanguage();
  const approved = incomes.reduce((sum, income) => sum + income.amount, 0);
  const say = (amount: number) => formatMoney(fen(amount), language);
  const sums = { approved: say(approved), technical: say(contract.technicalAmount), left: say(contract.technicalAmount - approved) };
  return (
    <Section title={t("contract.income.title")} id="incomes">
      <p className="mb-2">{t("contract.income.sum", sums)}</p>
      {incomes.length === 0 ? <p className="text-muted">{t("contract.income.none")}</p> : <Incomes incomes={incomes} mayCancel={mayCancel} result={result} />}
    </Section>
  );
}
