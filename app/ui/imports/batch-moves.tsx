// Knows how an importer's decisions on a batch are asked for; which are open is decided elsewhere.
import { Form } from "@remix-run/react";
import { type ButtonLook, SubmitButton } from "#app/ui/kit/button.tsx";
import { SelectField } from "#app/ui/kit/form.tsx";
import { FormCard } from "#app/ui/kit/layout.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { BatchPageProps } from "./shown-batch.ts";

function ColumnsForm({ batch, fields, requiredFields, result }: BatchPageProps) {
  const t = useText();
  const options = batch.headers.filter(Boolean).map((value) => ({ value, label: value }));
  return (
    <Form method="post">
      <FormCard title={t("import.columns.title")}>
        <p className="text-sm text-muted">{t("import.columns.lead")}</p>
        {fields.map((field) => (
          <SelectField
            key={field}
            name={`columns.${field}`}
            label={t(`import.field.${field}` as TextKey)}
            options={[{ value: "", label: t("import.columns.none") }, ...options]}
            withoutEmpty
            required={requiredFields.includes(field)}
            defaultValue={batch.columns[field] ?? ""}
            result={result}
          />
        ))}
        <SubmitButton value="map">{t("import.columns.save")}</SubmitButton>
      </FormCard>
    </Form>
  );
}

const LOOKS: Readonly<Record<string, ButtonLook>> = { commit: "primary", undo: "danger", remap: "plain", discard: "danger" };

function MoveForm({ intent }: { readonly intent: "commit" | "undo" | "remap" | "discard" }) {
  const t = useText();
  const hint = intent === "commit" ? t("import.move.commit.hint") : intent === "undo" ? t("import.move.undo.hint") : null;
  return (
    <Form method="post" className="my-3 max-w-3xl">
      <SubmitButton value={intent} look={LOOKS[intent] ?? "plain"}>
        {t(`import.move.${intent}`)}
      </SubmitButton>
      {hint ? <p className="mt-1 text-sm text-muted">{hint}</p> : null}
    </Form>
  );
}

export function BatchMoves(props: BatchPageProps) {
  const { moves, hasNews, batch } = props;
  const t = useText();
  if (moves.includes("map"))
    return (
      <>
        <ColumnsForm {...props} />
        {moves.includes("discard") ? <MoveForm intent="discard" /> : null}
      </>
    );
  const shown = (["commit", "undo", "remap", "discard"] as const).filter((intent) => moves.includes(intent) && (intent !== "commit" || hasNews));
  return (
    <>
      {batch.state === "checked" && !hasNews ? <p className="my-3 font-medium">{t("import.nothing")}</p> : null}
      {shown.map((intent) => (
        <MoveForm key={intent} intent={intent} />
      ))}
    </>
  );
}
