// Knows which documents answer a question and how well; must never know what of them is shown.
import type { DocumentKind } from "../engine.ts";
import type { Question, Term } from "../query/question.server.ts";
import { type Need, needsOf, type Thesaurus } from "../query/synonyms.server.ts";
import { pairsOf, phrasePairs, segment } from "../text/words.server.ts";
import { both, either, filtered, type Hits, NO_HITS, raisedBy, without } from "./hits.ts";
import type { Index } from "./index.server.ts";
import { lineOf } from "./terms.server.ts";

const HAN_ALONE = /^\p{Script=Han}$/u;
const HAN = /^\p{Script=Han}+$/u;
/** Letters that may be the beginning of a word, or of how a Chinese word sounds. */
const BEGINNING = /^[a-z]{3,}$/u;
/** A word that so many of the documents hold finds everything and so nothing, where others are asked for as well. */
const COMMON_PART = 0.25;
const FEW = 20;
/** When any word will do, what answers so much worse than the best does not answer. */
const RELAXED_PART = 0.1;
/** A word that means the same weighs a little less than the one that was typed. */
const OTHER_BOOST = 0.8;
/** Words of a long question that stand side by side as typed. */
const BRIDGE_BOOST = 0.5;

export type Found = { readonly hits: Hits; readonly isRelaxed: boolean };
export type Finder = {
  /** Documents that hold all terms, or, where there are none, the best of those that hold any. */
  find(kind: DocumentKind, question: Question, thesaurus: Thesaurus): Found;
  /** Documents that hold all wanted terms. */
  all(kind: DocumentKind, question: Question, thesaurus: Thesaurus): Hits;
  /** Documents that hold any of the terms. */
  any(kind: DocumentKind, terms: readonly Term[]): Hits;
};
type Scope = { readonly index: Index; readonly kind: DocumentKind; readonly linesOf: (row: number) => string | undefined };

/** What all of them hold; the next is asked for only while something is left. */
function every(asks: readonly (() => Hits)[]): Hits {
  let found: Hits | null = null;
  for (const ask of asks) {
    found = found ? both(found, ask()) : ask();
    if (found.rows.length === 0) return NO_HITS;
  }
  return found ?? NO_HITS;
}

/** The rarest first, so that the common ones are seldom asked for. */
function rarestFirst({ index, kind }: Scope, words: readonly string[]): string[] {
  const held = new Map(words.map((word) => [word, index.held(kind, word)]));
  return [...words].sort((a, b) => (held.get(a) ?? 0) - (held.get(b) ?? 0));
}

/** A Chinese word of three and more characters by its pairs: the text may be cut otherwise than the question. */
function wordHits(scope: Scope, word: string, boost = 1): Hits {
  const { index, kind } = scope;
  if (HAN_ALONE.test(word) || BEGINNING.test(word)) return index.beginning(kind, word, boost);
  if (!HAN.test(word) || Array.from(word).length === 2) return index.holding(kind, word, boost);
  const beside = every(rarestFirst(scope, pairsOf(word)).map((pair) => () => index.holding(kind, pair, boost)));
  return beside.rows.length ? raisedBy(beside, index.holding(kind, word, boost)) : NO_HITS;
}

/** Whether the phrase stands in a line, not inside a longer Latin word or number. */
function standsIn(lines: string, phrase: string): boolean {
  const startsOpen = HAN.test(phrase.slice(0, 1));
  const endsOpen = HAN.test(phrase.slice(-1));
  for (let at = lines.indexOf(phrase); at >= 0; at = lines.indexOf(phrase, at + 1)) {
    const isStart = startsOpen || at === 0 || /\s/u.test(lines[at - 1] ?? "");
    if (isStart && (endsOpen || /^(?:\s|$)/u.test(lines.slice(at + phrase.length, at + phrase.length + 1)))) return true;
  }
  return false;
}

