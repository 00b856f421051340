// Knows how titles, names and codes that go on from what is being typed are offered below the box, to the eye, the keyboard and the ear.
import { type RefObject, useEffect, useId, useState } from "react";
import { useText } from "#app/ui/text/use-text.ts";
import type { Kind } from "./found.ts";

const WAIT_MS = 120;
const NOTHING: readonly string[] = [];
type Props = { readonly kind: Kind; readonly input: RefObject<HTMLInputElement>; readonly label: string };

/** What is offered for `text`; nothing when the server cannot say or refuses: the box asks without. */
async function fetchOffers(kind: Kind, text: string, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const reply = await fetch(`/search/beginnings?${new URLSearchParams({ kind, q: text })}`, { signal });
    return reply.ok ? ((await reply.json()) as { beginnings: readonly { text: string }[] }).beginnings.map((one) => one.text) : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Asks a moment after the last letter. What an input method still composes is not yet typed. */
function useTyping(input: Props["input"], kind: Kind, onOffers: (offers: readonly string[]) => void): void {
  useEffect(() => {
    const field = input.current;
    let [timer, asking] = [0, new AbortController()];
    const stop = () => {
      window.clearTimeout(timer);
      asking.abort();
    };
    const ask = async ({ signal }: AbortController) => {
      const text = field?.value.trim() ?? "";
      const offers = text === "" ? NOTHING : await fetchOffers(kind, text, signal);
      if (!signal.aborted) onOffers(offers);
    };
    const onInput = (event: Event) => {
      stop();
      if ((event as InputEvent).isComposing) return;
      asking = new AbortController();
      timer = window.setTimeout(() => void ask(asking), WAIT_MS);
    };
    const events = ["input", "compositionend"];
    for (const event of events) field?.addEventListener(event, onInput);
    return () => {
      stop();
      for (const event of events) field?.removeEventListener(event, onInput);
    };
  }, [input, kind, onOffers]);
}

type Keys = { readonly move: (by: number) => void; readonly choose: () => boolean; readonly close: () => void };

/** Arrows walk through the list, Enter takes what is marked, Escape and leaving close it. */
function useKeys(input: Props["input"], { move, choose, close }: Keys): void {
  useEffect(() => {
    const field = input.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Escape") close();
      else if (event.key !== "Enter" || !choose()) return;
      event.preventDefault();
    };
    field?.addEventListener("keydown", onKey);
    field?.addEventListener("blur", close);
    return () => {
      field?.removeEventListener("keydown", onKey);
      field?.removeEventListener("blur", close);
    };
  });
}

/** What a screen reader is told of the box. */
function useCombobox(input: Props["input"], list: string, isOpen: boolean, marked: number): void {
  useEffect(() => {
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-expanded": String(isOpen), "aria-controls": list };
    for (const [name, value] of Object.entries(said)) input.current?.setAttribute(name, value);
    if (marked >= 0) input.current?.setAttribute("aria-activedescendant", `${list}-${marked}`);
    else input.current?.removeAttribute("aria-activedescendant");
  }, [input, list, isOpen, marked]);
}

export function Beginnings({ kind, input, label }: Props) {
  const t = useText();
  const list = useId();
  const [{ offers, marked }, setOffers] = useState({ offers: NOTHING, marked: -1 });
  const [show] = useState(() => (found: readonly string[]) => setOffers({ offers: found, marked: -1 }));
  const take = (text: string | undefined): boolean => {
    if (text === undefined || !input.current) return false;
    input.current.value = text;
    show(NOTHING);
    input.current.form?.requestSubmit();
    return true;
  };
  const places = offers.length + 1;
  useTyping(input, kind, show);
  useKeys(input, {
    // One place more than there are offers: from the last, the arrow leads back to the box.
    move: (by) => setOffers({ offers, marked: ((marked + 1 + by + places) % places) - 1 }),
    choose: () => take(offers[marked]),
    close: () => show(NOTHING),
  });
  useCombobox(input, list, offers.length > 0, marked);
  return (
    <>
      <div
        role="listbox"
        id={list}
        aria-label={label}
        hidden={offers.length === 0}
        className="absolute inset-x-0 top-full z-10 mt-1 rounded border border-line-strong bg-paper shadow"
      >
        {offers.map((text, at) => (
          <button
            key={text}
            type="button"
            id={`${list}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === marked}
            // Pressing must not take the focus, or the list would close before the click.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(text)}
            className="block min-h-10 w-full break-words px-3 py-2 text-left hover:bg-brand-soft aria-selected:bg-brand-soft"
          >
            {text}
          </button>
        ))}
      </div>
      <p role="status" className="sr-only">
        {offers.length > 0 ? t("search.beginnings", { n: offers.length }) : ""}
      </p>
    </>
  );
}
