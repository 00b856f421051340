// Knows which words of a question have others that mean the same; must never know where the groups are kept.
import type { Synonyms } from "../engine.ts";
import { foldForSearch } from "../text/fold.server.ts";
import { scan } from "../text/scan.ts";
import { cutWords } from "../text/words.server.ts";
import { type Question, type Term, termOf } from "./question.server.ts";

const SPAN_WORDS_MAX = 6;

/** What must be found: all of `words`, or one of `others` as it stands. */
export type Need = { readonly words: readonly string[]; readonly others: readonly Term[] };
export type Thesaurus = { readonly version: number; readonly othersOf: ReadonlyMap<string, readonly Term[]> };
export const NO_THESAURUS: Thesaurus = { version: 0, othersOf: new Map() };

/** A text without what separates, as a key: `Machine Vision` and `machine vision` are one member. */
export function keyOf(folded: string): string {
  return scan(folded)
    .map((chunk) => chunk.text)
    .join("");
}

export function readThesaurus(version: number, groups: Synonyms): Thesaurus {
  const othersOf = new Map<string, Term[]>();
  for (const group of groups) {
    const members = group.flatMap((member) => termOf(foldForSearch(member), true) ?? []);
    for (const member of members) {
      const key = keyOf(member.text);
      const known = othersOf.get(key) ?? [];
      const more = members.filter((other) => keyOf(other.text) !== key && !known.some((one) => keyOf(one.text) === keyOf(other.text)));
      othersOf.set(key, [...known, ...more]);
    }
  }
  return { version, othersOf };
}

/** The longest stretch of words from `at` on that is a member of a group. */
function memberAt(words: readonly string[], at: number, { othersOf }: Thesaurus): { readonly count: number; readonly others: readonly Term[] } | null {
  for (let count = Math.min(SPAN_WORDS_MAX, words.length - at); count > 0; count -= 1) {
    const others = othersOf.get(words.slice(at, at + count).join(""));
    if (others?.length) return { count, others };
  }
  return null;
}

/** What a question's plain words need, in order. Members of groups may run over several typed words. */
export function needsOf(question: Pick<Question, "wanted">, thesaurus: Thesaurus): Need[] {
  const plain = question.wanted.filter((term) => !term.isPhrase);
  const asked = new Set(plain.flatMap((term) => term.words));
  if (thesaurus.othersOf.size === 0) return [...asked].map((word) => ({ words: [word], others: [] }));
  const words = plain.flatMap((term) => cutWords(term.text));
  const needs: Need[] = [];
  const done = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const member = memberAt(words, at, thesaurus);
    const span = words.slice(at, at + (member?.count ?? 1));
    const meant = member ? span : span.filter((word) => asked.has(word) && !done.has(word));
    for (const word of span) done.add(word);
    if (meant.length) needs.push({ words: meant, others: member?.others ?? [] });
    at += span.length;
  }
  return needs;
}

/** Each stretch of a text that is a member of a group, as it stands there folded, with the members that mean the same. */
export function meantIn(folded: string, thesaurus: Thesaurus): { readonly said: string; readonly others: readonly Term[] }[] {
  if (thesaurus.othersOf.size === 0) return [];
  const words = cutWords(folded);
  return words.flatMap((_, at) => {
    const member = memberAt(words, at, thesaurus);
    return member ? { said: words.slice(at, at + member.count).join(""), others: member.others } : [];
  });
}

/** Words that mean the same as words of a text, for a search that asks for any. */
export function othersIn(folded: string, thesaurus: Thesaurus): Term[] {
  const found = meantIn(folded, thesaurus).flatMap((one) => one.others);
  return [...new Map(found.map((term) => [term.text, term])).values()];
}
