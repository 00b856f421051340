// Knows how links that went out by mail are shown to the administrator who had them sent; must never know a link or a whole address.
import { Form } from "@remix-run/react";
import type { MailedLinkRow } from "#app/domain/people/mailed-link.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { MemberReply } from "./new-link.tsx";

export function MailedNotice({ reply }: { readonly reply: MemberReply | undefined }) {
  const t = useText();
  if (!reply?.mailed) return null;
  return (
    <div role="status" className="my-4 rounded border-l-4 border-brand bg-brand-soft p-4">
      <p className="font-medium">{t("people.mailed.title")}</p>
      <p className="mt-1">
        {t("people.mailed.text", { email: reply.mailed.maskedEmail })} <MomentText at={reply.mailed.expiresAt} />
      </p>
    </div>
  );
}

function Act({ link }: { readonly link: MailedLinkRow }) {
  const t = useText();
  const whose = <span className="sr-only"> {link.maskedEmail}</span>;
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="mailId" value={link.mailId} />
      <SubmitButton value="resend" look="plain">
        {t("people.mailed.resend")}
        {whose}
      </SubmitButton>
      <SubmitButton value="withdraw" look="danger">
        {t("people.mailed.revoke")}
        {whose}
      </SubmitButton>
    </Form>
  );
}

/** Nothing where none is open. */
export function MailedLinks({ links }: { readonly links: readonly MailedLinkRow[] }) {
  const t = useText();
  if (links.length === 0) return null;
  const columns = [
    { key: "kind", head: t("people.mailed.kind"), cell: (link: MailedLinkRow) => t(`people.mailed.kind.${link.kind}` as TextKey) },
    { key: "to", head: t("people.mailed.to"), cell: (link: MailedLinkRow) => link.maskedEmail },
    { key: "state", head: t("people.mailed.state"), cell: (link: MailedLinkRow) => t(`people.mailed.state.${link.state}`) },
    { key: "until", head: t("people.mailed.until"), cell: (link: MailedLinkRow) => <MomentText at={link.expiresAt} /> },
    { key: "act", head: t("people.mailed.act"), cell: (link: MailedLinkRow) => <Act link={link} /> },
  ];
  return (
    <Section title={t("people.mailed.list")}>
      <DataTable caption={t("people.mailed.caption")} columns={columns} rows={links} rowKey={(link) => link.mailId} />
    </Section>
  );
}
