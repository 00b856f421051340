// Knows how a refused form says so at its top, with links to the fields; must never decide a refusal.
import { useEffect, useId, useRef } from "react";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { ActionResult } from "./action-result.ts";
import { useErrorText } from "./error-text.ts";
import { type FieldLabels, useFieldLabel } from "./field-labels.ts";
import { fieldId } from "./field-scope.ts";

type SummaryProps = {
  readonly result: ActionResult | undefined;
  /** What the page's fields are called. */
  readonly labels: FieldLabels;
};

function Fields({ result, labels, titleId }: { readonly result: ActionResult; readonly labels: FieldLabels; readonly titleId: string }) {
  const t = useText();
  const errorText = useErrorText();
  const labelOf = useFieldLabel(labels);
  const fields = Object.entries(result.errors).filter(([, errors]) => errors.length > 0);
  return (
    <>
      <h2 id={titleId} className="font-medium">
        {t("form.errorSummary", { count: fields.length })}
      </h2>
      <ul className="mt-1 list-disc pl-5">
        {fields.map(([name, errors]) => {
          const label = labelOf(result.scope, name);
          // What no question asks came from the page itself: there is nothing to lead to.
          if (label === null) return <li key={name}>{t("form.errorUnasked")}</li>;
          return (
            <li key={name}>
              <a className="underline" href={`#${fieldId(result.scope, name)}`}>
                {t("form.errorOf", { label, sentence: errors.map(errorText).join(" ") })}
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Read out and focused when it appears; each line names its field and leads to it. */
export function ErrorSummary({ result, labels }: SummaryProps) {
  const t = useText();
  const titleId = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result && (result.status === "invalid" || result.status === "refused")) box.current?.focus();
  }, [result]);
  if (!result || result.status === "editing" || result.status === "done") return null;
  const { refusal } = result;
  return (
    <div ref={box} role="alert" tabIndex={-1} aria-labelledby={titleId} className="my-4 rounded border-l-4 border-danger bg-danger-soft p-4">
      {refusal ? (
        <>
          <h2 id={titleId} className="font-medium">
            {t(`refusal.${refusal.code}` as TextKey, refusal.facts)}
          </h2>
          <p className="mt-1">{t(`refusal.${refusal.code}.next` as TextKey, refusal.facts)}</p>
        </>
      ) : (
        <Fields result={result} labels={labels} titleId={titleId} />
      )}
    </div>
  );
}
