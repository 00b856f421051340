// Knows how the sign-in page asks; must never know whether an address has an account.
import { Form, Link } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { PEOPLE_LABELS } from "./form-labels.ts";

export function SignInPage({ next, result }: { readonly next: string; readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("people.signIn.title")} />
      <ErrorSummary result={result} labels={PEOPLE_LABELS} />
      <FormCard>
        <Form method="post">
          <input type="hidden" name="next" value={next} />
          <TextField name="email" type="email" label={t("people.field.email")} autoComplete="username" maxLength={200} required result={result} />
          <TextField
            name="password"
            type="password"
            label={t("people.field.password")}
            autoComplete="current-password"
            maxLength={200}
            required
            result={result}
          />
          <SubmitButton>{t("people.signIn.do")}</SubmitButton>
        </Form>
      </FormCard>
      <p className="text-muted">{t("people.signIn.forgotten")}</p>
      <p className="mt-2">
        {t("people.signIn.noAccount")}{" "}
        <Link to="/sign-up" className="text-brand-strong underline">
          {t("people.signUp.title")}
        </Link>
      </p>
    </>
  );
}
