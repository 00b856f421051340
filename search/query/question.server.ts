// Knows what a person may type (words, "phrases", -minus) and what it asks for; must never throw and never know an engine's syntax.
import { foldForSearch } from "../text/fold.server.ts";
import { scan, withoutInnerBlanks } from "../text/scan.ts";
import { phrasePairs, questionWords } from "../text/words.server.ts";

export const QUESTION_MAX = 400;
const TERMS_MAX = 24;

/** One asked thing: `words` must all be found, or, for a phrase, the text must stand there as it is. */
export type Term = { readonly text: string; readonly isPhrase: boolean; readonly words: readonly string[] };
/** `isAsked` without any term means that only signs were typed, which nothing can match. */
export type Question = { readonly isAsked: boolean; readonly wanted: readonly Term[]; readonly unwanted: readonly Term[] };

/** A minus before a digit is a number below zero, not an exclusion. */
const PART = /(?<minus>(?<![^\s])-(?!\d))?(?:"(?<phrase>[^"]*)"?|(?<plain>[^\s"]+))/gu;

export function termOf(text: string, isPhrase: boolean): Term | null {
  const words = isPhrase ? phrasePairs(text).pairs : questionWords(text);
  return words.length ? { text: text.trim(), isPhrase, words } : null;
}

/** Reads a question; anything that is not understood is read as plain words. At most 400 characters and 24 terms count. */
export function readQuestion(text: string): Question {
  const typed = foldForSearch(
    Array.from(text)
      .slice(0, QUESTION_MAX)
      .join("")
      .replace(/[“”„「」『』＂]/gu, '"')
      .replace(/[−–—﹣]/gu, "-"),
  );
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  for (const { groups = {} } of withoutInnerBlanks(typed).matchAll(PART)) {
    if (wanted.length + unwanted.length >= TERMS_MAX) break;
    const term = termOf(groups.phrase ?? groups.plain ?? "", groups.phrase !== undefined);
    if (term) (groups.minus ? unwanted : wanted).push(term);
  }
  return { isAsked: typed.trim() !== "", wanted, unwanted };
}

/** The pieces of what was asked to mark in a shown text, longest first. */
export function needlesOf({ wanted }: Pick<Question, "wanted">): string[] {
  const needles = wanted.flatMap((term) =>
    term.isPhrase ? scan(term.text).map((chunk) => chunk.text) : [...term.words, ...scan(term.text).map((chunk) => chunk.text)],
  );
  return [...new Set(needles)].sort((a, b) => b.length - a.length);
}
