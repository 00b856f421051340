// Knows the shape in which a refused or incomplete form comes back; browser-safe.
import type { RefusalFacts } from "#app/kernel/refusal.ts";

/** Text keys with facts: `form.tooLong:200` reads as key `form.tooLong` with n = 200. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** What an action returns when it did not redirect. `values` is what the person typed, by conform's nested shape. */
export type ActionResult = {
  readonly status: "invalid" | "refused" | "editing" | "done";
  readonly intent: string | null;
  /** The move form that was posted, where a page has several; its fields alone show the errors. */
  readonly scope: string | null;
  readonly refusal: { readonly code: string; readonly facts: RefusalFacts } | null;
  readonly errors: FieldErrors;
  readonly values: Readonly<Record<string, unknown>>;
};

/** What was typed under a nested name such as `indicators[0].unit`. */
export function typedValue(result: ActionResult | undefined, name: string): unknown {
  if (!result || result.status === "done") return undefined;
  let value: unknown = result.values;
  for (const part of name.split(/[.[\]]+/u).filter(Boolean)) {
    if (value === null || typeof value !== "object") return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}
