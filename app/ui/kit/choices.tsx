// Knows how one or several of few are chosen, and how rows are added without script; must never know which noun asks.
import type { ReactNode } from "react";
import { useText } from "#app/ui/text/use-text.ts";
import { type ActionResult, typedValue } from "./action-result.ts";
import { useErrorText } from "./error-text.ts";
import { useScoped } from "./field-scope.ts";
import type { Option } from "./form.tsx";

type ChoiceProps = {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly options: readonly Option[];
  readonly result?: ActionResult | undefined;
};

function Choices({
  name,
  label,
  hint,
  options,
  result: given,
  type,
  chosen,
}: ChoiceProps & { readonly type: "radio" | "checkbox"; readonly chosen: readonly string[] }) {
  const errorText = useErrorText();
  const { id, result } = useScoped(name, given);
  const errors = (result?.errors[name] ?? []).map(errorText);
  return (
    <fieldset id={id} tabIndex={-1} className="my-4">
      <legend className="mb-1 font-medium">{label}</legend>
      {hint ? <p className="mb-1 text-sm text-muted">{hint}</p> : null}
      {errors.length > 0 ? <p className="mb-1 text-sm text-danger">{errors.join(" ")}</p> : null}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {options.map((option) => (
          <label key={option.value} className="inline-flex min-h-8 items-center gap-2">
            <input type={type} name={name} value={option.value} defaultChecked={chosen.includes(option.value)} className="size-4 accent-brand" />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function CheckboxGroup(props: ChoiceProps & { readonly defaultValue?: readonly string[] }) {
  const { result } = useScoped(props.name, props.result);
  const typed = typedValue(result, props.name);
  const untyped = result && result.status !== "done" ? [] : (props.defaultValue ?? []);
  const chosen = Array.isArray(typed) ? typed.map(String) : typeof typed === "string" ? [typed] : untyped;
  return <Choices {...props} type="checkbox" chosen={chosen} />;
}

export function RadioGroup(props: ChoiceProps & { readonly defaultValue?: string }) {
  const { result } = useScoped(props.name, props.result);
  const typed = typedValue(result, props.name);
  return <Choices {...props} type="radio" chosen={[typeof typed === "string" ? typed : (props.defaultValue ?? "")]} />;
}

/** One box to tick; posts `on`. */
export function Tick({
  name,
  label,
  result: given,
  defaultChecked,
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly result?: ActionResult | undefined;
  readonly defaultChecked?: boolean;
}) {
  const errorText = useErrorText();
  const { id, result } = useScoped(name, given);
  const errors = (result?.errors[name] ?? []).map(errorText);
  const checked = result && result.status !== "done" ? typedValue(result, name) === "on" : defaultChecked;
  return (
    <div className="my-4">
      <label className="inline-flex items-start gap-2">
        <input id={id} type="checkbox" name={name} defaultChecked={checked} className="mt-1 size-4 accent-brand" />
        <span>{label}</span>
      </label>
      {errors.length > 0 ? <p className="mt-1 text-sm text-danger">{errors.join(" ")}</p> : null}
    </div>
  );
}

/**
 * Rows of the same questions. Adding and removing are submit buttons that the server understands (conform's intents),
 * so they work without script and lose nothing typed. `children(name, index)` draws one row; `name` is `indicators[0]`.
 */
export function RepeatRows({
  name,
  legend,
  hint,
  result,
  initialCount,
  children,
}: {
  readonly name: string;
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly result?: ActionResult | undefined;
  readonly initialCount: number;
  readonly children: (name: string, index: number) => ReactNode;
}) {
  const t = useText();
  const errorText = useErrorText();
  const typed = typedValue(result, name);
  const count = result && result.status !== "done" ? (Array.isArray(typed) ? typed.length : 0) : initialCount;
  const errors = (result?.errors[name] ?? []).map(errorText);
  const button = "rounded border border-line-strong px-3 py-1.5 text-sm hover:bg-brand-soft";
  return (
    <fieldset id={`field-${name}`} tabIndex={-1} className="my-6 rounded border border-line p-4">
      <legend className="px-1 font-medium">{legend}</legend>
      {hint ? <p className="text-sm text-muted">{hint}</p> : null}
      {errors.length > 0 ? <p className="text-sm text-danger">{errors.join(" ")}</p> : null}
      {/* Enter in a text field presses the form's first submit button: it must never be one that removes a row. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t("form.send")}
      </button>
      {Array.from({ length: count }, (_, index) => (
        <fieldset key={`${name}-${index}-${count}`} className="mt-3 border-t border-line pt-2 first-of-type:border-0">
          <legend className="text-sm text-muted">{t("form.row", { n: index + 1 })}</legend>
          {children(`${name}[${index}]`, index)}
          <button type="submit" name="__intent__" value={JSON.stringify({ type: "remove", payload: { name, index } })} formNoValidate className={button}>
            {t("form.removeRow")}
          </button>
        </fieldset>
      ))}
      <button
        type="submit"
        name="__intent__"
        value={JSON.stringify({ type: "insert", payload: { name, defaultValue: {} } })}
        formNoValidate
        className={`${button} mt-3`}
      >
        {t("form.addRow")}
      </button>
    </fieldset>
  );
}
