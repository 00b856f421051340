// Knows how a background of general technical Chinese is counted and written down; must never hold a word of it.
import { z } from "zod";
import { type Background, countFrequencies, type Frequencies, type Rarity } from "./statistics.ts";
import type { TermMap } from "./terms.ts";

/** Words by the number of documents that hold them, separated by blanks. */
const backgroundShape = z.object({ documents: z.number().int().positive(), words: z.record(z.string().regex(/^\d+$/u), z.string()) });
export type WrittenBackground = z.output<typeof backgroundShape>;

/** A word that fewer trades than this use belongs to a trade, not to technical Chinese. */
const TRADES_FOR_GENERAL = 3;

/** The words that several trades share, with the documents that hold each; `trade` names a text's own. */
export function countBackground(texts: readonly { readonly trade: string; readonly terms: TermMap<string> }[]): WrittenBackground {
  const trades = new Map<string, Set<string>>();
  for (const { trade, terms } of texts) for (const term of terms.keys()) trades.set(term, (trades.get(term) ?? new Set()).add(trade));
  const { documents, frequency } = countFrequencies(texts.map((text) => text.terms));
  const words = new Map<number, string[]>();
  for (const [term, count] of frequency) {
    if ((trades.get(term)?.size ?? 0) >= TRADES_FOR_GENERAL) words.set(count, [...(words.get(count) ?? []), term]);
  }
  return { documents, words: Object.fromEntries([...words].map(([count, terms]) => [count, terms.sort().join(" ")])) };
}

function frequenciesOf({ documents, words }: WrittenBackground): Frequencies {
  const pairs = Object.entries(words).flatMap(([count, terms]) => terms.split(" ").map((term) => [term, Number(count)] as const));
  return { documents, frequency: new Map(pairs) };
}

/** Reads the written background; throws when it is not one. */
export function readBackground(written: unknown, rarity: Rarity): Background {
  return { ...frequenciesOf(backgroundShape.parse(written)), rarity };
}
