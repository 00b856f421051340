// Knows how a listing is begun: its questions and how complete the answers are; must never judge them.
import { COMPLETENESS_PARTS, type Completeness } from "#app/domain/outcomes/completeness.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { BesideForm } from "./beside-form.tsx";
import { CompletenessBox } from "./completeness-box.tsx";
import { OUTCOME_LABELS } from "./form-labels.ts";
import { OutcomeForm, type OutcomeFormProps } from "./outcome-form.tsx";

/** Nothing is written yet. */
const EMPTY: Completeness = { score: 0, missing: COMPLETENESS_PARTS.map((one) => one.part) };

export type NewOutcomePageProps = {
  readonly title: string;
  readonly places: OutcomeFormProps["places"];
  readonly floor: number;
  readonly result: ActionResult | undefined;
};

export function NewOutcomePage({ title, places, floor, result }: NewOutcomePageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={title} kicker={t("outcome.kicker")} meta={t("outcome.intro")} />
      <ErrorSummary result={result} labels={OUTCOME_LABELS} />
      <BesideForm beside={<CompletenessBox completeness={EMPTY} floor={floor} />}>
        <FormCard>
          <OutcomeForm result={result} places={places} content={null} ipFlags={[]} seenVersion={null} />
        </FormCard>
      </BesideForm>
    </>
  );
}
