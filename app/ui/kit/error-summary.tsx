// Knows how a refused form says so at its top, with links to the fields; must never decide a refusal.
import { useEffect, useRef } from "react";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { ActionResult } from "./action-result.ts";
import { useErrorText } from "./error-text.ts";
import { fieldId } from "./field-scope.ts";

export function ErrorSummary({ result }: { readonly result: ActionResult | undefined }) {
  const t = useText();
  const errorText = useErrorText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result && (result.status === "invalid" || result.status === "refused")) box.current?.focus();
  }, [result]);
  if (!result || result.status === "editing" || result.status === "done") return null;
  const fields = Object.entries(result.errors).filter(([, errors]) => errors.length > 0);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="my-4 rounded border-l-4 border-danger bg-danger-soft p-4">
      {result.refusal ? (
        <>
          <p className="font-medium">{t(`refusal.${result.refusal.code}` as TextKey, result.refusal.facts)}</p>
          <p className="mt-1">{t(`refusal.${result.refusal.code}.next` as TextKey, result.refusal.facts)}</p>
        </>
      ) : (
        <>
          <p className="font-medium">{t("form.errorSummary", { count: fields.length })}</p>
          <ul className="mt-1 list-disc pl-5">
            {fields.map(([name, errors]) => (
              <li key={name}>
                <a className="underline" href={`#${fieldId(result.scope, name)}`}>
                  {errors.map(errorText).join(" ")}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
