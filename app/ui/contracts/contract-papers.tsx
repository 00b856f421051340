// Knows how the papers of a contract are listed with their hashes and added to; must never read one.
import { Form } from "@remix-run/react";
import { SELLER_PAPERS } from "#app/domain/contracts/content.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { FieldScope } from "#app/ui/kit/field-scope.ts";
import { FileField, SelectField } from "#app/ui/kit/form.tsx";
import { Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { ShownPaper } from "./shown-contract.ts";

function AddPaper({ accept, result }: { readonly accept: string; readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <details open={result?.scope === "addPaper"} className="mt-3 max-w-2xl rounded border border-line bg-paper p-3">
      <summary className="cursor-pointer font-medium text-brand-strong">{t("contract.papers.add")}</summary>
      <Form method="post" encType="multipart/form-data">
        <input type="hidden" name="formScope" value="addPaper" />
        <FieldScope.Provider value="addPaper">
          <SelectField
            name="purpose"
            label={t("contract.papers.purpose")}
            options={SELLER_PAPERS.map((value) => ({ value, label: t(`contract.paper.${value}`) }))}
            result={result}
            required
          />
          <FileField name="file" label={t("contract.papers.file")} hint={t("contract.papers.file.hint")} accept={accept} result={result} required />
        </FieldScope.Provider>
        <SubmitButton value="addPaper" look="plain">
          {t("contract.papers.add")}
        </SubmitButton>
      </Form>
    </details>
  );
}

export type PapersProps = {
  readonly papers: readonly ShownPaper[];
  readonly mayAdd: boolean;
  readonly accept: string;
  readonly result: ActionResult | undefined;
};

export function ContractPapers({ papers, mayAdd, accept, result }: PapersProps) {
  const t = useText();
  return (
    <Section title={t("contract.papers.title")} id="papers">
      {papers.length === 0 ? (
        <p className="text-muted">{t("contract.papers.none")}</p>
      ) : (
        <DataTable
          caption={t("contract.papers.caption")}
          rows={papers}
          rowKey={(paper) => paper.id}
          columns={[
            { key: "purpose", head: t("contract.papers.purpose"), cell: (paper) => t(`contract.paper.${paper.purpose}` as TextKey) },
            {
              key: "name",
              head: t("contract.papers.col.name"),
              cell: (paper) => (
                <a href={`/files/${paper.id}`} download>
                  {paper.name}
                </a>
              ),
            },
            { key: "at", head: t("contract.papers.col.at"), cell: (paper) => <MomentText at={paper.uploadedAt} /> },
            { key: "hash", head: t("contract.papers.col.hash"), cell: (paper) => <code className="text-xs break-all">{paper.hash}</code> },
          ]}
        />
      )}
      {mayAdd ? <AddPaper accept={accept} result={result} /> : null}
    </Section>
  );
}
