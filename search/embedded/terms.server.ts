// Knows under which terms a document is kept and how heavily each of its fields holds them; must never know how a question is put.
import { type SearchDocument, TEXT_FIELDS, type TextField } from "../engine.ts";
import { foldForSearch } from "../text/fold.server.ts";
import { scan } from "../text/scan.ts";
import { soundTokens } from "../text/sounds.server.ts";
import { indexTokens } from "../text/words.server.ts";
import { stepsOf } from "./postings.ts";

/** What a thing is called weighs most, its number must be found at once, and a sound is a guess. */
const WEIGHTS: Readonly<Record<TextField, number>> = { title: 8, problem: 4, gain: 4, body: 1.5, names: 3, marks: 6 };
const SOUND_WEIGHT = 1;
const SIDE_FIELDS: ReadonlySet<TextField> = new Set(["names", "marks"]);

/** A term with the bytes of `Postings`. */
export type TermUse = readonly [term: string, text: number, side: number];
export type DocumentTerms = { readonly uses: readonly TermUse[] /** How many terms the fields hold, repetitions counted. */; readonly length: number };

export function termsOf({ text }: SearchDocument): DocumentTerms {
  const held = new Map<string, { text: number; side: number }>();
  const add = (term: string, weight: number, place: "text" | "side") => {
    const known = held.get(term);
    if (known) known[place] += weight;
    else held.set(term, { text: 0, side: 0, [place]: weight });
  };
  let length = 0;
  for (const field of TEXT_FIELDS) {
    const tokens = indexTokens(text[field]);
    length += tokens.length;
    for (const token of tokens) add(token, WEIGHTS[field], SIDE_FIELDS.has(field) ? "side" : "text");
  }
  for (const sound of soundTokens(text.title, text.names)) add(sound, SOUND_WEIGHT, "side");
  return { uses: [...held].map(([term, use]): TermUse => [term, stepsOf(use.text), stepsOf(use.side)]), length };
}

/** The chunks of a text with one blank between them: in such a line a phrase is looked for as it stands. */
export function lineOf(text: string): string {
  return scan(foldForSearch(text))
    .map((chunk) => chunk.text)
    .join(" ");
}

/** All fields' lines; a line's end keeps a phrase from running into the next field. */
export function linesOf({ text }: SearchDocument): string {
  return TEXT_FIELDS.map((field) => lineOf(text[field])).join("\n");
}
