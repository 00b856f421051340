// Knows how a background of general technical Chinese is counted and written down; must never hold a word of it.
import { z } from "zod";
import type { TextFrequencies } from "./likeness.ts";
import type { Background, Frequencies, Rarity } from "./statistics.ts";
import type { TermMap } from "./terms.ts";
import { featureOf, type TextViews, VIEWS } from "./text-vector.ts";

/** Tokens by the number of documents that hold them, separated by blanks. */
const counted = z.record(z.string().regex(/^\d+$/u), z.string());
const length = z.number().positive();
const backgroundShape = z.object({
  documents: z.number().int().positive(),
  meanLength: z.object({ words: length, pairs: length, singles: length }),
  words: counted,
  pairs: counted,
  singles: counted,
});
export type WrittenBackground = z.output<typeof backgroundShape>;
/** One text of the background: its terms, its views, how long each view's vector is, and the trade it is of. */
export type BackgroundText = {
  readonly trade: string;
  readonly terms: TermMap<string>;
  readonly views: TextViews;
  readonly lengths: TextFrequencies["meanLength"];
};
type Counted = WrittenBackground["words"];

/** A token that fewer trades than this use belongs to a trade, not to technical Chinese. */
const TRADES_FOR_GENERAL = 3;

function countShared(texts: readonly { readonly trade: string; readonly tokens: ReadonlySet<string> }[]): Counted {
  const trades = new Map<string, Set<string>>();
  const frequency = new Map<string, number>();
  for (const { trade, tokens } of texts) {
    for (const token of tokens) {
      trades.set(token, (trades.get(token) ?? new Set()).add(trade));
      frequency.set(token, (frequency.get(token) ?? 0) + 1);
    }
  }
  const shared = new Map<number, string[]>();
  for (const [token, count] of frequency) {
    if ((trades.get(token)?.size ?? 0) >= TRADES_FOR_GENERAL) shared.set(count, [...(shared.get(count) ?? []), token]);
  }
  return Object.fromEntries([...shared].map(([count, tokens]) => [count, tokens.sort().join(" ")]));
}

/** The words, character pairs and characters that several trades share, with the documents that hold each. */
export function countBackground(texts: readonly BackgroundText[]): WrittenBackground {
  const of = (tokensOf: (text: BackgroundText) => Iterable<string>) =>
    countShared(texts.map((text) => ({ trade: text.trade, tokens: new Set(tokensOf(text)) })));
  const mean = (view: keyof TextViews) => Math.round(texts.reduce((sum, text) => sum + text.lengths[view], 0) / Math.max(1, texts.length));
  return {
    documents: texts.length,
    meanLength: { words: mean("words"), pairs: mean("pairs"), singles: mean("singles") },
    words: of((text) => text.terms.keys()),
    pairs: of((text) => text.views.pairs),
    singles: of((text) => text.views.singles),
  };
}

const pairsIn = (counts: Counted) => Object.entries(counts).flatMap(([count, tokens]) => tokens.split(" ").map((token) => [token, Number(count)] as const));

function termFrequencies({ documents, words }: WrittenBackground): Frequencies {
  return { documents, frequency: new Map(pairsIn(words)) };
}

function textFrequencies(written: WrittenBackground): TextFrequencies {
  const features = VIEWS.flatMap((view) => pairsIn(written[view]).map(([token, count]) => [featureOf(view, token), count] as const));
  return { documents: written.documents, frequency: new Map(features), meanLength: written.meanLength };
}

/** Reads the written background; throws when it is not one. */
export function readBackground(written: unknown, rarity: Rarity): Background & { readonly text: TextFrequencies } {
  const read = backgroundShape.parse(written);
  return { ...termFrequencies(read), rarity, text: textFrequencies(read) };
}
