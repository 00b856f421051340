// Knows how the product's own engine is asked in the measurement, as its pages and its matching ask it.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { OUTCOME_FACETS, type SearchEngine } from "#search/engine.ts";
import { documentOf, type Listing, type Market } from "./listings.ts";
import { matcherOf } from "./matching.ts";
import type { Served } from "./served.ts";

const PAGE = 20;
const OFFERED = 8;
const DEMANDS = 100;
const DEMANDS_BEFORE = 10;
const CHANGES = 20;
const RESOLUTION_MS = 1;
const NS_PER_MS = 1e6;
/** A word that no listing holds. */
const NEW_WORD = "zqxjvkw";

/** From the change of one outcome until a question finds it. */
async function visibleMs(engine: SearchEngine, market: Market): Promise<number[]> {
  const took: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const document = documentOf(market, change);
    const word = `${NEW_WORD}${"abcdefghijklmnopqrst"[change]}`;
    const start = performance.now();
    await engine.put([{ ...document, text: { ...document.text, title: `${document.text.title} ${word}` } }]);
    while ((await engine.search({ kind: "outcome", text: word, facets: OUTCOME_FACETS })).total !== 1);
    took.push(performance.now() - start);
  }
  return took;
}

async function match(engine: SearchEngine, market: Market, demands: readonly Listing[]) {
  const matchOne = await matcherOf(engine, market, demands);
  for (let number = 0; number < DEMANDS_BEFORE; number += 1) await matchOne(DEMANDS + number);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const matchMs: number[] = [];
  for (let number = 0; number < DEMANDS; number += 1) {
    const start = performance.now();
    await matchOne(number);
    matchMs.push(performance.now() - start);
  }
  delay.disable();
  // What is recorded is the time between two looks, of which the resolution is the part that was meant.
  return { matchMs, blockMs: Math.max(0, delay.max / NS_PER_MS - RESOLUTION_MS) };
}

/** The market's questions to `engine`, which holds the market and is open for writing too, as in the server. */
export function askedOf(engine: SearchEngine, market: Market, demands: readonly Listing[]): Served {
  return {
    search: (text) => engine.search({ kind: "outcome", text, facets: OUTCOME_FACETS, pageSize: PAGE }),
    suggest: (beginning) => engine.suggest("outcome", beginning, OFFERED),
    match: () => match(engine, market, demands),
    visible: () => visibleMs(engine, market),
    close: () => engine.close(),
  };
}
