// Knows which question was probably meant by one that finds nothing; must never offer one that finds no more.
import type { DocumentKind, Offer } from "../engine.ts";
import { type Question, readQuestion, type Term } from "../query/question.server.ts";
import type { Thesaurus } from "../query/synonyms.server.ts";
import { soundOf } from "../text/sounds.server.ts";
import { cutWords, isWord, pairsOf, soundingWords } from "../text/words.server.ts";
import { bestRows, NO_HITS, without } from "./hits.ts";
import type { Index } from "./index.server.ts";
import type { Tools } from "./tools.ts";

const LATIN = /^[a-z]{4,}$/u;
const HAN = /^\p{Script=Han}+$/u;
const VOCABULARY_MAX = 50_000;
/** Longer words may hold a second slip. */
const LONG_WORD = 7;
const SPANS = [4, 3, 2] as const;
const SPANS_TRIED_MAX = 40;
const LOOKED_AT = 12;
const FEW_ENDINGS = 60;
/** A slip is found in what people type, not in sentences that they paste. */
const TYPED_MAX = 24;
const READINGS_MAX = 8;
/** Where fewer documents answer, a likelier spelling is looked for. */
const LITTLE = 3;

/** Slips between two words: a letter more, less, other, or two changed about; more than `most` is only known to be more. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let a = 1; a <= one.length; a += 1) {
    const next = [a];
    for (let b = 1; b <= other.length; b += 1) {
      const isSame = one[a - 1] === other[b - 1];
      let least = Math.min((row[b] ?? 0) + 1, (next[b - 1] ?? 0) + 1, (row[b - 1] ?? 0) + (isSame ? 0 : 1));
      if (a > 1 && b > 1 && one[a - 1] === other[b - 2] && one[a - 2] === other[b - 1]) least = Math.min(least, (before[b - 2] ?? 0) + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length] ?? most + 1;
}

/** The word of the index with the fewest slips, of these the most frequent. */
function latinMeant(index: Index, kind: DocumentKind, word: string): string | null {
  const most = word.length >= LONG_WORD ? 2 : 1;
  const ranked = index
    .termsBetween(kind, "a", "{", VOCABULARY_MAX)
    .filter(([term]) => /^[a-z]+$/u.test(term) && Math.abs(term.length - word.length) <= most)
    .map(([term, held]) => ({ term, held, slips: slipsBetween(word, term, most) }))
    .filter(({ slips }) => slips > 0 && slips <= most);
  return ranked.sort((a, b) => a.slips - b.slips || b.held - a.held)[0]?.term ?? null;
}

/** A word of a title that sounds as `span` is written. */
function soundingMeant({ index, docs }: Tools, kind: DocumentKind, span: string): string | null {
  const sound = soundOf(span);
  const { rows, scores } = index.holding(kind, sound);
  const titles = docs(bestRows(rows, Float64Array.from(scores), 0, LOOKED_AT)).map((doc) => (JSON.parse(doc.stored) as { title: string }).title);
  return titles.flatMap(soundingWords).find((word) => word !== span && word.length === span.length && soundOf(word) === sound) ?? null;
}

/** A word of the index that differs in one character behind the first. */
function alikeMeant(index: Index, kind: DocumentKind, span: string): string | null {
  const first = span.slice(0, 1);
  const alike = index
    .termsBetween(kind, first, `${first}\u{10FFFF}`, VOCABULARY_MAX)
    .filter(([term]) => term.length === span.length && [...term].filter((character, at) => character !== span[at]).length === 1)
    // Pairs stand in the index as well, and most are no words.
    .filter(([term]) => isWord(term))
    .sort((a, b) => b[1] - a[1]);
  const [best] = alike;
  return best && alike.length <= FEW_ENDINGS ? best[0] : null;
}

/** Stretches of Chinese that hold a pair which no document has: there the slip is. */
function strangeSpans(index: Index, kind: DocumentKind, text: string): string[] {
  const pairs = new Set(pairsOf(text).filter((pair) => index.held(kind, pair) === 0));
  if (pairs.size === 0) return [];
  const isStrange = (pair: string) => pairs.has(pair);
  const spans = SPANS.flatMap((length) => Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length)));
  const strange = spans.filter((span) => HAN.test(span) && [...span].some((_, at) => at > 0 && isStrange(span.slice(at - 1, at + 1))));
  return strange.slice(0, SPANS_TRIED_MAX);
}

type Slip = { readonly span: string; readonly meant: string };

/** All slips that do not overlap put right at once, then each alone. */
function* putRight(text: string, slips: readonly Slip[]): Generator<string> {
  const together = slips.reduce((right, { span, meant }) => right.replace(span, meant), text);
  if (slips.length > 1) yield together;
  for (const { span, meant } of slips) yield text.replace(span, meant);
}

/** The term as it was probably meant, the likeliest reading first. */
function* readingsOf(tools: Tools, kind: DocumentKind, { text }: Term): Generator<string> {
  const { index } = tools;
  const unknown = cutWords(text).filter((word) => LATIN.test(word) && index.held(kind, word) === 0);
  yield* putRight(
    text,
    slipsBy(unknown, (word) => latinMeant(index, kind, word)),
  );
  const strange = strangeSpans(index, kind, text);
  yield* putRight(
    text,
    slipsBy(strange, (span) => soundingMeant(tools, kind, span)),
  );
  yield* putRight(
    text,
    slipsBy(strange, (span) => alikeMeant(index, kind, span)),
  );
}

function slipsBy(spans: readonly string[], meantBy: (span: string) => string | null): Slip[] {
  return spans.flatMap((span) => {
    const meant = meantBy(span);
    return meant ? [{ span, meant }] : [];
  });
}

/** Whether a short term is nowhere as it was typed, though pieces of it may have been found. */
function isNowhere(index: Index, kind: DocumentKind, { text }: Term): boolean {
  return HAN.test(text) && text.length <= SPANS[0] && strangeSpans(index, kind, text).length > 0;
}

/** `found` documents answered, all words in each or `isRelaxed`. */
export type Known = { readonly thesaurus: Thesaurus; readonly found: number; readonly isRelaxed: boolean };

/** The question with one term read anew, where little was found and that finds more; the first such reading. */
export function spellingOf(tools: Tools, kind: DocumentKind, question: Question, { thesaurus, found, isRelaxed }: Known): Offer | null {
  const holding = isRelaxed || question.wanted.some((term) => isNowhere(tools.index, kind, term)) ? 0 : found;
  if (question.wanted.length === 0 || holding >= LITTLE) return null;
  const written = (term: Term, isUnwanted: boolean) => `${isUnwanted ? "-" : ""}${term.isPhrase ? `"${term.text}"` : term.text}`;
  let tried = 0;
  if (question.wanted.reduce((sum, term) => sum + term.text.length, 0) > TYPED_MAX) return null;
  const unwanted = question.unwanted.length ? tools.finder.any(kind, question.unwanted) : NO_HITS;
  for (const term of question.wanted) {
    for (const reading of readingsOf(tools, kind, term)) {
      const wanted = question.wanted.map((one) => written(one === term ? { ...term, text: reading } : one, false));
      const text = [...wanted, ...question.unwanted.map((one) => written(one, true))].join(" ");
      const { rows } = without(tools.finder.all(kind, readQuestion(text), thesaurus), unwanted);
      if (rows.length > holding) return { text, count: rows.length };
      tried += 1;
      if (tried >= READINGS_MAX) return null;
    }
  }
  return null;
}
