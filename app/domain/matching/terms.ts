// Knows which words of a corpus tell things apart; must never know how a text is cut into words.
import type { ChallengeContent } from "#app/domain/challenges/content.ts";
import type { OutcomeContent } from "#app/domain/outcomes/content.ts";

/** Cuts a text into folded words, in order; handed in because the dictionary lives with search. */
export type Segment = (text: string) => readonly string[];

export const OUTCOME_TEXT_FIELDS = ["title", "problem", "gain", "summary", "needs"] as const;
export type OutcomeTextField = (typeof OUTCOME_TEXT_FIELDS)[number];
export const CHALLENGE_TEXT_FIELDS = ["title", "symptom", "indicators", "constraint"] as const;
export type ChallengeTextField = (typeof CHALLENGE_TEXT_FIELDS)[number];

/** A term's weight in one text and the heaviest field that holds it. */
export type TermUse<F extends string> = { readonly weight: number; readonly field: F };
export type TermMap<F extends string> = ReadonlyMap<string, TermUse<F>>;

const OUTCOME_WEIGHTS: Readonly<Record<OutcomeTextField, number>> = { title: 3, problem: 2, gain: 1.5, summary: 1.5, needs: 0.5 };
const CHALLENGE_WEIGHTS: Readonly<Record<ChallengeTextField, number>> = { title: 3, symptom: 2, indicators: 1, constraint: 0.5 };
/** A word that says nothing of the trade: single characters and bare numbers. */
const EMPTY_WORD = /^(?:.|[\d.,]+)$/u;

function weigh<F extends string>(texts: Readonly<Record<F, string>>, weights: Readonly<Record<F, number>>, segment: Segment): TermMap<F> {
  const uses = new Map<string, TermUse<F>>();
  const fields = (Object.keys(weights) as F[]).sort((a, b) => weights[b] - weights[a]);
  for (const field of fields) {
    for (const term of new Set(segment(texts[field]))) {
      if (EMPTY_WORD.test(term)) continue;
      const known = uses.get(term);
      uses.set(term, { weight: (known?.weight ?? 0) + weights[field], field: known?.field ?? field });
    }
  }
  return uses;
}

/** The public words of an outcome; the confidential note is never cut. */
export function outcomeTerms(content: OutcomeContent, segment: Segment): TermMap<OutcomeTextField> {
  const { title, problem, summary, needs, gain } = content;
  return weigh({ title, problem, summary, needs, gain: `${gain.text} ${gain.metric}` }, OUTCOME_WEIGHTS, segment);
}

/** The public words of a challenge; the confidential annex is never cut. */
export function challengeTerms(content: ChallengeContent, segment: Segment): TermMap<ChallengeTextField> {
  const { title, symptom, constraint, indicators } = content;
  return weigh({ title, symptom, constraint, indicators: indicators.map((one) => one.name).join(" ") }, CHALLENGE_WEIGHTS, segment);
}

/** The words that most documents share explain no match. */
export const COMMONEST_COUNT = 200;

export type TermStatistics = { readonly documents: number; readonly frequency: ReadonlyMap<string, number>; readonly commonest: ReadonlySet<string> };

/** Document frequencies of a corpus; ties among the commonest fall to the earlier spelling, so that the same corpus gives the same set. */
export function termStatistics(corpus: Iterable<TermMap<string>>): TermStatistics {
  const frequency = new Map<string, number>();
  let documents = 0;
  for (const terms of corpus) {
    documents += 1;
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const ranked = [...frequency].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { documents, frequency, commonest: new Set(ranked.slice(0, COMMONEST_COUNT).map(([term]) => term)) };
}

/** How much a term tells: 0 for one of the commonest, more the rarer. */
export function informationOf(term: string, statistics: TermStatistics): number {
  if (statistics.commonest.has(term)) return 0;
  return Math.log(1 + statistics.documents / (1 + (statistics.frequency.get(term) ?? 0)));
}
