// Knows how the national registration form is laid out on a page and on paper; must never choose its order.
import type { FormRow, FormValue } from "#app/domain/contracts/national-form.ts";
import { fen, formatYuan } from "#app/kernel/money.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { PageHead } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { TableLinks } from "#app/ui/kit/table-links.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";

/** A row with its code in words. */
export type ShownFormRow = FormRow & { readonly order: number; readonly word: string | null };
export type NationalFormPageProps = { readonly code: string; readonly name: string; readonly version: number; readonly rows: readonly ShownFormRow[] };

function Value({ value, word }: { readonly value: FormValue; readonly word: string | null }) {
  const t = useText();
  if (value.value === null) return <span className="text-muted">{t("contract.value.notStated")}</span>;
  if (value.kind === "money") return <span className="tabular-nums">{t("contract.value.yuan", { amount: formatYuan(fen(value.value)) })}</span>;
  if (value.kind === "day") return <DayText day={value.value} />;
  return <span className="whitespace-pre-line">{value.kind === "code" ? (word ?? value.value) : value.value}</span>;
}

export function NationalFormPage({ code, name, version, rows }: NationalFormPageProps) {
  const t = useText();
  return (
    <>
      <PageHead
        kicker={`${code} · ${t("contract.nationalForm.version", { version })}`}
        title={t("contract.nationalForm.title")}
        meta={name}
        actions={<ButtonLink to={`/contracts/${code}`}>{t("contract.edit.back")}</ButtonLink>}
      />
      <p className="mb-2 max-w-3xl text-muted" data-screen-only>
        {t("contract.nationalForm.lead")}
      </p>
      <div data-screen-only>
        <TableLinks to={`/contracts/${code}/form/export`} />
      </div>
      <DataTable
        caption={t("contract.nationalForm.caption")}
        rows={rows}
        rowKey={(row) => row.item}
        columns={[
          { key: "order", head: t("contract.nationalForm.col.order"), align: "end", cell: (row) => row.order },
          {
            key: "item",
            head: t("contract.nationalForm.col.item"),
            cell: (row) => <div className="min-w-24">{t(`contract.field.${row.item}` as TextKey)}</div>,
          },
          { key: "value", head: t("contract.nationalForm.col.value"), cell: (row) => <Value value={row.value} word={row.word} /> },
        ]}
      />
    </>
  );
}
