// Knows the desk's other pages and the choice of a year and a moment; must never read a figure.
import { Form, Link } from "@remix-run/react";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";

const FIELD = "ml-2 min-h-10 rounded border border-line-strong bg-paper px-2";

export type Chosen = { readonly year: number; readonly asOf: string; readonly isPast: boolean };

/** The Shanghai day of an instant, for an input. */
function dayText(asOf: string): string {
  return new Date(Date.parse(asOf) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Year and past day of a page at `action`; works without script. */
export function MomentChoice({ action, chosen, years }: { readonly action: string; readonly chosen: Chosen; readonly years: readonly number[] }) {
  const t = useText();
  const { year, asOf, isPast } = chosen;
  const choices = years.includes(year) ? years : [year, ...years];
  return (
    <Form method="get" action={action} className="flex flex-wrap items-end gap-2">
      <label className="text-sm">
        {t("oversight.year")}
        <select name="year" key={year} defaultValue={year} className={FIELD}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </label>
      <label className="text-sm">
        {t("desk.asOf")}
        <input type="date" name="asOf" key={asOf} defaultValue={isPast ? dayText(asOf) : ""} className={FIELD} />
      </label>
      <SubmitButton look="plain">{t("oversight.show")}</SubmitButton>
    </Form>
  );
}

/** Says that a past state is shown, and leads back to now. */
export function PastNote({ chosen, now }: { readonly chosen: Chosen; readonly now: string }) {
  const t = useText();
  if (!chosen.isPast) return null;
  return (
    <p role="note" className="mb-4 rounded border border-money p-3">
      {t("desk.past")} <MomentText at={chosen.asOf} />
      {t("desk.past.how")} <Link to={now}>{t("desk.past.now")}</Link>
    </p>
  );
}

export function DeskLinks({ year, asOf }: { readonly year: number; readonly asOf: string | null }) {
  const t = useText();
  const query = asOf === null ? `?year=${year}` : `?year=${year}&asOf=${encodeURIComponent(asOf)}`;
  return (
    <nav aria-label={t("desk.pages")} className="mb-6 flex flex-wrap gap-x-5 gap-y-2">
      <Link to={`/desk${query}`}>{t("desk.page.counter")}</Link>
      <Link to={`/desk/changes${query}`}>{t("desk.page.changes")}</Link>
      <Link to="/desk/packs">{t("desk.page.packs")}</Link>
      <Link to="/desk/anomalies">{t("desk.page.anomalies")}</Link>
    </nav>
  );
}
