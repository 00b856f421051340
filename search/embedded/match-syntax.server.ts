// Knows how terms are written for FTS5's MATCH so that nothing typed can be syntax.
import type { Term } from "../query/question.server.ts";
import { phrasePairs, segment } from "../text/words.server.ts";

const PLAIN = /^[a-z0-9\u3400-\u4DB5\u4E00-\u9FCC]$/u;
const PREFIX = /^[a-z]{3,}$/u;

/** A token in letters that FTS5's tokeniser keeps whole: every other character becomes its code. */
export function tokenSpelling(token: string): string {
  let spelling = "";
  for (const character of token) spelling += PLAIN.test(character) ? character : `x${(character.codePointAt(0) ?? 0).toString(16)}z`;
  return spelling;
}

function quoted(tokens: readonly string[], isOpen = false): string {
  return `"${tokens.map(tokenSpelling).join(" ")}"${isOpen ? "*" : ""}`;
}

function phrase(text: string): string {
  const { pairs, isOpen } = phrasePairs(text);
  return quoted(pairs, isOpen);
}

/** A word as indexed, or its characters side by side; Latin letters also as a beginning. */
function word(text: string): string {
  if (PREFIX.test(text)) return quoted([text], true);
  const beside = phrase(text);
  return beside === quoted([text]) ? beside : `(${quoted([text])} OR ${beside})`;
}

/** All words of the term; the whole of it side by side raises the rank. */
function allWords(term: Term): string {
  if (term.isPhrase) return phrase(term.text);
  const words = term.words.map(word).join(" AND ");
  return term.words.length > 1 ? `((${words}) OR ${phrase(term.text)})` : words;
}

/** Documents that hold every term. */
export function everyTerm(terms: readonly Term[]): string {
  return terms.map(allWords).join(" AND ");
}

/** Documents that hold any word of any term, cut as fine as the index. */
export function anyWord(terms: readonly Term[]): string {
  const words = new Set(terms.flatMap((term) => (term.isPhrase ? [] : [...term.words, ...segment(term.text)])));
  return [...terms.filter((term) => term.isPhrase).map((term) => phrase(term.text)), ...[...words].map(word)].join(" OR ");
}

/** Documents that hold any of the given index words. */
export function anyOf(words: readonly string[]): string {
  return words.map((one) => quoted([one])).join(" OR ");
}

export function anyTerm(terms: readonly Term[]): string {
  return terms.map(allWords).join(" OR ");
}
