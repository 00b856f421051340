// Knows how the second factor is asked for; must never know whose it is.
import { Form, Link } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { PEOPLE_LABELS } from "./form-labels.ts";

export function SignInCodePage({ next, result }: { readonly next: string; readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("people.code.title")} />
      <ErrorSummary result={result} labels={PEOPLE_LABELS} />
      <FormCard>
        <Form method="post">
          <input type="hidden" name="next" value={next} />
          <TextField
            name="otp"
            label={t("people.field.otp")}
            hint={t("people.code.hint")}
            autoComplete="one-time-code"
            maxLength={40}
            required
            result={result}
          />
          <SubmitButton>{t("people.signIn.do")}</SubmitButton>
        </Form>
      </FormCard>
      <p>
        <Link to="/sign-in">{t("people.code.again")}</Link>
      </p>
    </>
  );
}
