// Knows how a question is put to the server in letters and quotation marks, so that nothing typed can be its syntax and nothing is guessed at.
import type { Question, Term } from "../query/question.server.ts";
import { keyOf, needsOf, type Thesaurus } from "../query/synonyms.server.ts";
import { phrasePairs, segment } from "../text/words.server.ts";
import { BEGINNING_LETTERS_MAX } from "./document.server.ts";
import { beginningLetters, synonymLetters, tokenLetters } from "./letters.ts";

/** The server reads no more words, or phrases, of a question. */
export const TERMS_READ = 10;
const LATIN_BEGINNING = /^[a-z]{3,}$/u;

/** One way to be in a text: pairs side by side (`isOpen`: the last may go on), or as the beginning of a word in Latin letters. */
export type Look =
  | { readonly by: "pairs"; readonly pairs: readonly string[]; readonly isOpen: boolean }
  | { readonly by: "beginning"; readonly letters: string };
/** What a document must hold in any one of its ways; `asked` is how the server is asked for it, `isWhole` whether that says it all. */
export type Ask = { readonly asked: string; readonly isWhole: boolean; readonly looks: readonly Look[]; readonly text: string };
/** All of `asks`, and of each of `unwanted` not all; `others` are the synonyms that were taken in. */
export type Plan = { readonly asks: readonly Ask[]; readonly unwanted: readonly (readonly Ask[])[]; readonly others: readonly Term[] };

/** Quoted, a word is neither completed, joined with its neighbour, cut, nor mistaken for another. */
function quoted(tokens: readonly string[]): string {
  return `"${tokens.join(" ")}"`;
}

/** Where the last character may be the beginning of a pair, only a lone one can be asked for. */
export function sideBySide(folded: string): { readonly tokens: readonly string[]; readonly isWhole: boolean; readonly look: Look } {
  const { pairs, isOpen } = phrasePairs(folded);
  const isCut = isOpen && pairs.length > 1;
  return { tokens: (isCut ? pairs.slice(0, -1) : pairs).map(tokenLetters), isWhole: !isCut, look: { by: "pairs", pairs, isOpen } };
}

/** A phrase stands as it was typed: its words in Latin letters are whole words. */
function phraseAsk(text: string): Ask {
  const { tokens, isWhole, look } = sideBySide(text);
  return { asked: quoted(tokens), isWhole, looks: [look], text };
}

function wordAsk(word: string): Ask {
  if (!LATIN_BEGINNING.test(word)) return phraseAsk(word);
  const asked = quoted([beginningLetters(word.slice(0, BEGINNING_LETTERS_MAX))]);
  return { asked, isWhole: word.length <= BEGINNING_LETTERS_MAX, looks: [{ by: "beginning", letters: word }], text: word };
}

/** Words as one text again: a blank parts only what would else be read as one. */
function joined(words: readonly string[]): string {
  return words.reduce((text, word) => `${text}${/[a-z\d]$/u.test(text) && /^[a-z\d]/u.test(word) ? " " : ""}${word}`, "");
}

/** The member's name, which the server's synonyms resolve to itself and the others. */
function memberAsk(words: readonly string[], others: readonly Term[]): Ask {
  const text = joined(words);
  const ways = [text, ...others.map((other) => other.text)].map(sideBySide);
  return { asked: synonymLetters(keyOf(text)), isWhole: ways.every((way) => way.isWhole), looks: ways.map((way) => way.look), text };
}

function once(asks: readonly Ask[]): Ask[] {
  return [...new Map(asks.map((ask) => [ask.asked, ask])).values()];
}

/** Synonyms widen what is wanted, never what a minus keeps out. */
export function planOf(question: Question, thesaurus: Thesaurus): Plan {
  const needs = needsOf(question, thesaurus);
  const plain = needs.flatMap(({ words, others }) => (others.length > 0 ? [memberAsk(words, others)] : words.map(wordAsk)));
  const phrases = question.wanted.filter((term) => term.isPhrase).map((term) => phraseAsk(term.text));
  const unwanted = question.unwanted.map((term) => (term.isPhrase ? [phraseAsk(term.text)] : term.words.map(wordAsk)));
  return { asks: once([...phrases, ...plain]), unwanted, others: needs.flatMap((need) => need.others) };
}

/** What a minus keeps out, so far as the server can be told: it keeps out what holds any, so several words together cannot be said. */
function keptOut(plan: Plan): string[] {
  return plan.unwanted.flatMap((asks) => (asks.length === 1 && asks[0]?.isWhole ? [`-${asks[0].asked}`] : []));
}

/** The question as the server reads it. What is kept out comes first: the server stops reading after its tenth word. */
export function wholeQuestion(plan: Plan): string {
  const longest = [...plan.asks].sort((one, other) => other.text.length - one.text.length).slice(0, TERMS_READ);
  const kept = plan.asks.filter((ask) => longest.includes(ask));
  return [...keptOut(plan), ...kept.map((ask) => ask.asked)].join(" ");
}

/** Whether the server's answer is the answer, or each document has to be looked at. */
export function isWholeQuestion(plan: Plan): boolean {
  return (
    plan.asks.length <= TERMS_READ && plan.asks.every((ask) => ask.isWhole) && plan.unwanted.every((asks) => asks.length === 1 && asks[0]?.isWhole === true)
  );
}

/** Each word and each finer word of what is wanted as a question of its own, what is kept out with each. */
export function anyWordQuestions(question: Question, plan: Plan): { readonly q: string; readonly text: string }[] {
  const finer = question.wanted.flatMap((term) => (term.isPhrase ? [] : segment(term.text))).map(wordAsk);
  const out = keptOut(plan);
  return once([...plan.asks, ...finer]).map((ask) => ({ q: [...out, ask.asked].join(" "), text: ask.text }));
}
