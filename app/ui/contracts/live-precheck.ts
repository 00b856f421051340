// Knows how a form half written is judged again while somebody writes; without script the form's own button asks the same.
import { useFetcher } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import type { Precheck } from "#app/domain/contracts/precheck.ts";

/** After the last key. */
const PAUSE_MS = 700;

function questionsOf(form: HTMLFormElement): FormData {
  const body = new FormData(form);
  for (const [name, value] of [...body.entries()]) if (typeof value !== "string") body.delete(name);
  body.set("intent", "check");
  return body;
}

/** `shown` is what the page came with; the handler goes on the form. */
export function useLivePrecheck(shown: Precheck): { readonly precheck: Precheck; readonly onInput: (event: FormEvent<HTMLFormElement>) => void } {
  const fetcher = useFetcher<{ readonly precheck?: Precheck }>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => fetcher.submit(questionsOf(form), { method: "post" }), PAUSE_MS);
  };
  return { precheck: fetcher.data?.precheck ?? shown, onInput };
}
