// Knows what somebody who begins to type may mean, out of titles, names and codes that the server hands over; must never rank.
import { BEGINNING_MAX, type DocumentKind, SUGGESTIONS_MAX, type Suggestion } from "../engine.ts";
import { foldForSearch } from "../text/fold.server.ts";
import { scan } from "../text/scan.ts";
import { soundTokens } from "../text/sounds.server.ts";
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
const LATIN = /^[a-z]{3,}$/u;
/** Codes and numbers are read from their start; titles and names from the start of any word. */
const WORD_STARTS = /(?<=^|[^\p{L}\p{N}])(?=[\p{L}\p{N}])/gu;

function askedFor(folded: string): string | null {
  if (LATIN.test(folded)) return `"${beginningLetters(folded.slice(0, BEGINNING_LETTERS_MAX))}"`;
  const chunks = scan(folded);
  if (chunks.length === 0) return null;
  const last = chunks.at(-1)?.text ?? "";
  const { tokens } = sideBySide(LATIN.test(last) ? folded.slice(0, -last.length) : folded);
  const parts = [
    ...(tokens.length ? [`"${tokens.join(" ")}"`] : []),
    ...(LATIN.test(last) ? [`"${beginningLetters(last.slice(0, BEGINNING_LETTERS_MAX))}"`] : []),
  ];
  return parts.join(" ");
}

function beginsIn(folded: string, beginning: string): boolean {
  return (
    folded.includes(beginning) &&
    (/^\p{Script=Han}/u.test(beginning) || [...folded.matchAll(WORD_STARTS)].some(({ index }) => folded.startsWith(beginning, index)))
  );
}

function soundsSo(title: string, names: string, beginning: string): boolean {
  return LATIN.test(beginning) && soundTokens(title, names).some((sound) => sound.startsWith(beginning));
}

/** The texts of one document that go on from the beginning. */
function meant(hit: Readonly<Record<string, unknown>>, beginning: string): Suggestion[] {
  const { text } = readKept(hit);
  const found: Suggestion[] = [];
  if (beginsIn(foldForSearch(text.title), beginning) || soundsSo(text.title, "", beginning)) found.push({ text: text.title, field: "title" });
  for (const name of text.names.split("；"))
    if (beginsIn(foldForSearch(name), beginning) || soundsSo("", name, beginning)) found.push({ text: name, field: "names" });
  for (const mark of text.marks.split("；")) if (foldForSearch(mark).startsWith(beginning)) found.push({ text: mark, field: "marks" });
  return found;
}

export type Meant = { readonly suggestions: readonly Suggestion[]; readonly state: IndexState };

/** Null for a beginning without letters, which nobody is asked for. */
export async function beginnings({ uid, ask, signal }: Asking, kind: DocumentKind, typed: string, limit: number): Promise<Meant | null> {
  const beginning = foldForSearch(Array.from(typed).slice(0, BEGINNING_MAX).join("")).trim();
  const q = askedFor(beginning);
  if (q === null) return null;
  const words = { ...wordsQuery(uid, q), attributesToSearchOn: [...BEGINNING_FIELDS] };
  const queries = [stateQuery(uid), { ...words, filter: filtersOf(kind, {}), limit: HITS, attributesToRetrieve: SHOWN_FIELDS }];
  const [own, page] = readResults(await ask({ queries }, signal), queries.length) as [Result, Result];
  const state = readState(own.hits[0]);
  if (state === null) throw new SearchServerError("lost");
  const found = new Map(page.hits.flatMap((hit) => meant(hit, beginning)).map((one) => [`${one.field} ${one.text}`, one]));
  const texts = new Map([...found.values()].map((one) => [one.text, one]));
  return { suggestions: [...texts.values()].slice(0, Math.min(Math.max(1, limit), SUGGESTIONS_MAX)), state };
}
