// Knows how a year of a page of figures is chosen; must never read one.
import { Form } from "@remix-run/react";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { useText } from "#app/ui/text/use-text.ts";

/** Chooses the year of a page of figures at `action`; works without script. */
export function YearChoice({ action, year, years }: { readonly action: string; readonly year: number; readonly years: readonly number[] }) {
  const t = useText();
  const choices = years.includes(year) ? years : [year, ...years];
  return (
    <Form method="get" action={action} className="flex items-end gap-2">
      <label className="text-sm">
        {t("oversight.year")}
        <select name="year" key={year} defaultValue={year} className="ml-2 min-h-10 rounded border border-line-strong bg-paper px-2">
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </label>
      <SubmitButton look="plain">{t("oversight.show")}</SubmitButton>
    </Form>
  );
}
