// Knows what somebody who begins to type may mean, out of titles, names and codes that the server hands over; must never rank.
import { BEGINNING_MAX, type DocumentKind, SUGGESTIONS_MAX, type Suggestion } from "../engine.ts";
import type { KeptDocument } from "../query/shown.server.ts";
import { foldForSearch } from "../text/fold.server.ts";
import { scan } from "../text/scan.ts";
import { wordsSounding } from "../text/sounds.server.ts";
import { type Result, readKept, readResults } from "./answers.server.ts";
import type { Asking } from "./asking.ts";
import { BEGINNING_LETTERS_MAX } from "./document.server.ts";
import { BEGINNING_FIELDS } from "./fields.ts";
import { beginningLetters } from "./letters.ts";
import { sideBySide } from "./question.server.ts";
import { filtersOf, SHOWN_FIELDS, stateQuery, wordsQuery } from "./request.server.ts";
import { SearchServerError } from "./server-error.ts";
import { type IndexState, readState } from "./state.server.ts";

/** More than are shown, since the server cannot be told where in a text the beginning must stand. */
const HITS = 60;
const HAN = /^\p{Script=Han}/u;
const LATIN = /^[a-z]{2,}$/u;
const CODE = /^[a-z]{2,}-/u;
/** Owners and people of a document stand behind each other. */
const NAMES_APART = "；";

/** Chinese by its pairs; what is not, as the beginning of a word, a sound or a code. */
function askedFor(piece: string): string {
  return HAN.test(piece) ? `"${sideBySide(piece).tokens.join(" ")}"` : `"${beginningLetters(piece.slice(0, BEGINNING_LETTERS_MAX))}"`;
}

function goesOn(text: string, pieces: readonly string[], isNames: boolean): boolean {
  const folded = foldForSearch(text);
  return pieces.every((piece) => folded.includes(piece) || (LATIN.test(piece) && wordsSounding(text, piece, isNames).length > 0));
}

/** Titles that begin so come first, then codes, names, and titles that hold it. */
function meant(documents: readonly KeptDocument[], folded: string, pieces: readonly string[]): Suggestion[] {
  const titles = documents.map(({ text }) => text.title).filter((title) => goesOn(title, pieces, false));
  const begun = titles.filter((title) => foldForSearch(title).startsWith(folded));
  const codes = CODE.test(folded) ? documents.map(({ code }) => code).filter((code) => foldForSearch(code).startsWith(folded)) : [];
  const names = documents.flatMap(({ text }) => text.names.split(NAMES_APART)).filter((name) => name !== "" && goesOn(name, pieces, true));
  return [
    ...begun.map((text): Suggestion => ({ text, field: "title" })),
    ...codes.map((text): Suggestion => ({ text, field: "marks" })),
    ...names.map((text): Suggestion => ({ text, field: "names" })),
    ...titles.map((text): Suggestion => ({ text, field: "title" })),
  ];
}

/** Each text once, where it came first. */
function once(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ text }) => !seen.has(text) && seen.add(text));
}

export type Meant = { readonly suggestions: readonly Suggestion[]; readonly state: IndexState };

/** Null for a beginning without letters, which nobody is asked for. */
export async function beginnings({ uid, ask, signal }: Asking, kind: DocumentKind, typed: string, limit: number): Promise<Meant | null> {
  const folded = foldForSearch(Array.from(typed).slice(0, BEGINNING_MAX).join("")).trim();
  const pieces = scan(folded).map((chunk) => chunk.text);
  if (pieces.length === 0) return null;
  const words = { ...wordsQuery(uid, pieces.map(askedFor).join(" ")), attributesToSearchOn: [...BEGINNING_FIELDS] };
  const queries = [stateQuery(uid), { ...words, filter: filtersOf(kind, {}), limit: HITS, attributesToRetrieve: SHOWN_FIELDS }];
  const [own, page] = readResults(await ask({ queries }, signal), queries.length) as [Result, Result];
  const state = readState(own.hits[0]);
  if (state === null) throw new SearchServerError("lost");
  const most = Math.min(Math.max(1, Math.trunc(limit) || 1), SUGGESTIONS_MAX);
  return { suggestions: once(meant(page.hits.map(readKept), folded, pieces)).slice(0, most), state };
}
