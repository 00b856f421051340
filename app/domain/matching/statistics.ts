// Knows which words of a corpus tell things apart and by how much; must never know what a text says.
import type { TermMap } from "./terms.ts";

/** The words that most documents share explain no match. */
export const COMMONEST_COUNT = 200;
/** From so many documents on, a corpus's own 200 commonest explain nothing, whatever the background holds. */
export const SPEAKS_FOR_ITSELF_FROM = 40;

/** How many of how many documents hold a word. */
export type Frequencies = { readonly documents: number; readonly frequency: ReadonlyMap<string, number> };
/** 0 for a word of everybody's daily speech, 1 for one that only a trade uses. */
export type Rarity = (term: string) => number;
/** What is known of the language before a corpus is large enough to tell. */
export type Background = Frequencies & { readonly rarity: Rarity };

export type TermStatistics = {
  readonly commonest: ReadonlySet<string>;
  /** How much a term tells: 0 for one of the commonest, more the rarer; between two of one chain less, the more of that chain's texts hold it. */
  readonly informationOf: (term: string, chain?: string | null) => number;
  /** Whether a term tells enough to explain a match to a reader; between two of one chain, what all in that chain say does not. */
  readonly explains: (term: string, chain?: string | null) => boolean;
};
/** The frequencies of each chain's own texts. */
export type ChainFrequencies = ReadonlyMap<string, Frequencies>;

/** Counts texts a few at a time, so that whoever counts thousands can give way between. */
export function termCount(): { add(terms: TermMap<string>): void; frequencies(): Frequencies } {
  const frequency = new Map<string, number>();
  let documents = 0;
  return {
    add(terms) {
      documents += 1;
      for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    },
    frequencies: () => ({ documents, frequency }),
  };
}

export function countFrequencies(corpus: Iterable<TermMap<string>>): Frequencies {
  const count = termCount();
  for (const terms of corpus) count.add(terms);
  return count.frequencies();
}

/** Ties fall to the earlier spelling, so that the same corpus gives the same words. */
export function commonestOf({ frequency }: Frequencies): ReadonlySet<string> {
  const ranked = [...frequency].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Set(ranked.slice(0, COMMONEST_COUNT).map(([term]) => term));
}

function added(one: Frequencies, other: Frequencies): Frequencies {
  const frequency = new Map(one.frequency);
  for (const [term, count] of other.frequency) frequency.set(term, (frequency.get(term) ?? 0) + count);
  return { documents: one.documents + other.documents, frequency };
}

/** Words of daily speech tell a third of what their frequency alone would say. */
const LEAST_PART = 0.3;
/** A word explains a match when it tells so much of what a unique one would: 复杂 and 角度 count a little and explain nothing. */
const EXPLAINING_PART = 0.4;

function informationIn({ documents, frequency }: Frequencies, commonest: ReadonlySet<string>, rarity: Rarity): (term: string) => number {
  const known = new Map<string, number>();
  return (term) => {
    const found = known.get(term);
    if (found !== undefined) return found;
    const part = LEAST_PART + (1 - LEAST_PART) * rarity(term);
    const told = commonest.has(term) ? 0 : part * Math.log(1 + documents / (1 + (frequency.get(term) ?? 0)));
    known.set(term, told);
    return told;
  };
}

/** 印染 tells much of a market and nothing of two texts of the printing and dyeing chain. */
const COMMON_IN_CHAIN = 0.25;

/** The part of a chain's texts that hold a term, 0…1; 0 while the chain has too few texts to tell. */
function shareIn(chains: ChainFrequencies, chain: string | null | undefined, term: string): number {
  const own = chain ? chains.get(chain) : undefined;
  return own && own.documents >= SPEAKS_FOR_ITSELF_FROM ? (own.frequency.get(term) ?? 0) / own.documents : 0;
}

/**
 * Statistics of a corpus over a background that counts as so many documents more: the first pair of an empty market is judged by the
 * background, a grown one by itself. Of a corpus that speaks for itself, none of its own 200 commonest words tells anything.
 */
export function termStatistics(own: Frequencies, background: Background, chains: ChainFrequencies = new Map()): TermStatistics {
  const all = added(own, background);
  const speaksForItself = own.documents >= SPEAKS_FOR_ITSELF_FROM;
  const commonest = new Set([...commonestOf(all), ...(speaksForItself ? commonestOf(own) : [])]);
  const inMarket = informationIn(all, commonest, background.rarity);
  const leastExplaining = EXPLAINING_PART * Math.log(1 + all.documents);
  return {
    commonest,
    informationOf: (term, chain) => inMarket(term) * (1 - shareIn(chains, chain, term)),
    explains: (term, chain) => inMarket(term) >= leastExplaining && shareIn(chains, chain, term) < COMMON_IN_CHAIN,
  };
}
