// Knows how an office's contracts are listed with owner, age and whose step they await, and handled several at once; must never order them.
import { Form } from "@remix-run/react";
import { type QueueAsked, queuePath } from "#app/domain/contracts/queue.ts";
import { type ActionResult, typedValue } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextArea } from "#app/ui/kit/form.tsx";
import { EmptyState, FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import { Pages } from "#app/ui/kit/pages.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { WORK_LABELS } from "./form-labels.ts";
import { useWorkColumns, type WorkLine } from "./work-columns.tsx";
import { WorkFilters } from "./work-filters.tsx";
import { BulkResults, type PickResult } from "./work-results.tsx";

export type WorkPageProps = {
  readonly asked: QueueAsked;
  readonly lines: readonly WorkLine[];
  readonly count: number;
  readonly pages: number;
  /** What each picked contract came to, after a button for several. */
  readonly picked: readonly PickResult[];
  readonly mayHandle: boolean;
  readonly result: ActionResult | undefined;
};

function BulkForm({ result }: Pick<WorkPageProps, "result">) {
  const t = useText();
  return (
    <FormCard title={t("contract.work.bulk")}>
      <p className="mt-1 text-sm text-muted">{t("contract.work.bulk.hint")}</p>
      <p className="my-3">
        <SubmitButton value="acceptAll">{t("contract.work.acceptAll")}</SubmitButton>
      </p>
      <TextArea name="items" label={t("contract.work.supplementAll.items")} rows={2} maxLength={2000} result={result} />
      <SubmitButton value="supplementAll" look="plain">
        {t("contract.work.supplementAll")}
      </SubmitButton>
    </FormCard>
  );
}

export function WorkPage({ asked, lines, count, pages, picked, mayHandle, result }: WorkPageProps) {
  const t = useText();
  const typed = typedValue(result, "pick");
  const chosen = Array.isArray(typed) ? typed.map(String) : typeof typed === "string" ? [typed] : [];
  const columns = useWorkColumns({ list: queuePath(asked), mayHandle, chosen });
  const hasBulk = mayHandle && lines.some((line) => line.state === "submitted");
  return (
    <>
      <PageHead title={t("contract.work.title")} />
      <ErrorSummary result={result} labels={WORK_LABELS} />
      <BulkResults picked={picked} />
      <WorkFilters asked={asked} />
      {lines.length === 0 ? (
        <EmptyState title={t("contract.work.empty")} />
      ) : (
        <Form method="post">
          <div id="field-pick" tabIndex={-1}>
            <DataTable caption={t("contract.work.caption", { count })} columns={columns} rows={lines} rowKey={(line) => line.code} />
          </div>
          {hasBulk ? <BulkForm result={result} /> : null}
        </Form>
      )}
      <Pages page={asked.page} pages={pages} />
    </>
  );
}
