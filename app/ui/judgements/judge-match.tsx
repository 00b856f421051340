// Knows how one match is called right or wrong, and how that is taken back; must never decide who may.
import { Form } from "@remix-run/react";
import { WRONG_REASONS } from "#app/domain/matching/judgement.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";
import { FieldScope } from "#app/ui/kit/field-scope.ts";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export const JUDGEMENT_LABELS: FieldLabels = { reason: "judge.reason", note: "judge.note" };

type Props = { readonly code: string; readonly title: string };

const PRESS = "inline-flex min-h-8 items-center rounded border border-line-strong px-3 text-sm text-brand-strong hover:bg-brand-soft";

/** Takes back what the organisation has said. */
export function UndoForm({ code, title }: Props) {
  const t = useText();
  return (
    <Form method="post" className="inline">
      <input type="hidden" name="code" value={code} />
      <button type="submit" name="intent" value="undo" aria-label={t("judge.undoOne", { title })} className={PRESS}>
        {t("judge.undo")}
      </button>
    </Form>
  );
}

function WrongForm({ code, title, result }: Props & { readonly result: ActionResult | undefined }) {
  const t = useText();
  const reasons = WRONG_REASONS.map((value) => ({ value, label: t(`judge.reason.${value}`) }));
  return (
    <details className="mt-2" open={result?.scope === code || undefined}>
      <summary className="min-h-8 cursor-pointer text-sm text-brand-strong underline" aria-label={t("judge.wrongOne", { title })}>
        {t("judge.wrong")}
      </summary>
      <Form method="post" className="max-w-xl">
        <input type="hidden" name="formScope" value={code} />
        <input type="hidden" name="code" value={code} />
        <FieldScope.Provider value={code}>
          <SelectField name="reason" label={t("judge.reason")} options={reasons} required result={result} />
          <TextField name="note" label={t("judge.note")} hint={t("judge.note.hint")} maxLength={300} result={result} />
        </FieldScope.Provider>
        <SubmitButton value="wrong">{t("judge.wrong.submit")}</SubmitButton>
      </Form>
    </details>
  );
}

export function JudgeMatch({ code, title, isRight, result }: Props & { readonly isRight: boolean; readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <div className="mt-3 border-t border-line pt-3">
      {isRight ? (
        <div className="text-sm">
          <span className="mr-3 font-medium text-brand-strong">{t("judge.isRight")}</span>
          <UndoForm code={code} title={title} />
        </div>
      ) : (
        <Form method="post">
          <input type="hidden" name="code" value={code} />
          <button type="submit" name="intent" value="right" aria-label={t("judge.rightOne", { title })} className={PRESS}>
            {t("judge.right")}
          </button>
        </Form>
      )}
      <WrongForm code={code} title={title} result={result} />
    </div>
  );
}
