// Knows the questions of an outcome's structured form; must never judge the answers.
import { Form } from "@remix-run/react";
import { OFFERS, type OutcomeContent } from "#app/domain/outcomes/content.ts";
import type { IpFlags } from "#app/domain/outcomes/ip-flags.ts";
import { moneyInput } from "#app/kernel/money.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { CheckboxGroup, RadioGroup, Tick } from "#app/ui/kit/choices.tsx";
import { DateField, MoneyField, type Option, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { PilotFields } from "./pilot-fields.tsx";
import { ContributorRows, GrantRows, IpRows, ShareRows } from "./repeat-rows.tsx";

/** The form that the completeness beside it reads while somebody types. */
export const OUTCOME_FORM = "outcome-form";

export type OutcomeFormProps = {
  readonly result: ActionResult | undefined;
  readonly content: OutcomeContent | null;
  readonly places: { readonly nodes: readonly Option[]; readonly districts: readonly Option[] };
  /** Of the rights as saved, in their order. */
  readonly ipFlags: readonly IpFlags[];
  /** The outcome row's version that is being edited; null for a new draft. */
  readonly seenVersion: number | null;
};

type PartProps = Pick<OutcomeFormProps, "result" | "content">;

function ForcedAnswers({ result, content }: PartProps) {
  const t = useText();
  const gain = content?.gain;
  return (
    <>
      <TextField name="title" label={t("outcome.title")} required maxLength={80} result={result} defaultValue={content?.title} />
      <TextArea name="summary" label={t("outcome.summary")} hint={t("outcome.summary.hint")} maxLength={600} result={result} defaultValue={content?.summary} />
      <TextArea name="problem" label={t("outcome.problem")} maxLength={2000} result={result} defaultValue={content?.problem} />
      <TextArea name="gain.text" label={t("outcome.gain.text")} maxLength={1000} rows={3} result={result} defaultValue={gain?.text} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="gain.metric" label={t("outcome.gain.metric")} maxLength={60} result={result} defaultValue={gain?.metric} />
        <TextField name="gain.unit" label={t("outcome.gain.unit")} maxLength={30} result={result} defaultValue={gain?.unit} />
        <TextField name="gain.before" label={t("outcome.gain.before")} maxLength={60} result={result} defaultValue={gain?.before} />
        <TextField name="gain.after" label={t("outcome.gain.after")} maxLength={60} result={result} defaultValue={gain?.after} />
      </div>
      <TextArea name="needs" label={t("outcome.needs")} maxLength={2000} rows={3} result={result} defaultValue={content?.needs} />
      <CheckboxGroup
        name="offers"
        label={t("outcome.offers")}
        options={OFFERS.map((value) => ({ value, label: t(`outcome.offer.${value}`) }))}
        result={result}
        defaultValue={content?.offers ?? []}
      />
    </>
  );
}

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => ({ value: String(level), label: `TRL ${level}` }));

function Classification({ result, content, places }: PartProps & Pick<OutcomeFormProps, "places">) {
  const t = useText();
  return (
    <>
      <SelectField name="nodeCode" label={t("outcome.node")} options={places.nodes} result={result} defaultValue={content?.nodeCode ?? undefined} />
      <SelectField
        name="districtCode"
        label={t("outcome.district")}
        options={places.districts}
        result={result}
        defaultValue={content?.districtCode ?? undefined}
      />
      <SelectField name="trl" label={t("outcome.trl")} hint={t("outcome.trl.hint")} options={LEVELS} result={result} defaultValue={content?.trl?.toString()} />
    </>
  );
}

const EXPORTS = ["none", "restricted", "undeclared"] as const;

function TermsAndDeclarations({ result, content }: PartProps) {
  const t = useText();
  const price = content?.price === null || content?.price === undefined ? undefined : moneyInput(content.price);
  return (
    <>
      <MoneyField name="price" label={t("outcome.price")} hint={t("outcome.price.hint")} result={result} defaultValue={price} />
      <Tick name="isServiceOutcome" label={t("outcome.isServiceOutcome")} result={result} defaultChecked={content?.isServiceOutcome ?? false} />
      <DateField name="rightEffectiveOn" label={t("outcome.rightEffectiveOn")} result={result} defaultValue={content?.rightEffectiveOn ?? undefined} />
      <RadioGroup
        name="exportDeclaration"
        label={t("outcome.exportDeclaration")}
        options={EXPORTS.map((value) => ({ value, label: t(`outcome.export.${value}` as TextKey) }))}
        result={result}
        defaultValue={content?.exportDeclaration ?? "undeclared"}
      />
      <TextArea
        name="confidentialNote"
        label={t("outcome.confidentialNote")}
        hint={t("outcome.confidentialNote.hint")}
        maxLength={4000}
        result={result}
        defaultValue={content?.confidentialNote}
      />
    </>
  );
}

export function OutcomeForm({ result, content, places, ipFlags, seenVersion }: OutcomeFormProps) {
  const t = useText();
  return (
    <Form method="post" id={OUTCOME_FORM}>
      {/* The first submit button is the one that the Enter key presses: it must save, not remove a row. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="hidden" />
      {seenVersion === null ? null : <input type="hidden" name="seenVersion" value={seenVersion} />}
      <ForcedAnswers result={result} content={content} />
      <Classification result={result} content={content} places={places} />
      <PilotFields result={result} pilot={content?.pilot} />
      <IpRows result={result} rows={content?.ip ?? []} flags={ipFlags} />
      <ShareRows result={result} rows={content?.shares ?? []} />
      <GrantRows result={result} rows={content?.rightsGrants ?? []} />
      <ContributorRows result={result} rows={content?.contributors ?? []} />
      <TermsAndDeclarations result={result} content={content} />
      <SubmitButton>{t("form.save")}</SubmitButton>
    </Form>
  );
}
