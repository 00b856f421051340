// Knows how a version is written: completeness first, then the form, then the evidence; must never judge it.
import { Form } from "@remix-run/react";
import type { Completeness } from "#app/domain/outcomes/completeness.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { Tick } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { FieldScope } from "#app/ui/kit/field-scope.ts";
import { FileField, SelectField, TextField } from "#app/ui/kit/form.tsx";
import { FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { BesideForm } from "./beside-form.tsx";
import { CompletenessBox } from "./completeness-box.tsx";
import { OUTCOME_LABELS } from "./form-labels.ts";
import { OutcomeForm, type OutcomeFormProps } from "./outcome-form.tsx";

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => ({ value: String(level), label: `TRL ${level}` }));
const ACCEPT = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt,.csv";

export type OutcomeEditPageProps = {
  readonly code: string;
  readonly number: number | null;
  readonly state: string | null;
  readonly reason: string;
  readonly seenVersion: number;
  readonly content: OutcomeContent;
  readonly completeness: Completeness;
  readonly floor: number;
  readonly places: OutcomeFormProps["places"];
  readonly ipFlags: OutcomeFormProps["ipFlags"];
  readonly result: ActionResult | undefined;
};

function EvidenceForm({ content, result }: Pick<OutcomeEditPageProps, "content" | "result">) {
  const t = useText();
  return (
    <FormCard title={t("outcome.evidence")}>
      <p className="text-sm text-muted">{t("outcome.evidence.saveFirst")}</p>
      {content.trlEvidence.length === 0 ? <p>{t("outcome.evidence.empty")}</p> : null}
      <ul className="list-disc pl-5">
        {content.trlEvidence.map((one) => (
          <li key={one.fileId}>
            <a href={`/files/${one.fileId}`} className="underline">
              TRL {one.trl} {one.note}
            </a>
          </li>
        ))}
      </ul>
      <FieldScope.Provider value="evidence">
        <Form method="post" encType="multipart/form-data">
          <input type="hidden" name="formScope" value="evidence" />
          <SelectField name="trl" label={t("outcome.trl")} options={LEVELS} withoutEmpty required result={result} defaultValue={String(content.trl ?? 1)} />
          <FileField name="evidence" label={t("outcome.evidence.file")} accept={ACCEPT} required result={result} />
          <TextField name="note" label={t("outcome.evidence.note")} maxLength={200} result={result} />
          <Tick name="isPublic" label={t("outcome.evidence.public")} result={result} />
          <SubmitButton look="plain">{t("outcome.evidence.add")}</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </FormCard>
  );
}

export function OutcomeEditPage({ code, number, state, reason, seenVersion, content, completeness, floor, places, ipFlags, result }: OutcomeEditPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        kicker={code}
        title={t("outcome.edit")}
        meta={
          <>
            <Badge>{t(`outcome.state.${state}` as TextKey)}</Badge>
            <span>{t("outcome.version", { number: number ?? 1 })}</span>
          </>
        }
        actions={<ButtonLink to={`/outcomes/${code}?version=${number}`}>{t("outcome.readWorking", { number: number ?? 1 })}</ButtonLink>}
      />
      <p className="text-muted">{t("outcome.intro")}</p>
      <ErrorSummary result={result} labels={OUTCOME_LABELS} />
      {reason ? (
        <p className="my-4 border-l-4 border-money bg-money-soft p-3">
          {t("outcome.reason")}：{reason}
        </p>
      ) : null}
      <BesideForm beside={<CompletenessBox completeness={completeness} floor={floor} />}>
        <FormCard>
          <OutcomeForm key={seenVersion} result={result} content={content} places={places} ipFlags={ipFlags} seenVersion={seenVersion} />
        </FormCard>
        <EvidenceForm key={`evidence-${seenVersion}`} content={content} result={result} />
      </BesideForm>
    </>
  );
}
