// Knows how imports begin and which there have been; must never read a file.
import { Form, Link } from "@remix-run/react";
import { IMPORT_KINDS, type ImportKind } from "#app/domain/imports/import-batch.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { RadioGroup } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { DateField, FileField, TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { IMPORT_LABELS } from "./form-labels.ts";

export type ListedBatch = {
  readonly id: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly fileName: string;
  readonly rowCount: number;
  readonly state: string;
  readonly createdAt: string;
  readonly personName: string | null;
};

function UploadForm({ result }: { readonly result: ActionResult | undefined }) {
  const t = useText();
  const kinds = IMPORT_KINDS.map((value) => ({ value, label: t(`import.kind.${value}`) }));
  return (
    <Form method="post" encType="multipart/form-data">
      <FormCard title={t("import.upload.title")}>
        <RadioGroup name="kind" label={t("import.kind")} options={kinds} defaultValue="outcomes" result={result} />
        <TextField name="source" label={t("import.source")} hint={t("import.source.hint")} maxLength={60} required result={result} />
        <FileField name="file" label={t("import.file")} hint={t("import.file.hint")} accept=".xlsx,.csv,.jsonl" required result={result} />
        <DateField name="openUntil" label={t("import.openUntil")} hint={t("import.openUntil.hint")} result={result} />
        <SubmitButton>{t("import.upload")}</SubmitButton>
        <p className="mt-4 flex flex-wrap gap-x-4 text-sm">
          <span className="text-muted">{t("import.template")}</span>
          {kinds.map(({ value }) => (
            <a key={value} href={`/imports/template/${value}`} download>
              {t(`import.template.${value}`)}
            </a>
          ))}
        </p>
      </FormCard>
    </Form>
  );
}

function Batches({ batches }: { readonly batches: readonly ListedBatch[] }) {
  const t = useText();
  if (batches.length === 0) return <EmptyState title={t("import.list.empty")}>{t("import.list.empty.next")}</EmptyState>;
  return (
    <DataTable
      caption={t("import.list.caption")}
      rows={batches}
      rowKey={(batch) => batch.id}
      columns={[
        {
          key: "file",
          head: t("import.col.file"),
          cell: (batch) => (
            <>
              <Link to={`/imports/${batch.id}`}>{batch.fileName}</Link>
              <span className="block text-sm text-muted">{batch.source}</span>
            </>
          ),
        },
        { key: "kind", head: t("import.col.kind"), cell: (batch) => t(`import.kind.${batch.kind}`) },
        { key: "state", head: t("import.col.state"), cell: (batch) => <Badge>{t(`import.state.${batch.state}` as TextKey)}</Badge> },
        { key: "rows", head: t("import.col.rows"), align: "end", cell: (batch) => batch.rowCount },
        { key: "by", head: t("import.col.by"), cell: (batch) => batch.personName ?? t("import.by.system") },
        { key: "at", head: t("import.col.at"), cell: (batch) => <MomentText at={batch.createdAt} /> },
      ]}
    />
  );
}

export function ImportsPage({ batches, result }: { readonly batches: readonly ListedBatch[]; readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("import.title")} />
      <p className="mb-4 max-w-3xl text-muted">{t("import.lead")}</p>
      <ErrorSummary result={result} labels={IMPORT_LABELS} />
      <UploadForm result={result} />
      <Section title={t("import.list.title")}>
        <Batches batches={batches} />
      </Section>
    </>
  );
}
