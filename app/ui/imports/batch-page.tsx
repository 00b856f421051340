// Knows how one batch is shown: where it stands, what may be done, and its rows; must never take one.
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { BatchMoves } from "./batch-moves.tsx";
import { BatchReport } from "./batch-report.tsx";
import { IMPORT_LABELS } from "./form-labels.ts";
import { problemText } from "./import-words.ts";
import type { BatchPageProps, ShownBatch, ShownProblem } from "./shown-batch.ts";

const POLL_MS = 2_000;

/** Asks again while the work goes on; without script the page refreshes itself. */
function Progress({ batch }: { readonly batch: ShownBatch }) {
  const t = useText();
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, POLL_MS);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  // How many rows a file has shows at its end.
  const isCounted = batch.rowCount > 0;
  const label = isCounted ? t("import.progress", { done: batch.rowsDone, total: batch.rowCount }) : t("import.progress.reading", { done: batch.rowsDone });
  return (
    <div className="my-4 max-w-2xl" role="status">
      <p className="font-medium">
        {t(`import.state.${batch.state}` as TextKey)} · {label}
      </p>
      <progress
        className="mt-1 h-4 w-full accent-brand"
        max={isCounted ? batch.rowCount : undefined}
        value={isCounted ? batch.rowsDone : undefined}
        aria-label={label}
      />
      <p className="text-sm text-muted">{t("import.progress.leave")}</p>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
        <a href={`/imports/${batch.id}`}>{t("import.progress.refresh")}</a>
      </noscript>
    </div>
  );
}

function Unreadable({ problem }: { readonly problem: ShownProblem }) {
  const t = useText();
  return (
    <div className="my-4 rounded border-l-4 border-danger bg-danger-soft p-4">
      <p className="font-medium">{t(`refusal.${problem.code}` as TextKey, problem.facts)}</p>
      <p className="mt-1">{t(`refusal.${problem.code}.next` as TextKey, problem.facts)}</p>
    </div>
  );
}

function Notes({ notes }: { readonly notes: readonly ShownProblem[] }) {
  const t = useText();
  if (notes.length === 0) return null;
  return (
    <Section title={t("import.notes")}>
      <ul className="list-disc pl-5">
        {notes.map((note) => (
          <li key={`${note.code}-${note.facts.name}`}>{problemText(t, note)}</li>
        ))}
      </ul>
    </Section>
  );
}

export function BatchPage(props: BatchPageProps) {
  const { batch, isWorking, result, report } = props;
  const t = useText();
  return (
    <>
      <PageHead
        kicker={t(`import.kind.${batch.kind}`)}
        title={batch.fileName}
        meta={
          <>
            <Badge tone={batch.state === "unreadable" ? "danger" : "plain"}>{t(`import.state.${batch.state}` as TextKey)}</Badge>
            <span>{batch.source}</span>
            <MomentText at={batch.createdAt} />
          </>
        }
        actions={<ButtonLink to="/imports">{t("import.back")}</ButtonLink>}
      />
      <ErrorSummary result={result} labels={IMPORT_LABELS} />
      {isWorking ? <Progress batch={batch} /> : null}
      {batch.problem ? <Unreadable problem={batch.problem} /> : null}
      <Notes notes={batch.notes} />
      <BatchMoves {...props} />
      {batch.rowCount > 0 && batch.state !== "mapping" ? <BatchReport batchId={batch.id} kind={batch.kind} report={report} /> : null}
    </>
  );
}
