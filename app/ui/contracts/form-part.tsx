// Knows how a group of the form's questions is set off; must never know which questions.
import type { ReactNode } from "react";

export function FormPart({ legend, hint, children }: { readonly legend: ReactNode; readonly hint?: ReactNode; readonly children: ReactNode }) {
  return (
    <fieldset className="my-6 rounded border border-line px-4 pb-2">
      <legend className="px-1 text-lg font-medium">{legend}</legend>
      {hint ? <p className="text-sm text-muted">{hint}</p> : null}
      {children}
    </fieldset>
  );
}
