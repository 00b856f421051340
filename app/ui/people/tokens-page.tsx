// Knows how a person's tokens are listed, issued and revoked; must never keep a secret beyond the reply that told it.
import { Form, Link } from "@remix-run/react";
import { TOKEN_LIVES, TOKEN_SCOPES, type TokenScope } from "#app/domain/people/access-token.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/kit/form.tsx";
import { EmptyState, FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { type Speak, useText } from "#app/ui/text/use-text.ts";
import { TOKEN_LABELS } from "./form-labels.ts";

type Token = {
  readonly id: string;
  readonly name: string;
  readonly orgName: string | null;
  readonly scopes: readonly TokenScope[];
  readonly expiresAt: string;
  readonly lastUsedOn: string | null;
};
export type TokenReply = ActionResult & { readonly issued?: { readonly token: string; readonly expiresAt: string; readonly calendar: string | null } };
export type TokensPageProps = { readonly tokens: readonly Token[]; readonly hasOrganisation: boolean; readonly reply: TokenReply | undefined };

function Secret({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <label className="mt-2 block text-sm">
      {label}
      <input readOnly value={value} className="mt-1 w-full rounded border border-line-strong bg-paper px-3 py-2 font-mono" />
    </label>
  );
}

function Issued({ reply }: { readonly reply: TokenReply | undefined }) {
  const t = useText();
  const issued = reply?.issued;
  if (!issued) return null;
  return (
    <div role="status" className="my-4 rounded border-l-4 border-brand bg-brand-soft p-4">
      <p className="font-medium">{t("token.new.title")}</p>
      <p className="mt-1">
        {t("token.new.text")} <MomentText at={issued.expiresAt} />
      </p>
      <Secret label={t("token.new.label")} value={issued.token} />
      {issued.calendar ? <Secret label={t("token.new.calendar")} value={issued.calendar} /> : null}
    </div>
  );
}

function tokenColumns(t: Speak) {
  return [
    { key: "name", head: t("token.name"), cell: (token: Token) => <span className="inline-block min-w-20">{token.name}</span> },
    {
      key: "scopes",
      head: t("token.scopes"),
      cell: (token: Token) => <span className="inline-block min-w-40">{token.scopes.map((scope) => t(`token.scope.${scope}`)).join("；")}</span>,
    },
    { key: "for", head: t("token.for"), cell: (token: Token) => <span className="inline-block min-w-24">{token.orgName ?? "—"}</span> },
    { key: "until", head: t("token.until"), cell: (token: Token) => <MomentText at={token.expiresAt} /> },
    { key: "used", head: t("token.lastUsed"), cell: (token: Token) => (token.lastUsedOn ? <DayText day={token.lastUsedOn} /> : t("token.never")) },
    {
      key: "revoke",
      head: t("token.revoke"),
      cell: (token: Token) => (
        <Form method="post" aria-label={t("token.revokeNamed", { name: token.name })}>
          <input type="hidden" name="tokenId" value={token.id} />
          <SubmitButton value="revoke" look="danger">
            {t("token.revoke")}
          </SubmitButton>
        </Form>
      ),
    },
  ];
}

function IssueForm({ hasOrganisation, reply }: Pick<TokensPageProps, "hasOrganisation" | "reply">) {
  const t = useText();
  const offered = hasOrganisation ? TOKEN_SCOPES : TOKEN_SCOPES.filter((scope) => scope === "read:public");
  const scopes = offered.map((scope) => ({ value: scope, label: t(`token.scope.${scope}`) }));
  const days = TOKEN_LIVES.map((n) => ({ value: String(n), label: t("token.days.n", { n }) }));
  return (
    <FormCard>
      <Form method="post" key={reply?.issued?.token ?? "form"}>
        <TextField name="name" label={t("token.name")} hint={t("token.nameHint")} maxLength={60} autoComplete="off" required result={reply} />
        <CheckboxGroup name="scopes" label={t("token.scopes")} options={scopes} result={reply} />
        <SelectField name="days" label={t("token.days")} options={days} withoutEmpty required result={reply} defaultValue="90" />
        <SubmitButton value="issue">{t("token.issue")}</SubmitButton>
      </Form>
    </FormCard>
  );
}

export function TokensPage({ tokens, hasOrganisation, reply }: TokensPageProps) {
  const t = useText();
  return (
    <>
      <PageHead title={t("token.title")} kicker={<Link to="/account">{t("people.account.title")}</Link>} />
      <p className="max-w-2xl">
        {t("token.lead")} <Link to="/api">{t("token.about")}</Link>
      </p>
      <ErrorSummary result={reply} labels={TOKEN_LABELS} />
      <Issued reply={reply} />
      <Section title={t("token.list")}>
        {tokens.length === 0 ? (
          <EmptyState title={t("token.none")}>{t("token.noneNext")}</EmptyState>
        ) : (
          <DataTable caption={t("token.list")} columns={tokenColumns(t)} rows={tokens} rowKey={(token) => token.id} />
        )}
      </Section>
      <Section title={t("token.issue")}>
        <IssueForm hasOrganisation={hasOrganisation} reply={reply} />
      </Section>
    </>
  );
}
