// Knows how readings are tabled and answered; must never decide whose answer is awaited.
import type { ReadingAnswer } from "#app/domain/trials/agreement.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge, type Tone } from "#app/ui/kit/badge.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, Section } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import { ScopedForm } from "#app/ui/pools/scoped-form.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export type ShownReading = {
  readonly id: string;
  readonly indicator: string;
  readonly value: string;
  readonly unit: string;
  readonly method: string;
  readonly takenOn: string;
  readonly by: string;
  readonly answer: ReadingAnswer;
  readonly answerReason: string;
  readonly isMineToAnswer: boolean;
};

const TONES: Record<ReadingAnswer, Tone> = { pending: "plain", confirmed: "good", disputed: "danger" };

function AnswerForms({ reading, result }: { readonly reading: ShownReading; readonly result: ActionResult | undefined }) {
  const t = useText();
  const scope = `dispute-${reading.id}`;
  return (
    <div className="mt-2 grid min-w-48 gap-2">
      <ScopedForm scope={`confirm-${reading.id}`} intent="answerReading" label={t("trial.reading.confirm")}>
        <input type="hidden" name="readingId" value={reading.id} />
        <input type="hidden" name="answer" value="confirmed" />
      </ScopedForm>
      <details open={result?.scope === scope}>
        <summary className="cursor-pointer text-brand-strong">{t("trial.reading.dispute")}</summary>
        <ScopedForm scope={scope} intent="answerReading" label={t("trial.reading.dispute")} look="danger">
          <input type="hidden" name="readingId" value={reading.id} />
          <input type="hidden" name="answer" value="disputed" />
          <TextField name="reason" label={t("trial.reading.disputeReason")} maxLength={500} required result={result} />
        </ScopedForm>
      </details>
    </div>
  );
}

export function Readings({ readings, result }: { readonly readings: readonly ShownReading[]; readonly result: ActionResult | undefined }) {
  const t = useText();
  const columns: readonly Column<ShownReading>[] = [
    { key: "takenOn", head: t("trial.reading.takenOn"), cell: (row) => <DayText day={row.takenOn} /> },
    { key: "indicator", head: t("trial.indicator"), cell: (row) => row.indicator },
    { key: "value", head: t("trial.reading.value"), align: "end", cell: (row) => `${row.value} ${row.unit}` },
    { key: "method", head: t("trial.method"), cell: (row) => row.method },
    { key: "by", head: t("trial.reading.by"), cell: (row) => row.by },
    {
      key: "answer",
      head: t("trial.reading.answer"),
      cell: (row) => (
        <>
          <Badge tone={TONES[row.answer]}>{t(`trial.reading.answer.${row.answer}`)}</Badge>
          {row.answerReason ? <p className="mt-1 text-sm">{row.answerReason}</p> : null}
          {row.isMineToAnswer ? <AnswerForms reading={row} result={result} /> : null}
        </>
      ),
    },
  ];
  return (
    <Section title={t("trial.readings")} id="readings">
      {readings.length === 0 ? (
        <EmptyState title={t("trial.readings.empty")}>{t("trial.readings.empty.next")}</EmptyState>
      ) : (
        <DataTable caption={t("trial.readings.caption")} columns={columns} rows={readings} rowKey={(row) => row.id} />
      )}
    </Section>
  );
}