/** Documents where the text stands as it is: those with all its pairs, looked at one by one where that does not tell. */
function phraseHits(scope: Scope, text: string, boost = 1): Hits {
  const { index, kind, linesOf } = scope;
  const { pairs, isOpen } = phrasePairs(text);
  if (isOpen && pairs.length === 1) return wordHits(scope, pairs[0] ?? "", boost);
  const last = isOpen ? pairs.at(-1) : undefined;
  const whole = rarestFirst(scope, last === undefined ? pairs : pairs.slice(0, -1)).map((pair) => () => index.holding(kind, pair, boost));
  const found = every(last === undefined ? whole : [...whole, () => index.beginning(kind, last, boost)]);
  if (pairs.length < 2) return found;
  const line = lineOf(text);
  return filtered(found, (row) => standsIn(linesOf(row) ?? "", line));
}

function needHits(scope: Scope, { words, others }: Need): Hits {
  const own = every(words.map((word) => () => wordHits(scope, word)));
  return others.length ? either([own, ...others.map((other) => phraseHits(scope, other.text, OTHER_BOOST))]) : own;
}

/** Pairs over the joints of a term's words: where they stand, the words stand as they were typed. */
function bridgesOf(term: Term): string[] {
  return term.words.length > 1 ? pairsOf(term.text).filter((pair) => HAN.test(pair) && !term.words.some((word) => word.includes(pair))) : [];
}

function allHits(scope: Scope, question: Question, thesaurus: Thesaurus): Hits {
  const phrases = question.wanted.filter((term) => term.isPhrase).map((term) => () => phraseHits(scope, term.text));
  const found = every([...phrases, ...needsOf(question, thesaurus).map((need) => () => needHits(scope, need))]);
  if (found.rows.length === 0) return found;
  const bridges = question.wanted.filter((term) => !term.isPhrase).flatMap(bridgesOf);
  return bridges.reduce((hits, pair) => raisedBy(hits, scope.index.holding(scope.kind, pair, BRIDGE_BOOST)), found);
}

/** The words that tell documents apart; all of them where none does. */
function tellingOf({ index, kind }: Scope, words: readonly string[]): readonly string[] {
  const most = Math.max(FEW, index.shelf(kind).count * COMMON_PART);
  const telling = words.filter((word) => {
    const held = index.held(kind, word);
    return (held > 0 && held <= most) || BEGINNING.test(word);
  });
  return telling.length ? telling : words;
}

/** A word among others of which any will do: its pairs are asked for by themselves. */
function looseHits(scope: Scope, word: string): Hits {
  return HAN.test(word) && !HAN_ALONE.test(word) ? scope.index.holding(scope.kind, word) : wordHits(scope, word);
}

/** Documents that hold any word of any term, cut as fine as the index; the best of them. */
function relaxedHits(scope: Scope, question: Question, thesaurus: Thesaurus): Hits {
  const plain = question.wanted.filter((term) => !term.isPhrase);
  const words = [...new Set(plain.flatMap((term) => [...term.words, ...segment(term.text), ...pairsOf(term.text)]))];
  const others = needsOf(question, thesaurus).flatMap((need) => need.others);
  const phrases = [...question.wanted.filter((term) => term.isPhrase), ...others];
  const found = either([...tellingOf(scope, words).map((word) => looseHits(scope, word)), ...phrases.map((term) => phraseHits(scope, term.text))]);
  const best = found.scores.reduce((most, score) => Math.max(most, score), 0);
  return filtered(found, (_row, score) => score >= RELAXED_PART * best);
}

/** `linesOf` gives what `linesOf` of the document was. */
export function finderOf(index: Index, linesOf: (row: number) => string | undefined): Finder {
  const scopeOf = (kind: DocumentKind): Scope => ({ index, kind, linesOf });
  const any: Finder["any"] = (kind, terms) => {
    const scope = scopeOf(kind);
    return either(terms.map((term) => (term.isPhrase ? phraseHits(scope, term.text) : every(term.words.map((word) => () => wordHits(scope, word))))));
  };
  return {
    any,
    all: (kind, question, thesaurus) => allHits(scopeOf(kind), question, thesaurus),
    find: (kind, question, thesaurus) => {
      const scope = scopeOf(kind);
      const unwanted = question.unwanted.length ? any(kind, question.unwanted) : NO_HITS;
      const all = without(allHits(scope, question, thesaurus), unwanted);
      if (all.rows.length || question.wanted.every((term) => term.isPhrase)) return { hits: all, isRelaxed: false };
      const hits = without(relaxedHits(scope, question, thesaurus), unwanted);
      return { hits, isRelaxed: hits.rows.length > 0 };
    },
  };
}
