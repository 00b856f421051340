// A process of its own that answers the measurement's questions from one engine and says how long each took and how much memory it added.
import { parseArgs } from "node:util";
import { segment } from "#search/text/words.server.ts";
import { askedOf } from "./asked.ts";
import { isEngine, openEngine } from "./index-place.ts";
import { marketOf, readListings } from "./listings.ts";
import { openMiniSearch } from "./mini-search.ts";
import { questionsOf } from "./questions.ts";
import type { ServedFigures } from "./served.ts";

const BYTES_PER_MB = 1_000_000;
const HEAD_ROUNDS = 5;
/** So many questions are asked before any is timed, of both alike. */
const ASKED_BEFORE = 100;

/** Garbage is taken away first, so that only what is kept is counted. */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / BYTES_PER_MB;
}

async function timed(asks: readonly string[], ask: (text: string) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (const text of asks) {
    const start = performance.now();
    await ask(text);
    took.push(performance.now() - start);
  }
  return took;
}

const { values } = parseArgs({ options: { engine: { type: "string" }, place: { type: "string" }, from: { type: "string" }, docs: { type: "string" } } });
const listings = await readListings(values.from ?? "");
const market = marketOf(listings, Number(values.docs));
const { search, head, beginnings } = questionsOf(listings.demands);
// Both engines cut words with the same dictionary: it is not what is compared.
segment("词典");
const before = memory();
const { engine = "", place = "" } = values;
const served = isEngine(engine) ? askedOf(openEngine(engine, place), market, listings.demands) : await openMiniSearch(market);
await timed(search.slice(0, ASKED_BEFORE), served.search);
await timed(head, served.search);
const searchMs = await timed(search, served.search);
const headMs = await timed(Array.from({ length: HEAD_ROUNDS }, () => head).flat(), served.search);
const { suggest } = served;
if (suggest) await timed(beginnings, suggest);
const beginningMs = suggest ? await timed(beginnings, suggest) : [];
const memoryMb = memory() - before;
const { matchMs, blockMs } = (await served.match?.()) ?? { matchMs: [], blockMs: 0 };
const visibleMs = (await served.visible?.()) ?? [];
await served.close();
process.send?.({ searchMs, headMs, beginningMs, matchMs, visibleMs, blockMs, memoryMb } satisfies ServedFigures);
process.disconnect();
