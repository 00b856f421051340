// Knows how a search document is written for the server: its texts as they are, and their words and pairs in letters beside them.
import { type SearchDocument, TEXT_FIELDS, type TextField } from "../engine.ts";
import { soundTokens } from "../text/sounds.server.ts";
import { fieldTokens } from "../text/words.server.ts";
import { FACET_NAMES, facetField, SOUNDS_FIELD, wordsField } from "./fields.ts";
import { beginningLetters, tokenLetters } from "./letters.ts";

const HAN = /^\p{Script=Han}/u;

export type ServerDocument = { readonly id: string; readonly kind: string } & Readonly<Record<string, unknown>>;

const LATIN_START = /^[a-z]{2,}/u;
/** As much of a word as anybody types before it is clear. */
export const BEGINNING_LETTERS_MAX = 20;
/** A full stop keeps what stands on its two sides from being neighbours. */
const APART = ". ";

function beginningsTo(word: string): string[] {
  return Array.from({ length: Math.max(0, Math.min(word.length, BEGINNING_LETTERS_MAX) - 1) }, (_, more) => word.slice(0, 2 + more));
}

/** Every beginning of two letters and more of what starts with letters; codes and numbers whole, or by each of their beginnings too. */
function beginningsOf(words: readonly string[], areCodes = false): string[] {
  const latin = words.filter((word) => !HAN.test(word));
  const starts = latin.flatMap((word) => beginningsTo(LATIN_START.exec(word)?.[0] ?? ""));
  const others = latin.filter((word) => !/^[a-z]+$/u.test(word)).flatMap((word) => (areCodes ? beginningsTo(word) : word.slice(0, BEGINNING_LETTERS_MAX)));
  return [...new Set([...starts, ...others])];
}

function spelled(sections: readonly (readonly string[])[]): string {
  return sections
    .filter((words) => words.length > 0)
    .map((words) => words.join(" "))
    .join(APART);
}

/** Words, pairs in their order, each Chinese character once, and the beginnings of what is not Chinese. */
export function wordsOf(text: string, areCodes = false): string {
  const { words, pairs } = fieldTokens(text);
  const single = [...new Set(pairs.filter((pair) => HAN.test(pair)).map((pair) => Array.from(pair)[0] ?? ""))];
  return spelled([words.map(tokenLetters), pairs.map(tokenLetters), single.map(tokenLetters), beginningsOf(words, areCodes).map(beginningLetters)]);
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
  const words = Object.fromEntries(TEXT_FIELDS.map((field: TextField) => [wordsField(field), wordsOf(text[field], field === "marks")]));
  const values = Object.fromEntries(FACET_NAMES.map((name) => [facetField(name), facets[name] ?? []]));
  return {
    ...{ id, kind, code, at, atMs: Date.parse(at), ...(trl === null ? {} : { trl }) },
    ...values,
    ...words,
    [SOUNDS_FIELD]: soundsInLetters(text.title, text.names),
    ...{ text, stored: wellFormedParts(stored) },
  };
}
