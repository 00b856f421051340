// Knows how an enterprise is led through its challenge, with the reason for each question; must never judge what is complete.
import { Form } from "@remix-run/react";
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { RepeatRows } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { type Option, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { FormCard } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { CHALLENGE_LABELS } from "./form-labels.ts";
import { MoneyCard, TermsCard } from "./terms-cards.tsx";

export type FormChoices = { readonly chains: readonly Option[]; readonly nodes: readonly Option[]; readonly districts: readonly Option[] };
type CardProps = { readonly content: ChallengeContent | null; readonly result: ActionResult | undefined };

function ProblemCard({ content, result, title }: CardProps & { readonly title: string | undefined }) {
  const t = useText();
  return (
    <FormCard title={t("challenge.form.problem")}>
      <TextField
        name="title"
        label={t("challenge.form.title")}
        hint={t("challenge.form.titleHint")}
        defaultValue={content?.title ?? title}
        maxLength={120}
        required
        result={result}
      />
      <TextArea
        name="symptom"
        label={t("challenge.fact.symptom")}
        hint={t("challenge.form.symptomHint")}
        defaultValue={content?.symptom}
        rows={6}
        result={result}
      />
      <TextArea
        name="constraint"
        label={t("challenge.fact.constraint")}
        hint={t("challenge.form.constraintHint")}
        defaultValue={content?.constraint}
        result={result}
      />
    </FormCard>
  );
}

const INDICATOR_PARTS = ["name", "unit", "now", "wanted", "testMethod"] as const;

function IndicatorsCard({ content, result }: CardProps) {
  const t = useText();
  return (
    <FormCard title={t("challenge.form.indicatorsTitle")}>
      <RepeatRows
        name="indicators"
        legend={t("challenge.section.indicators")}
        hint={t("challenge.form.indicatorsHint")}
        result={result}
        initialCount={content?.indicators.length ?? 1}
      >
        {(row, index) =>
          INDICATOR_PARTS.map((part) => (
            <TextField
              key={part}
              name={`${row}.${part}`}
              label={t(`challenge.indicator.${part}`)}
              defaultValue={content?.indicators[index]?.[part]}
              result={result}
            />
          ))
        }
      </RepeatRows>
    </FormCard>
  );
}

function FieldCard({ content, result, choices }: CardProps & { readonly choices: FormChoices }) {
  const t = useText();
  return (
    <FormCard title={t("challenge.form.field")}>
      <SelectField
        name="chainCode"
        label={t("challenge.form.chain")}
        hint={t("challenge.form.chainHint")}
        options={choices.chains}
        defaultValue={content?.chainCode ?? ""}
        result={result}
      />
      <SelectField
        name="nodeCode"
        label={t("challenge.form.node")}
        hint={t("challenge.form.nodeHint")}
        options={choices.nodes}
        defaultValue={content?.nodeCode ?? ""}
        result={result}
      />
      <SelectField
        name="districtCode"
        label={t("challenge.fact.district")}
        hint={t("challenge.form.districtHint")}
        options={choices.districts}
        defaultValue={content?.districtCode ?? ""}
        result={result}
      />
    </FormCard>
  );
}

type FormProps = CardProps & { readonly choices: FormChoices; readonly version: number | null; readonly title?: string };

/** `content` null begins a new one, under `title` where one is known; `version` is the row's as shown, null for a new one. */
export function ChallengeForm(props: FormProps) {
  const { content, result, choices, version, title } = props;
  const t = useText();
  const typedVersion = result && result.status !== "done" ? result.values.version : undefined;
  const shownVersion = typeof typedVersion === "string" ? typedVersion : version;
  return (
    <Form method="post">
      {/* The Enter key presses a form's first button, which must not be one that removes a row. */}
      <button type="submit" hidden tabIndex={-1} />
      {shownVersion === null ? null : <input type="hidden" name="version" value={shownVersion} />}
      <ErrorSummary result={result} labels={CHALLENGE_LABELS} />
      <ProblemCard content={content} result={result} title={title} />
      <IndicatorsCard content={content} result={result} />
      <FieldCard content={content} result={result} choices={choices} />
      <MoneyCard content={content} result={result} />
      <TermsCard content={content} result={result} />
      <FormCard title={t("challenge.form.annex")}>
        <TextArea
          name="confidentialNote"
          label={t("challenge.form.annexLabel")}
          hint={t("challenge.form.annexHint")}
          defaultValue={content?.confidentialNote}
          result={result}
        />
      </FormCard>
      <SubmitButton value="save">{t(version === null ? "challenge.form.saveDraft" : "challenge.form.saveEdit")}</SubmitButton>
    </Form>
  );
}
