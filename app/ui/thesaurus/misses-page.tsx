// Knows how searches that found nothing are listed and answered in one step; must never know who asked.
import { Form } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { FieldScope } from "#app/ui/kit/field-scope.ts";
import { TextField } from "#app/ui/kit/form.tsx";
import { EmptyState } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { DeskHead } from "./desk-head.tsx";
import { THESAURUS_LABELS } from "./form-labels.ts";

type Miss = { readonly id: string; readonly question: string; readonly kind: "outcome" | "challenge"; readonly count: number; readonly lastDay: string };
export type MissesPageProps = {
  readonly misses: readonly Miss[];
  readonly months: number;
  readonly mayKeep: boolean;
  readonly result: ActionResult | undefined;
};

function Steps({ miss, result }: { readonly miss: Miss; readonly result: ActionResult | undefined }) {
  const t = useText();
  const isOpen = result?.scope === miss.id;
  return (
    <div className="min-w-48 text-left whitespace-normal">
      <details open={isOpen || undefined}>
        <summary className="min-h-8 cursor-pointer text-brand-strong underline">{t("miss.addTo")}</summary>
        <Form method="post">
          <input type="hidden" name="formScope" value={miss.id} />
          <input type="hidden" name="missId" value={miss.id} />
          <FieldScope.Provider value={miss.id}>
            <TextField name="word" label={t("miss.addTo.word")} required maxLength={60} defaultValue={miss.question} result={result} />
            <TextField name="same" label={t("miss.addTo.same")} hint={t("miss.addTo.same.hint")} required maxLength={200} result={result} />
          </FieldScope.Provider>
          <SubmitButton value="answer">{t("miss.addTo.submit")}</SubmitButton>
        </Form>
      </details>
      <Form method="post" className="mt-1">
        <input type="hidden" name="missId" value={miss.id} />
        <button
          type="submit"
          name="intent"
          value="seen"
          aria-label={t("miss.seenOne", { question: miss.question })}
          className="min-h-8 text-left text-brand-strong underline"
        >
          {t("miss.seen")}
        </button>
      </Form>
    </div>
  );
}

export function MissesPage({ misses, months, mayKeep, result }: MissesPageProps) {
  const t = useText();
  const columns = [
    { key: "question", head: t("miss.question"), cell: (miss: Miss) => <span className="font-medium break-words">{miss.question}</span> },
    { key: "kind", head: t("miss.kind"), cell: (miss: Miss) => t(`miss.kind.${miss.kind}`) },
    { key: "count", head: t("miss.count"), align: "end" as const, cell: (miss: Miss) => miss.count },
    { key: "lastDay", head: t("miss.lastDay"), cell: (miss: Miss) => <DayText day={miss.lastDay} /> },
  ];
  const step = { key: "step", head: t("miss.step"), cell: (miss: Miss) => <Steps miss={miss} result={result} /> };
  return (
    <>
      <DeskHead title={t("miss.title")} lead={t("miss.lead", { months })} />
      <ErrorSummary result={result} labels={THESAURUS_LABELS} />
      {misses.length === 0 ? (
        <EmptyState title={t("miss.none")}>{t("miss.none.next")}</EmptyState>
      ) : (
        <DataTable caption={t("miss.caption")} rows={misses} rowKey={(miss) => miss.id} columns={mayKeep ? [...columns, step] : columns} />
      )}
    </>
  );
}
