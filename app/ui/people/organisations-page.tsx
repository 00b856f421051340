// Knows how the bureau's lists of organisations are put together; must never decide who reads them.
import { Form, Link } from "@remix-run/react";
import { OFFICIAL_KINDS } from "#app/domain/people/organisation.ts";
import type { OrgKind } from "#app/kernel/actor.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { RadioGroup } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { Pages } from "#app/ui/kit/pages.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { PEOPLE_LABELS } from "./form-labels.ts";
import { type MemberReply, NewLink } from "./new-link.tsx";
import { districtOptions, districtText } from "./organisation-fields.tsx";

type Row = {
  readonly id: string;
  readonly kind: OrgKind;
  readonly name: string;
  readonly districtCode: string | null;
  readonly creditCode: string;
  readonly createdAt: string;
};
export type OrganisationsPageProps = {
  /** Null for bureau staff who do not verify. */
  readonly queue: readonly Row[] | null;
  readonly verified: readonly Row[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly canOpenOffice: boolean;
  readonly reply: MemberReply | undefined;
};

function OrganisationTable({ caption, rows }: { readonly caption: string; readonly rows: readonly Row[] }) {
  const t = useText();
  const name = (row: Row) => (
    <Link to={`/organisations/${row.id}`} className="text-brand-strong underline">
      {row.name}
    </Link>
  );
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "name", head: t("people.field.orgName"), cell: name },
        { key: "kind", head: t("people.field.orgKind"), cell: (row) => t(`people.kind.${row.kind}`) },
        { key: "district", head: t("people.field.district"), cell: (row) => districtText(t, row.districtCode) },
        { key: "code", head: t("people.field.creditCode"), cell: (row) => row.creditCode },
        { key: "since", head: t("people.field.since"), cell: (row) => <MomentText at={row.createdAt} /> },
      ]}
    />
  );
}

function OfficeForm({ reply: result }: Pick<OrganisationsPageProps, "reply">) {
  const t = useText();
  const kinds = OFFICIAL_KINDS.map((kind) => ({ value: kind, label: t(`people.kind.${kind}`) }));
  return (
    <FormCard>
      <p className="text-sm text-muted">{t("people.organisations.officeHint")}</p>
      <Form method="post">
        <RadioGroup name="kind" label={t("people.field.orgKind")} options={kinds} result={result} />
        <TextField name="orgName" label={t("people.field.orgName")} maxLength={120} required result={result} />
        <TextField name="creditCode" label={t("people.field.creditCode")} hint={t("people.field.creditCodeHint")} maxLength={30} required result={result} />
        <SelectField name="districtCode" label={t("people.field.district")} options={districtOptions(t)} required result={result} />
        <TextField name="email" type="email" label={t("people.field.email")} autoComplete="off" maxLength={200} required result={result} />
        <SubmitButton>{t("people.organisations.officeDo")}</SubmitButton>
      </Form>
    </FormCard>
  );
}

export function OrganisationsPage({ queue, verified, count, page, pages, canOpenOffice, reply }: OrganisationsPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={t("people.organisations.title")} />
      <ErrorSummary result={reply} labels={PEOPLE_LABELS} />
      <NewLink reply={reply} />
      {queue ? (
        <Section title={t("people.organisations.queue")}>
          {queue.length > 0 ? (
            <OrganisationTable caption={t("people.organisations.queueCaption")} rows={queue} />
          ) : (
            <EmptyState title={t("people.organisations.queueEmpty")} />
          )}
        </Section>
      ) : null}
      <Section title={t("people.organisations.verified")}>
        {verified.length > 0 ? (
          <OrganisationTable caption={t("people.organisations.verifiedCaption", { count })} rows={verified} />
        ) : (
          <EmptyState title={t("people.organisations.verifiedEmpty")} />
        )}
        <Pages page={page} pages={pages} />
      </Section>
      {canOpenOffice ? (
        <Section title={t("people.organisations.office")}>
          <OfficeForm reply={reply} />
        </Section>
      ) : null}
    </>
  );
}
