// Knows how a question is put to the server in letters and quotation marks, so that nothing typed can be its syntax and nothing is guessed at.
import type { Synonyms } from "../engine.ts";
import type { Question, Term } from "../query/question.server.ts";
import { foldForSearch } from "../text/fold.server.ts";
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
export type Need = { readonly asked: string; readonly isWhole: boolean; readonly looks: readonly Look[]; readonly text: string };
/** All `needs`, and of each of `unwanted` not all. */
export type Plan = { readonly needs: readonly Need[]; readonly unwanted: readonly (readonly Need[])[]; readonly synonyms: readonly string[] };

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
function phraseNeed(text: string): Need {
  const { tokens, isWhole, look } = sideBySide(text);
  return { asked: quoted(tokens), isWhole, looks: [look], text };
}

function needOf(word: string): Need {
  if (LATIN_BEGINNING.test(word)) {
    const asked = quoted([beginningLetters(word.slice(0, BEGINNING_LETTERS_MAX))]);
    return { asked, isWhole: word.length <= BEGINNING_LETTERS_MAX, looks: [{ by: "beginning", letters: word }], text: word };
  }
  return phraseNeed(word);
}

/** The thesaurus as questions are read with it: each member, folded, with everything it stands for. */
export type Thesaurus = ReadonlyMap<string, readonly string[]>;

export function thesaurusOf(groups: Synonyms): Thesaurus {
  const found = new Map<string, Set<string>>();
  for (const group of groups) {
    const members = group.map(foldForSearch).filter((member) => phrasePairs(member).pairs.length > 0);
    for (const member of members) found.set(member, new Set([...(found.get(member) ?? []), ...members]));
  }
  return new Map([...found].map(([member, others]) => [member, [...others]]));
}

function synonymNeed(member: string, members: readonly string[]): Need {
  const looks = members.map((one) => sideBySide(one).look);
  return { asked: synonymLetters(member), isWhole: members.every((one) => sideBySide(one).isWhole), looks, text: member };
}

/** The longest run of words from `from` that together are a member, and how many words that took. */
function memberAt(words: readonly string[], from: number, thesaurus: Thesaurus): { readonly member: string; readonly count: number } | null {
  for (let count = words.length - from; count > 0; count -= 1) {
    const run = words.slice(from, from + count);
    const member = [run.join(""), run.join(" ")].find((text) => thesaurus.has(text));
    if (member !== undefined) return { member, count };
  }
  return null;
}

function needsOf(term: Term, thesaurus: Thesaurus): Need[] {
  if (term.isPhrase) return [phraseNeed(term.text)];
  const needs: Need[] = [];
  for (let at = 0; at < term.words.length; ) {
    const found = memberAt(term.words, at, thesaurus);
    const word = term.words[at] ?? "";
    needs.push(found ? synonymNeed(found.member, thesaurus.get(found.member) ?? []) : needOf(word));
    at += found?.count ?? 1;
  }
  return needs;
}

function once(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [need.asked, need])).values()];
}

/** Synonyms widen what is wanted, never what a minus keeps out. */
export function planOf(question: Question, thesaurus: Thesaurus): Plan {
  const needs = once(question.wanted.flatMap((term) => needsOf(term, thesaurus)));
  const unwanted = question.unwanted.map((term) => needsOf(term, new Map()));
  const used = needs.filter((need) => need.looks.length > 1);
  return { needs, unwanted, synonyms: [...new Set(used.flatMap((need) => thesaurus.get(need.text) ?? []))] };
}

/** What a minus keeps out, so far as the server can be told: it keeps out what holds any, so several words together cannot be said. */
function keptOut(plan: Plan): string[] {
  return plan.unwanted.flatMap((needs) => (needs.length === 1 && needs[0]?.isWhole ? [`-${needs[0].asked}`] : []));
}

/** The question as the server reads it. What is kept out comes first: the server stops reading after its tenth word. */
export function wholeQuestion(plan: Plan): string {
  const longest = [...plan.needs].sort((one, other) => other.text.length - one.text.length).slice(0, TERMS_READ);
  const kept = plan.needs.filter((need) => longest.includes(need));
  return [...keptOut(plan), ...kept.map((need) => need.asked)].join(" ");
}

/** Whether the server's answer is the answer, or each document has to be looked at. */
export function isWholeQuestion(plan: Plan): boolean {
  return (
    plan.needs.length <= TERMS_READ &&
    plan.needs.every((need) => need.isWhole) &&
    plan.unwanted.every((needs) => needs.length === 1 && needs[0]?.isWhole === true)
  );
}

/** Each word and each finer word of what is wanted as a question of its own, what is kept out with each. */
export function anyWordQuestions(question: Question, plan: Plan): { readonly q: string; readonly text: string }[] {
  const finer = question.wanted.flatMap((term) => (term.isPhrase ? [] : segment(term.text))).map(needOf);
  const out = keptOut(plan);
  return once([...plan.needs, ...finer]).map((need) => ({ q: [...out, need.asked].join(" "), text: need.text }));
}
