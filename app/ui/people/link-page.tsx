// Knows what the holder of a one-time link is shown and asked; must never decide whether the link is good.
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { NEW_ACCOUNT_LABELS } from "./form-labels.ts";
import { NewPassword } from "./sign-up-page.tsx";

export type LinkPageProps = {
  readonly link: {
    readonly kind: "invite" | "reset";
    readonly orgName: string;
    readonly email: string;
    readonly expiresAt: string;
    readonly hasAccount: boolean;
  } | null;
  readonly token: string;
  readonly me: { readonly name: string; readonly isAddressee: boolean } | null;
  readonly result: ActionResult | undefined;
};
type Living = LinkPageProps & { readonly link: NonNullable<LinkPageProps["link"]> };

function Way({ link, token, me, result }: Living): ReactNode {
  const t = useText();
  if (link.kind === "invite" && me && !me.isAddressee)
    return (
      <p>
        {t("refusal.people.linkForAnother")} {t("refusal.people.linkForAnother.next")}
      </p>
    );
  if (link.kind === "invite" && me) return <SubmitButton>{t("people.link.join", { name: me.name })}</SubmitButton>;
  if (link.kind === "invite" && link.hasAccount)
    return (
      <>
        <p className="mb-4">{t("people.link.known")}</p>
        <ButtonLink look="primary" to={`/sign-in?next=${encodeURIComponent(`/link/${token}`)}`}>
          {t("people.signIn.do")}
        </ButtonLink>
      </>
    );
  return (
    <>
      {link.kind === "invite" ? <TextField name="name" label={t("people.field.name")} autoComplete="name" maxLength={60} required result={result} /> : null}
      <NewPassword result={result} />
      <SubmitButton>{link.kind === "reset" ? t("people.link.reset") : t("people.link.open")}</SubmitButton>
    </>
  );
}

export function LinkPage(props: LinkPageProps) {
  const t = useText();
  const { link, result } = props;
  if (!link)
    return (
      <>
        <PageHead title={t("people.link.brokenTitle")} />
        <p>{t("refusal.people.linkNotValid")}</p>
        <p className="mt-2">{t("refusal.people.linkNotValid.next")}</p>
      </>
    );
  return (
    <>
      <PageHead title={link.kind === "reset" ? t("people.link.resetTitle") : t("people.link.inviteTitle", { org: link.orgName })} kicker={link.orgName} />
      <p>
        {t("people.link.for", { email: link.email })} <MomentText at={link.expiresAt} />
      </p>
      <ErrorSummary result={result} labels={NEW_ACCOUNT_LABELS} />
      <FormCard>
        <Form method="post">
          <Way {...props} link={link} />
        </Form>
      </FormCard>
    </>
  );
}
