// Knows how the four questions are answered: where does it stand, who moves next, by when, what can I do. Decides none of them.
import { Form, useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "#app/ui/text/use-text.ts";
import type { ActionResult } from "./action-result.ts";
import { ButtonLink, type ButtonLook, SubmitButton } from "./button.tsx";
import { FieldScope } from "./field-scope.ts";

export type OfferedMove = {
  readonly intent: string;
  readonly label: string;
  readonly form?: ReactNode;
  readonly look?: ButtonLook;
  readonly multipart?: boolean;
};
/** A move that has its own page. */
export type LinkedMove = { readonly to: string; readonly label: string; readonly look?: ButtonLook };
export type BlockedMove = { readonly label: string; readonly why: string };

/** Each move is one plain form posting `intent` to the page's own action; `form` holds what the move asks. */
export function NextStep({
  where,
  who,
  by,
  moves,
  links = [],
  blocked = [],
}: {
  readonly where: ReactNode;
  readonly who: ReactNode;
  readonly by?: ReactNode;
  readonly moves: readonly OfferedMove[];
  readonly links?: readonly LinkedMove[];
  readonly blocked?: readonly BlockedMove[];
}) {
  const t = useText();
  return (
    <section aria-label={t("next.title")} className="my-6 rounded-lg border border-brand bg-brand-soft/40 p-4 sm:p-5">
      <h2 className="mb-3 text-lg font-semibold">{t("next.title")}</h2>
      <dl className="grid gap-3 sm:grid-cols-3">
        <div>
          <dt className="text-sm text-muted">{t("next.where")}</dt>
          <dd className="font-medium">{where}</dd>
        </div>
        <div>
          <dt className="text-sm text-muted">{t("next.who")}</dt>
          <dd className="font-medium">{who}</dd>
        </div>
        <div>
          <dt className="text-sm text-muted">{t("next.by")}</dt>
          <dd className="font-medium">{by ?? t("next.noDate")}</dd>
        </div>
      </dl>
      <div className="mt-4 grid gap-3">
        {links.length > 0 ? (
          <p className="flex flex-wrap gap-2">
            {links.map((link) => (
              <ButtonLink key={link.to} to={link.to} look={link.look ?? "primary"}>
                {link.label}
              </ButtonLink>
            ))}
          </p>
        ) : null}
        {moves.map((move) => (
          <MoveForm key={move.intent} move={move} />
        ))}
        {moves.length + links.length === 0 ? <p className="text-muted">{t("next.nothing")}</p> : null}
        {blocked.map((move) => (
          <p key={move.label} className="text-sm text-muted">
            {t("next.blocked", { label: move.label, why: move.why })}
          </p>
        ))}
      </div>
    </section>
  );
}

function MoveForm({ move }: { readonly move: OfferedMove }) {
  const result = useActionData() as ActionResult | undefined;
  const form = (
    <Form method="post" {...(move.multipart ? { encType: "multipart/form-data" as const } : {})}>
      <input type="hidden" name="formScope" value={move.intent} />
      <FieldScope.Provider value={move.intent}>{move.form}</FieldScope.Provider>
      <SubmitButton value={move.intent} look={move.look ?? "primary"}>
        {move.label}
      </SubmitButton>
    </Form>
  );
  if (!move.form) return form;
  return (
    <details open={result?.scope === move.intent} className="rounded border border-line bg-paper p-3">
      <summary className="cursor-pointer font-medium text-brand-strong">{move.label}</summary>
      {form}
    </details>
  );
}
