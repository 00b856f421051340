// Knows which of a page's several forms a field stands in, so that ids stay unique and errors stay at home.
import { createContext, useContext } from "react";
import type { ActionResult } from "./action-result.ts";

export const FieldScope = createContext<string | null>(null);

/** The element id of a field, as the error summary links to it. */
export function fieldId(scope: string | null, name: string): string {
  return scope === null ? `field-${name}` : `field-${scope}-${name}`;
}

/** The id of a field here, and the result where it speaks of this form. */
export function useScoped(name: string, result: ActionResult | undefined): { readonly id: string; readonly result: ActionResult | undefined } {
  const scope = useContext(FieldScope);
  return { id: fieldId(scope, name), result: result && result.scope === scope ? result : undefined };
}
