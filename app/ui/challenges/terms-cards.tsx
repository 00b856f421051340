// Knows how money, time, ownership and risk of a challenge are asked; must never judge the answers.
import { type ChallengeContent, COOPERATION_WAYS, IP_CLAUSES } from "#app/domain/challenges/content.ts";
import { moneyInput } from "#app/kernel/money.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { CheckboxGroup, RadioGroup, Tick } from "#app/ui/kit/choices.tsx";
import { DateField, MoneyField, SelectField, TextArea } from "#app/ui/kit/form.tsx";
import { FormCard } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";

type CardProps = { readonly content: ChallengeContent | null; readonly result: ActionResult | undefined };

const TRL_LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export function MoneyCard({ content, result }: CardProps) {
  const t = useText();
  const budget = content?.budget ?? null;
  return (
    <FormCard title={t("challenge.form.money")}>
      <MoneyField
        name="budget"
        label={t("challenge.fact.budget")}
        hint={t("challenge.form.budgetHint")}
        defaultValue={budget === null ? "" : moneyInput(budget)}
        result={result}
      />
      <Tick name="isBudgetOpen" label={t("challenge.form.budgetOpen")} defaultChecked={content?.isBudgetOpen ?? false} result={result} />
      <DateField
        name="deadline"
        label={t("challenge.fact.deadline")}
        hint={t("challenge.form.deadlineHint")}
        defaultValue={content?.deadline ?? ""}
        result={result}
      />
      <SelectField
        name="wantedTrl"
        label={t("challenge.fact.wantedTrl")}
        hint={t("challenge.form.trlHint")}
        options={TRL_LEVELS.map((trl) => ({ value: String(trl), label: t("challenge.trl", { trl }) }))}
        defaultValue={content?.wantedTrl ? String(content.wantedTrl) : ""}
        result={result}
      />
      <CheckboxGroup
        name="ways"
        label={t("challenge.fact.ways")}
        hint={t("challenge.form.waysHint")}
        options={COOPERATION_WAYS.map((way) => ({ value: way, label: t(`challenge.way.${way}`) }))}
        defaultValue={content?.ways ?? []}
        result={result}
      />
    </FormCard>
  );
}

export function TermsCard({ content, result }: CardProps) {
  const t = useText();
  return (
    <FormCard title={t("challenge.form.terms")}>
      <RadioGroup
        name="ipClause"
        label={t("challenge.fact.ip")}
        hint={t("challenge.form.ipHint")}
        options={IP_CLAUSES.map((clause) => ({ value: clause, label: t(`challenge.ip.${clause}`) }))}
        defaultValue={content?.ipClause ?? "statutory"}
        result={result}
      />
      <p className="rounded bg-surface p-3 text-sm text-muted">{t("challenge.ip.statutoryText")}</p>
      <TextArea
        name="ipClauseText"
        label={t("challenge.form.ipText")}
        hint={t("challenge.form.ipTextHint")}
        defaultValue={content?.ipClauseText}
        rows={3}
        result={result}
      />
      <TextArea
        name="failureRiskClause"
        label={t("challenge.fact.failureRisk")}
        hint={t("challenge.form.failureHint")}
        defaultValue={content?.failureRiskClause}
        rows={3}
        result={result}
      />
    </FormCard>
  );
}
