// Knows how a question is asked in a form; must never know which noun asks.
import { type ReactNode, useId } from "react";
import { useText } from "#app/ui/text/use-text.ts";
import { type ActionResult, typedValue } from "./action-result.ts";
import { useErrorText } from "./error-text.ts";
import { useScoped } from "./field-scope.ts";

export type FieldProps = {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly result?: ActionResult | undefined;
  readonly defaultValue?: string | undefined;
  readonly required?: boolean;
  /** For labels repeated in rows: read out, not shown. */
  readonly hideLabel?: boolean;
};

const INPUT = "w-full rounded border border-line-strong bg-paper px-3 py-2 text-ink aria-invalid:border-danger";

function wasTyped(result: ActionResult, name: string): boolean {
  return result.status !== "done" && result.values[name.split(/[.[]/u)[0] ?? ""] !== undefined;
}

function useField(props: FieldProps) {
  const base = useId();
  const errorText = useErrorText();
  const { id, result } = useScoped(props.name, props.result);
  const errors = result?.errors[props.name] ?? [];
  const typed = typedValue(result, props.name);
  const untyped = result && wasTyped(result, props.name) ? "" : props.defaultValue;
  const describedBy = [`${base}-hint`, errors.length > 0 ? `${base}-error` : ""].filter(Boolean).join(" ");
  return { id, base, errors: errors.map(errorText), value: typeof typed === "string" ? typed : untyped, describedBy };
}

function Frame({ field, props, children }: { readonly field: ReturnType<typeof useField>; readonly props: FieldProps; readonly children: ReactNode }) {
  const t = useText();
  return (
    <div className="my-4">
      <label htmlFor={field.id} className={props.hideLabel ? "sr-only" : "mb-1 block font-medium"}>
        {props.label}
        {props.required || props.hideLabel ? null : <span className="ml-2 text-sm font-normal text-muted">{t("form.optional")}</span>}
      </label>
      <p id={`${field.base}-hint`} className={props.hint ? "mb-1 text-sm text-muted" : "hidden"}>
        {props.hint}
      </p>
      {children}
      {field.errors.length > 0 ? (
        <p id={`${field.base}-error`} className="mt-1 text-sm text-danger">
          {field.errors.join(" ")}
        </p>
      ) : null}
    </div>
  );
}

export function TextField(
  props: FieldProps & {
    readonly type?: "text" | "email" | "password" | "search" | "tel";
    readonly autoComplete?: string;
    readonly maxLength?: number;
    readonly inputMode?: "numeric" | "decimal";
  },
) {
  const field = useField(props);
  return (
    <Frame field={field} props={props}>
      <input
        id={field.id}
        name={props.name}
        type={props.type ?? "text"}
        className={INPUT}
        defaultValue={field.value}
        autoComplete={props.autoComplete}
        maxLength={props.maxLength}
        inputMode={props.inputMode}
        aria-required={props.required || undefined}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={field.describedBy}
      />
    </Frame>
  );
}

export function TextArea(props: FieldProps & { readonly rows?: number; readonly maxLength?: number }) {
  const field = useField(props);
  return (
    <Frame field={field} props={props}>
      <textarea
        id={field.id}
        name={props.name}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        className={INPUT}
        defaultValue={field.value}
        aria-required={props.required || undefined}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={field.describedBy}
      />
    </Frame>
  );
}

export type Option = { readonly value: string; readonly label: string };

export function SelectField(props: FieldProps & { readonly options: readonly Option[]; readonly withoutEmpty?: boolean }) {
  const field = useField(props);
  const t = useText();
  return (
    <Frame field={field} props={props}>
      <select
        id={field.id}
        name={props.name}
        className={INPUT}
        defaultValue={field.value ?? ""}
        aria-required={props.required || undefined}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={field.describedBy}
      >
        {props.withoutEmpty ? null : <option value="">{t("form.choose")}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export function DateField(props: FieldProps & { readonly min?: string; readonly max?: string }) {
  const field = useField(props);
  return (
    <Frame field={field} props={props}>
      <input
        id={field.id}
        name={props.name}
        type="date"
        className={`${INPUT} max-w-56`}
        defaultValue={field.value}
        min={props.min}
        max={props.max}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={field.describedBy}
      />
    </Frame>
  );
}

/** An amount in 元 as people write it; the server reads it with parseMoney. */
export function MoneyField(props: FieldProps) {
  const t = useText();
  return <TextField {...props} hint={props.hint ?? t("form.moneyHint")} inputMode="decimal" />;
}

export function FileField(props: FieldProps & { readonly accept?: string }) {
  const field = useField(props);
  return (
    <Frame field={field} props={props}>
      <input id={field.id} name={props.name} type="file" accept={props.accept} className={INPUT} aria-describedby={field.describedBy} />
    </Frame>
  );
}
