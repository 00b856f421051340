// Knows how versions and what changed between two of them are shown; must never know which the reader may see.
import { Form, Link } from "@remix-run/react";
import type { FieldDiff } from "#app/domain/outcomes/diff.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { SelectField } from "#app/ui/kit/form.tsx";
import { EmptyState, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { type Column, DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { Places } from "./value-text.tsx";
import { VersionChanges } from "./version-changes.tsx";

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
  readonly shownVersion: number | null;
  readonly from: number;
  readonly to: number;
  readonly versions: readonly VersionLine[];
  /** Trials that the reader may know of, with the version they agreed on. */
  readonly agreed: readonly { readonly code: string; readonly number: number }[];
  readonly places: Places;
  readonly diff: readonly FieldDiff[];
};

function useColumns({ code, versions, shownVersion, agreed }: VersionsPageProps): readonly Column<VersionLine>[] {
  const t = useText();
  const earlier = (number: number) => versions.find((one) => one.number < number)?.number;
  return [
    {
      key: "number",
      head: t("outcome.versions"),
      cell: (row) => (
        <>
          <Link to={`/outcomes/${code}?version=${row.number}`}>{t("outcome.version", { number: row.number })}</Link>
          {agreed
            .filter((one) => one.number === row.number)
            .map((one) => (
              <span key={one.code} className="block text-sm text-muted">
                <Link to={`/trials/${one.code}`}>{t("outcome.versions.agreed", { code: one.code })}</Link>
              </span>
            ))}
        </>
      ),
    },
    {
      key: "state",
      head: t("outcome.versions.state"),
      cell: (row) => (row.number === shownVersion ? <Badge tone="good">{t("outcome.versions.public")}</Badge> : t(`outcome.state.${row.state}` as TextKey)),
    },
    { key: "completeness", head: t("outcome.completeness.title"), align: "end", cell: (row) => `${row.completeness}%` },
    { key: "editedAt", head: t("outcome.versions.editedAt"), cell: (row) => <MomentText at={row.editedAt} /> },
    { key: "listedAt", head: t("outcome.versions.listedAt"), cell: (row) => (row.listedAt ? <MomentText at={row.listedAt} /> : "—") },
    {
      key: "compare",
      head: t("outcome.versions.compare"),
      cell: (row) => {
        const from = earlier(row.number);
        return from === undefined ? "—" : <Link to={`?from=${from}&to=${row.number}`} className="whitespace-nowrap">{`${from} → ${row.number}`}</Link>;
      },
    },
  ];
}

/** Any two versions, without script: the address says which. */
function Choose({ versions, from, to }: Pick<VersionsPageProps, "versions" | "from" | "to">) {
  const t = useText();
  const options = versions.map(({ number }) => ({ value: String(number), label: t("outcome.version", { number }) }));
  return (
    <Form method="get" key={`${from}-${to}`} className="flex flex-wrap items-end gap-x-4">
      <SelectField name="from" label={t("outcome.versions.from")} options={options} withoutEmpty required defaultValue={String(from)} />
      <SelectField name="to" label={t("outcome.versions.to")} options={options} withoutEmpty required defaultValue={String(to)} />
      <div className="my-4">
        <SubmitButton look="plain">{t("outcome.versions.show")}</SubmitButton>
      </div>
    </Form>
  );
}

function Changes({ from, to, diff, places }: Pick<VersionsPageProps, "from" | "to" | "diff" | "places">) {
  const t = useText();
  return (
    <Section title={`${t("outcome.version", { number: from })} → ${t("outcome.version", { number: to })}`} id="changes">
      {diff.length === 0 ? (
        <EmptyState title={t("outcome.versions.same")} />
      ) : (
        <>
          <p className="mb-3 text-sm text-muted">
            {t("outcome.versions.changes", { count: diff.length })} · {t("outcome.diff.lead")}
          </p>
          <VersionChanges diff={diff} places={places} />
        </>
      )}
    </Section>
  );
}

export function VersionsPage(props: VersionsPageProps) {
  const t = useText();
  const { code, title, versions } = props;
  const columns = useColumns(props);
  return (
    <>
      <PageHead kicker={<Link to={`/outcomes/${code}`}>{code}</Link>} title={`${title} · ${t("outcome.versions")}`} />
      <DataTable caption={t("outcome.versions")} rows={versions} rowKey={(row) => String(row.number)} columns={columns} />
      {versions.length > 1 ? (
        <>
          <Choose {...props} />
          <Changes {...props} />
        </>
      ) : (
        <p className="my-6 text-muted">{t("outcome.versions.only")}</p>
      )}
    </>
  );
}
