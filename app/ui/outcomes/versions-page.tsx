// Knows how versions and the fields changed between two are shown; must never know which the reader may see.
import { Link } from "@remix-run/react";
import type { FieldDiff } from "#app/domain/outcomes/diff.ts";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { useFieldText } from "./field-text.ts";

type VersionLine = {
  readonly number: number;
  readonly state: string;
  readonly completeness: number;
  readonly editedAt: string;
  readonly listedAt: string | null;
};
export type VersionsPageProps = {
  readonly code: string;
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly versions: readonly VersionLine[];
  readonly diff: readonly FieldDiff[];
};

function VersionTable({ code, versions }: Pick<VersionsPageProps, "code" | "versions">) {
  const t = useText();
  const earlier = (number: number) => versions.find((one) => one.number < number)?.number;
  return (
    <DataTable
      caption={t("outcome.versions")}
      rows={versions}
      rowKey={(row) => String(row.number)}
      columns={[
        {
          key: "number",
          head: t("outcome.versions"),
          cell: (row) => <Link to={`/outcomes/${code}?version=${row.number}`}>{t("outcome.version", { number: row.number })}</Link>,
        },
        { key: "state", head: t("outcome.versions.state"), cell: (row) => t(`outcome.state.${row.state}` as TextKey) },
        { key: "editedAt", head: t("outcome.versions.editedAt"), cell: (row) => <MomentText at={row.editedAt} /> },
        {
          key: "compare",
          head: t("outcome.versions.compare"),
          cell: (row) => {
            const from = earlier(row.number);
            return from === undefined ? "—" : <Link to={`?from=${from}&to=${row.number}`}>{`${from} → ${row.number}`}</Link>;
          },
        },
      ]}
    />
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return <span className="whitespace-pre-line">{lines.length === 0 ? "—" : lines.join("\n")}</span>;
}

export function VersionsPage({ code, title, from, to, versions, diff }: VersionsPageProps) {
  const t = useText();
  const fieldText = useFieldText();
  return (
    <>
      <PageHead kicker={<Link to={`/outcomes/${code}`}>{code}</Link>} title={`${title} · ${t("outcome.versions")}`} />
      <VersionTable code={code} versions={versions} />
      <Section title={`${t("outcome.version", { number: from })} → ${t("outcome.version", { number: to })}`}>
        {diff.length === 0 ? (
          <EmptyState title={t("outcome.versions.same")} />
        ) : (
          <DataTable
            caption={t("outcome.versions.compare")}
            rows={diff}
            rowKey={(row) => row.field}
            columns={[
              { key: "field", head: t("outcome.versions.field"), cell: (row) => fieldText(row.field) },
              { key: "before", head: t("outcome.versions.before"), cell: (row) => <Lines lines={row.before} /> },
              { key: "after", head: t("outcome.versions.after"), cell: (row) => <Lines lines={row.after} /> },
            ]}
          />
        )}
      </Section>
    </>
  );
}
