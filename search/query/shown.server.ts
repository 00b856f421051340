// Knows what of a found document is shown and why it was found; must never know which engine found it.
import { withoutPlaces } from "../documents/place-names.ts";
import type { SearchHit, StoredFields, TextField } from "../engine.ts";
import { markSnippet, markText, reasonsOf, withSounds } from "./highlight.server.ts";

const BODY_FIELDS: readonly TextField[] = ["problem", "gain", "body"];

export type Texts = Readonly<Record<TextField, string>>;
const NO_TEXTS: Texts = { title: "", problem: "", gain: "", body: "", names: "", marks: "" };

/** The text to show below the title: of the field that holds most of the asked words, else of the first with text. `body` is without its places. */
function shownText(text: Texts, body: string, needles: readonly string[], reasons: SearchHit["reasons"]): string {
  // Folding a text costs most of finding words in it: only what differs from the fields already looked through is looked through again.
  const inBody = body === text.body || needles.length === 0 ? reasons : reasonsOf({ ...NO_TEXTS, body }, needles);
  const held = (field: TextField) => (field === "body" ? inBody : reasons).find((reason) => reason.field === field)?.words.length ?? 0;
  const prose = { ...text, body };
  const best = BODY_FIELDS.filter((field) => held(field) > 0).sort((one, other) => held(other) - held(one))[0];
  return prose[best ?? BODY_FIELDS.find((field) => prose[field]) ?? "body"];
}

/** What is kept of a document to show it. */
export type KeptDocument = { readonly id: string; readonly code: string; readonly text: Texts; readonly stored: StoredFields };

/** A found document as a page shows it: its marked texts, and which field holds which asked word. */
export function shownHit({ id, code, text, stored }: KeptDocument, needles: readonly string[]): SearchHit {
  const reasons = needles.length ? reasonsOf(text, needles) : [];
  const shown = shownText(text, withoutPlaces(text.body), needles, reasons);
  const highlights = { title: markText(text.title, withSounds(text.title, needles)), body: markSnippet(shown, needles) };
  return { id, code, highlights, reasons, stored };
}
