// Knows how a search document is written for the server: its texts as they are, and their words and pairs in letters beside them.
import { type SearchDocument, TEXT_FIELDS, type TextField } from "../engine.ts";
import { soundTokens } from "../text/sounds.server.ts";
import { fieldTokens } from "../text/words.server.ts";
import { FACET_NAMES, facetField, SOUNDS_FIELD, wordsField } from "./fields.ts";
import { beginningLetters, tokenLetters } from "./letters.ts";

export type ServerDocument = { readonly id: string; readonly kind: string } & Readonly<Record<string, unknown>>;

const LATIN_START = /^[a-z]{3,}/u;
/** As much of a word as anybody types before it is clear. */
export const BEGINNING_LETTERS_MAX = 20;
/** A full stop keeps what stands on its two sides from being neighbours. */
const APART = ". ";

/** Every beginning of three letters and more. */
function beginningsOf(words: readonly string[]): string[] {
  const starts = words.flatMap((word) => LATIN_START.exec(word)?.[0].slice(0, BEGINNING_LETTERS_MAX) ?? []);
  return [...new Set(starts.flatMap((start) => Array.from({ length: start.length - 2 }, (_, more) => start.slice(0, 3 + more))))];
}

function spelled(sections: readonly (readonly string[])[]): string {
  return sections
    .filter((words) => words.length > 0)
    .map((words) => words.join(" "))
    .join(APART);
}

/** Words, pairs in their order, each Chinese character once, and the beginnings of what is written in Latin letters. */
export function wordsOf(text: string): string {
  const { words, pairs } = fieldTokens(text);
  const single = [...new Set(pairs.filter((pair) => /^\p{Script=Han}/u.test(pair)).map((pair) => Array.from(pair)[0] ?? ""))];
  return spelled([words.map(tokenLetters), pairs.map(tokenLetters), single.map(tokenLetters), beginningsOf(words).map(beginningLetters)]);
}

/** Sounds are words in Latin letters like any other. */
export function soundsInLetters(title: string, names: string): string {
  const sounds = soundTokens(title, names);
  return spelled([sounds.map(tokenLetters), beginningsOf(sounds).map(beginningLetters)]);
}

/** A lone half of a character is no text, and the server would refuse its whole batch. */
export function wellFormed(text: string): string {
  return (text as string & { toWellFormed(): string }).toWellFormed();
}

function wellFormedParts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, part) => (typeof part === "string" ? wellFormed(part) : part)) as T;
}

export function serverDocument(document: SearchDocument): ServerDocument {
  const { id, kind, code, at, trl, facets, stored } = document;
  const text = wellFormedParts(document.text);
  const words = Object.fromEntries(TEXT_FIELDS.map((field: TextField) => [wordsField(field), wordsOf(text[field])]));
  const values = Object.fromEntries(FACET_NAMES.map((name) => [facetField(name), facets[name] ?? []]));
  return {
    ...{ id, kind, code, at, atMs: Date.parse(at), ...(trl === null ? {} : { trl }) },
    ...values,
    ...words,
    [SOUNDS_FIELD]: soundsInLetters(text.title, text.names),
    ...{ text, stored: wellFormedParts(stored) },
  };
}
