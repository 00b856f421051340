// Knows how a question is typed; filters elsewhere on the page belong to this form by its id.
import { Form } from "@remix-run/react";
import { useRef, useState } from "react";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { type Asked, usualSort } from "./asked.ts";
import type { Beginnings } from "./beginnings.tsx";
import { type Kind, PATH_OF } from "./found.ts";

export const SEARCH_FORM = "search-form";

/** Without `asked` it stands alone, as on the front page. What helps with typing is fetched when somebody begins to; until then, and without script, the box asks as it is. */
export function SearchBox({ kind, asked }: { readonly kind: Kind; readonly asked?: Asked }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [Help, setHelp] = useState<typeof Beginnings | null>(null);
  const label = t(`search.${kind}.ask`);
  const isUsual = !asked || asked.sort === usualSort(asked.text);
  const fetchHelp = () => void import("./beginnings.tsx").then((help) => setHelp(() => help.Beginnings));
  return (
    <Form method="get" action={PATH_OF[kind]} id={asked ? SEARCH_FORM : undefined} role="search" className="my-4">
      <label htmlFor={`q-${kind}`} className="mb-1 block font-medium">
        {label}
      </label>
      <div className="relative flex flex-wrap gap-2">
        <input
          key={asked?.text}
          ref={input}
          id={`q-${kind}`}
          type="search"
          name="q"
          defaultValue={asked?.text}
          maxLength={400}
          autoComplete="off"
          aria-describedby={`q-${kind}-hint`}
          onFocus={Help ? undefined : fetchHelp}
          className="min-h-10 min-w-0 grow basis-60 rounded border border-line-strong bg-paper px-3 py-2"
        />
        {isUsual ? null : <input type="hidden" name="sort" value={asked.sort} />}
        {asked && asked.view !== "cards" ? <input type="hidden" name="view" value={asked.view} /> : null}
        <SubmitButton>{t("search.submit")}</SubmitButton>
        {Help ? <Help key={asked?.text} kind={kind} input={input} label={label} /> : null}
      </div>
      <p id={`q-${kind}-hint`} className="mt-1 text-sm text-muted">
        {t("search.hint")}
      </p>
    </Form>
  );
}
