// Knows how the one big figure is shown with its as-of, definition and targets; must never choose the definition.
import type { Counter } from "#app/domain/oversight/counter.ts";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Cut, FigureLink } from "./figure-link.tsx";
import { TargetProgress } from "./target-progress.tsx";

/** `whole` leads from the figure to its contracts, for readers who may see them; null for the others. */
export function CounterHead({ counter, whole }: { readonly counter: Counter; readonly whole: Cut | null }) {
  const t = useText();
  const { definition } = counter;
  return (
    <section aria-label={t("oversight.figure")} className="rounded-lg border border-line bg-surface p-4 sm:p-6">
      <p className="text-muted">{t("oversight.figure")}</p>
      <p className="text-4xl font-semibold">
        <FigureLink amount={counter.amount} cut={whole} />
      </p>
      <p className="mt-1 text-muted">
        {t("oversight.count", { count: counter.contractCount })} · <MomentText at={counter.asOf} />
      </p>
      {counter.target ? <TargetProgress amount={counter.amount} target={counter.target} /> : <p className="my-3 font-medium">{t("oversight.target.none")}</p>}
      {counter.demoTarget ? <TargetProgress amount={counter.amount} target={counter.demoTarget} /> : null}
      <p className="max-w-3xl text-sm text-muted">
        <strong className="font-medium text-ink">{t("oversight.definition")}</strong>{" "}
        {t("oversight.definition.text", {
          amountKind: t(`oversight.amountKind.${definition.amountKind}`),
          basis: t(`oversight.basis.${definition.basis}`),
          validFrom: definition.validFrom,
          source: definition.source,
        })}
      </p>
    </section>
  );
}
