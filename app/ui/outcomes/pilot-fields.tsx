// Knows how pilot data (中试) are asked for and shown; must never judge them.
import { hasPilot, type PilotData } from "#app/domain/outcomes/content.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { DateField, TextField } from "#app/ui/kit/form.tsx";
import { type Fact, Facts } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { percentText } from "./percent-text.ts";

export function PilotFields({ result, pilot }: { readonly result: ActionResult | undefined; readonly pilot: PilotData | undefined }) {
  const t = useText();
  return (
    <fieldset id="field-pilot" tabIndex={-1} className="my-6 rounded border border-line p-4">
      <legend className="px-1 font-medium">{t("outcome.pilot")}</legend>
      <p className="text-sm text-muted">{t("outcome.pilot.hint")}</p>
      <div className="grid items-start gap-x-4 sm:grid-cols-2">
        <TextField
          name="pilot.scale"
          label={t("outcome.pilot.scale")}
          inputMode="decimal"
          maxLength={20}
          result={result}
          defaultValue={pilot?.scale || undefined}
        />
        <TextField name="pilot.scaleUnit" label={t("outcome.pilot.scaleUnit")} maxLength={30} result={result} defaultValue={pilot?.scaleUnit} />
        <TextField
          name="pilot.sampleSize"
          label={t("outcome.pilot.sampleSize")}
          inputMode="numeric"
          result={result}
          defaultValue={pilot?.sampleSize?.toString()}
        />
        <TextField name="pilot.sampleUnit" label={t("outcome.pilot.sampleUnit")} maxLength={20} result={result} defaultValue={pilot?.sampleUnit} />
        <TextField
          name="pilot.yieldPercent"
          label={t("outcome.pilot.yieldPercent")}
          inputMode="decimal"
          result={result}
          defaultValue={pilot ? percentText(pilot.yieldBps) : undefined}
        />
        <TextField name="pilot.place" label={t("outcome.pilot.place")} maxLength={100} result={result} defaultValue={pilot?.place} />
        <DateField name="pilot.from" label={t("outcome.pilot.from")} result={result} defaultValue={pilot?.from ?? undefined} />
        <DateField name="pilot.until" label={t("outcome.pilot.until")} result={result} defaultValue={pilot?.until ?? undefined} />
      </div>
    </fieldset>
  );
}

/** The parts that were stated, each with its unit. */
export function usePilotFacts(): (pilot: PilotData) => readonly Fact[] {
  const t = useText();
  return (pilot) => {
    const period = pilot.from && pilot.until ? t("outcome.pilot.span", { from: pilot.from, until: pilot.until }) : (pilot.from ?? pilot.until);
    const facts: readonly (Fact | null)[] = [
      pilot.scale ? { term: t("outcome.pilot.scale"), detail: `${pilot.scale} ${pilot.scaleUnit}` } : null,
      pilot.yieldBps === null ? null : { term: t("outcome.pilot.yieldPercent"), detail: percentText(pilot.yieldBps) },
      pilot.sampleSize === null ? null : { term: t("outcome.pilot.sampleSize"), detail: `${pilot.sampleSize} ${pilot.sampleUnit}` },
      pilot.place ? { term: t("outcome.pilot.place"), detail: pilot.place } : null,
      period ? { term: t("outcome.pilot.period"), detail: period } : null,
    ];
    return facts.filter((one) => one !== null);
  };
}

export function PilotFacts({ pilot }: { readonly pilot: PilotData }) {
  const t = useText();
  const factsOf = usePilotFacts();
  return hasPilot(pilot) ? <Facts items={factsOf(pilot)} /> : <p className="text-muted">{t("outcome.pilot.none")}</p>;
}
