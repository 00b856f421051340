// Knows how a person takes his data away or has it erased; must never show another's.
import { Form } from "@remix-run/react";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { Tick } from "#app/ui/kit/choices.tsx";
import { TextField } from "#app/ui/kit/form.tsx";
import { Section } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export function OwnDataSection({ result }: { readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <Section title={t("people.data.title")} id="data">
      <p>
        <a href="/account/data" download>
          {t("people.data.export")}
        </a>
      </p>
      <p className="mt-1 text-sm text-muted">{t("people.data.exportHint")}</p>
      <details className="mt-4 max-w-2xl" open={result?.intent === "erase"}>
        <summary className="cursor-pointer text-danger">{t("people.data.erase")}</summary>
        <p className="mt-2 text-muted">{t("people.data.eraseHint")}</p>
        <Form method="post">
          <TextField
            name="password"
            type="password"
            label={t("people.field.password")}
            autoComplete="current-password"
            maxLength={200}
            required
            result={result}
          />
          <Tick name="understood" label={t("people.data.understood")} result={result} />
          <SubmitButton value="erase" look="danger">
            {t("people.data.eraseDo")}
          </SubmitButton>
        </Form>
      </details>
    </Section>
  );
}
