// Knows how complete a listing is while it is written, and leads to what is missing; must never save or judge it.
import { useEffect, useState } from "react";
import { type Completeness, type CompletenessPart, completenessOf } from "#app/domain/outcomes/completeness.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { scoredOf } from "./draft-scored.ts";
import { OUTCOME_FORM } from "./outcome-form.tsx";

/** The question that each part waits for. */
const FIELD_OF: Readonly<Record<CompletenessPart, string>> = {
  title: "title",
  summary: "summary",
  problem: "problem",
  gain: "gain.text",
  gainNumber: "gain.metric",
  needs: "needs",
  offers: "offers",
  chain: "nodeCode",
  trl: "trl",
  pilot: "pilot.scale",
  ip: "ip",
  shares: "shares",
  contributors: "contributors",
};

/** As saved until somebody types; then as the form stands. Without script it follows each save. */
function useLive(saved: Completeness): Completeness {
  const [live, setLive] = useState(saved);
  useEffect(() => {
    setLive(saved);
    const form = document.getElementById(OUTCOME_FORM);
    if (!(form instanceof HTMLFormElement)) return;
    const update = () => setLive(completenessOf(scoredOf(new FormData(form))));
    update();
    form.addEventListener("input", update);
    form.addEventListener("change", update);
    return () => {
      form.removeEventListener("input", update);
      form.removeEventListener("change", update);
    };
  }, [saved]);
  return live;
}

export function CompletenessBox({ completeness, floor }: { readonly completeness: Completeness; readonly floor: number }) {
  const t = useText();
  const { score, missing } = useLive(completeness);
  return (
    <section aria-labelledby="completeness" className="rounded-lg border border-line bg-paper p-4">
      <h2 id="completeness" className="font-semibold">
        {t("outcome.completeness.title")}
      </h2>
      <p role="status" className="mt-1">
        <span className="text-2xl font-semibold tabular-nums">{score}%</span>
        <span className="mt-1 block text-sm text-muted">
          {score >= floor ? t("outcome.completeness.reached", { floor }) : t("outcome.completeness.below", { floor, gap: floor - score })}
        </span>
      </p>
      <div className="my-3 h-2 rounded bg-line" aria-hidden="true">
        <div className="h-2 rounded bg-brand" style={{ width: `${score}%` }} />
      </div>
      {missing.length === 0 ? <p className="text-sm">{t("outcome.completeness.all")}</p> : <p className="text-sm">{t("outcome.completeness.missing")}</p>}
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-1">
        {missing.map((part) => (
          <li key={part}>
            <a href={`#field-${FIELD_OF[part]}`}>{t(`outcome.part.${part}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
