// Knows how the same market is searched with MiniSearch, its words cut as ours are; must never be part of the product.
import { SingleBar } from "cli-progress";
import MiniSearch from "minisearch";
import { TEXT_FIELDS } from "#search/engine.ts";
import { indexTokens, segment } from "#search/text/words.server.ts";
import { documentOf, type Market } from "./listings.ts";
import type { Served } from "./served.ts";

const BATCH = 1_000;
const PAGE = 20;
/** As our own fields are weighed. */
const BOOST = { title: 8, problem: 4, gain: 4, body: 1.5, names: 3, marks: 6 };

/** Four characters of 32 for each unit of a term. */
const RADIX = 32;
const UNIT_LENGTH = 4;

/**
 * A term spelled with few letters. MiniSearch seeks the next letter of a term one by one among all that follow, and of Chinese characters
 * thousands do: spelled so, it indexes 4,000 outcomes in a third of the time that the characters themselves take.
 */
function spelled(term: string): string {
  let letters = "";
  for (let at = 0; at < term.length; at += 1) letters += term.charCodeAt(at).toString(RADIX).padStart(UNIT_LENGTH, "0");
  return letters;
}

/** All words, or, where nothing holds them all, any; as our own search box does. */
export async function openMiniSearch(market: Market): Promise<Served> {
  const mini = new MiniSearch({ fields: [...TEXT_FIELDS], tokenize: (text) => indexTokens(text), processTerm: spelled });
  const bar = new SingleBar({ stream: process.stderr, format: "Indexing with MiniSearch {bar} {value}/{total}", hideCursor: true });
  bar.start(market.size, 0);
  for (let from = 0; from < market.size; from += BATCH) {
    const count = Math.min(BATCH, market.size - from);
    mini.addAll(Array.from({ length: count }, (_, step) => documentOf(market, from + step)).map(({ id, text }) => ({ id, ...text })));
    bar.update(from + count);
    await new Promise((resolve) => setImmediate(resolve));
  }
  bar.stop();
  const find = (text: string, combineWith: "AND" | "OR") => mini.search(text, { tokenize: segment, processTerm: spelled, boost: BOOST, combineWith });
  return {
    search: async (text) => {
      const all = find(text, "AND");
      return (all.length > 0 ? all : find(text, "OR")).slice(0, PAGE);
    },
    close: async () => {},
  };
}
