// Knows how a question is typed; filters elsewhere on the page belong to this form by its id.
import { Form } from "@remix-run/react";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Asked, usualSort } from "./asked.ts";
import { type Kind, PATH_OF } from "./found.ts";

export const SEARCH_FORM = "search-form";

/** Without `asked` it stands alone, as on the front page. */
export function SearchBox({ kind, asked }: { readonly kind: Kind; readonly asked?: Asked }) {
  const t = useText();
  const label = t(`search.${kind}.ask`);
  const isUsual = !asked || asked.sort === usualSort(asked.text);
  return (
    <Form method="get" action={PATH_OF[kind]} id={asked ? SEARCH_FORM : undefined} role="search" className="my-4">
      <label htmlFor={`q-${kind}`} className="mb-1 block font-medium">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          key={asked?.text}
          id={`q-${kind}`}
          type="search"
          name="q"
          defaultValue={asked?.text}
          maxLength={400}
          aria-describedby={`q-${kind}-hint`}
          className="min-h-10 min-w-0 grow basis-60 rounded border border-line-strong bg-paper px-3 py-2"
        />
        {isUsual ? null : <input type="hidden" name="sort" value={asked.sort} />}
        {asked && asked.view !== "cards" ? <input type="hidden" name="view" value={asked.view} /> : null}
        <SubmitButton>{t("search.submit")}</SubmitButton>
      </div>
      <p id={`q-${kind}-hint`} className="mt-1 text-sm text-muted">
        {t("search.hint")}
      </p>
    </Form>
  );
}
