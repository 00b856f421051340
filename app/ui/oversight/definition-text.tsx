// Knows how a figure's definition stands under it; must never choose one.
import type { CounterDefinition } from "#app/domain/oversight/counter.ts";
import { useText } from "#app/ui/text/use-text.ts";

export function DefinitionText({ definition }: { readonly definition: CounterDefinition }) {
  const t = useText();
  return (
    <p className="mt-2 max-w-3xl text-sm break-words text-muted">
      <strong className="font-medium text-ink">{t("oversight.definition")}</strong>{" "}
      {t("oversight.definition.text", {
        amountKind: t(`oversight.amountKind.${definition.amountKind}`),
        basis: t(`oversight.basis.${definition.basis}`),
        validFrom: definition.validFrom,
        source: definition.source,
      })}
    </p>
  );
}
