// Knows how one group is changed or taken out; must never judge a word.
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/kit/form.tsx";
import { FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import { ScopedForm } from "#app/ui/pools/scoped-form.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { THESAURUS_LABELS } from "./form-labels.ts";

export type GroupPageProps = {
  readonly group: { readonly id: string; readonly words: readonly string[] };
  readonly mayKeep: boolean;
  readonly result: ActionResult | undefined;
};

export function GroupPage({ group, mayKeep, result }: GroupPageProps) {
  const t = useText();
  const words = group.words.join("、");
  const note = <TextField name="note" label={t("thesaurus.note")} hint={t("thesaurus.note.hint")} maxLength={200} result={result} />;
  return (
    <>
      <PageHead
        kicker={t("thesaurus.group.title")}
        title={words}
        meta={mayKeep ? null : t("thesaurus.readOnly")}
        actions={<ButtonLink to="/thesaurus">{t("thesaurus.back")}</ButtonLink>}
      />
      <ErrorSummary result={result} labels={THESAURUS_LABELS} />
      {mayKeep ? (
        <>
          <FormCard>
            <ScopedForm scope="save" intent="save" label={t("thesaurus.save")}>
              <input type="hidden" name="id" value={group.id} />
              <TextArea
                name="words"
                label={t("thesaurus.words")}
                hint={t("thesaurus.words.hint")}
                rows={3}
                maxLength={600}
                required
                defaultValue={words}
                result={result}
              />
              {note}
            </ScopedForm>
          </FormCard>
          <FormCard title={t("thesaurus.remove.title")}>
            <ScopedForm scope="remove" intent="remove" label={t("thesaurus.remove")} look="danger">
              <input type="hidden" name="id" value={group.id} />
              {note}
            </ScopedForm>
          </FormCard>
        </>
      ) : null}
    </>
  );
}
