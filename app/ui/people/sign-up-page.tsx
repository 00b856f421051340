// Knows how a new organisation and its first member are asked for; must never offer the state's own kinds.
import { Form } from "@remix-run/react";
import { SIGN_UP_KINDS } from "#app/domain/people/organisation.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { RadioGroup } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { NEW_ACCOUNT_LABELS } from "./form-labels.ts";
import { OrganisationFields } from "./organisation-fields.tsx";

type Asked = { readonly result: ActionResult | undefined };

export function NewPassword({ result }: Asked) {
  const t = useText();
  return (
    <TextField
      name="password"
      type="password"
      label={t("people.field.newPassword")}
      hint={t("people.field.passwordHint")}
      autoComplete="new-password"
      maxLength={200}
      required
      result={result}
    />
  );
}

export function SignUpPage({ result }: Asked) {
  const t = useText();
  const kinds = SIGN_UP_KINDS.map((kind) => ({ value: kind, label: t(`people.kind.${kind}`) }));
  return (
    <>
      <PageHead title={t("people.signUp.title")} />
      <p>{t("people.signUp.lead")}</p>
      <p className="mt-1 text-muted">{t("people.signUp.joining")}</p>
      <ErrorSummary result={result} labels={NEW_ACCOUNT_LABELS} />
      <Form method="post">
        <FormCard title={t("people.signUp.org")}>
          <RadioGroup name="orgKind" label={t("people.field.orgKind")} hint={t("people.signUp.official")} options={kinds} result={result} />
          <TextField
            name="creditCode"
            label={t("people.field.creditCode")}
            hint={t("people.field.creditCodeHint")}
            autoComplete="off"
            maxLength={30}
            required
            result={result}
          />
          <OrganisationFields result={result} />
        </FormCard>
        <FormCard title={t("people.signUp.you")}>
          <TextField name="name" label={t("people.field.name")} autoComplete="name" maxLength={60} required result={result} />
          <TextField name="email" type="email" label={t("people.field.email")} autoComplete="username" maxLength={200} required result={result} />
          <NewPassword result={result} />
        </FormCard>
        <SubmitButton>{t("people.signUp.do")}</SubmitButton>
      </Form>
    </>
  );
}
