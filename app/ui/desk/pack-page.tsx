// Knows how a pack reads on screen and on paper, from the document as it was rendered once; must never compute.
import { formatYuan, type Money } from "#app/kernel/money.ts";
import { Facts, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import type { PackCell, PackDocument, PackKind } from "./pack-document.ts";

export type PackPageProps = { readonly document: PackDocument; readonly snapshotId: string; readonly fileHash: string; readonly isSound: boolean };

function cellText(value: PackCell, kind: PackKind): string {
  if (value === null) return "";
  return kind === "money" && typeof value === "number" ? formatYuan(value as Money) : String(value);
}

export function PackPage({ document, snapshotId, fileHash, isSound }: PackPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={document.title} kicker={t("desk.page.packs")} actions={<a href={`/desk/packs/${snapshotId}/xlsx`}>{t("desk.pack.xlsx")}</a>} />
      {isSound ? null : <p role="alert">{t("desk.pack.broken")}</p>}
      <Facts
        items={[
          ...document.facts.map(([term, detail]) => ({ term, detail: <span className="[overflow-wrap:anywhere]">{detail}</span> })),
          { term: t("desk.pack.fileHash"), detail: <span className="break-all">{fileHash}</span> },
        ]}
      />
      {document.sections.map((section) => (
        <Section key={section.title} title={section.title}>
          <DataTable
            caption={section.title}
            rows={section.rows.map((cells, at) => ({ cells, at }))}
            rowKey={(row) => String(row.at)}
            columns={section.heads.map(({ head, kind }, column) => ({
              key: `${column}`,
              head: kind === "money" ? `${head}${t("desk.pack.yuan")}` : head,
              ...(kind === "text" ? {} : { align: "end" as const }),
              cell: (row: { readonly cells: readonly PackCell[] }) => <span className="tabular-nums">{cellText(row.cells[column] ?? null, kind)}</span>,
            }))}
          />
        </Section>
      ))}
    </>
  );
}
