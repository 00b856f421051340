// Measures the search of a large market drawn from real listings, and MiniSearch over the same in the same run; prints one line of JSON.
import { fork } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import type { SearchDocument } from "#search/engine.ts";
import { percentile } from "../load.ts";
import { ENGINES, type EngineName, fileMb, isEngine, missingFor, openEngine, withPlace } from "./index-place.ts";
import { documentOf, type Listings, ListingsError, type Market, marketOf, readListings } from "./listings.ts";
import type { ServedFigures } from "./served.ts";

const DOCS = 100_000;
const P50 = 50;
const P95 = 95;
/** MiniSearch keeps a large market in its heap. */
const HEAP_MB = 12_000;
const SERVING = fileURLToPath(new URL("./serving.ts", import.meta.url));

export type SearchFigures = {
  readonly docs: number;
  readonly indexDocsPerSecond: number;
  /** Null on a search server, as is `memoryMb`: both are the server's own. */
  readonly fileMb: number | null;
  readonly searchP50Ms: number;
  readonly searchP95Ms: number;
  readonly headTermP50Ms: number;
  readonly headTermP95Ms: number;
  readonly typeAheadP95Ms: number;
  readonly matchP50Ms: number;
  readonly matchP95Ms: number;
  readonly visibleMs: number;
  readonly eventLoopBlockMaxMs: number;
  readonly memoryMb: number | null;
  readonly miniSearch: { readonly searchP50Ms: number; readonly searchP95Ms: number; readonly memoryMb: number };
};
type Wish = { readonly from: string; readonly docs: number; readonly engine: EngineName };
type Built = { readonly docsPerSecond: number; readonly fileMb: number | null };

const rounded = (value: number) => Number(value.toFixed(1));
const roundedIfKnown = (value: number | null) => (value === null ? null : rounded(value));

/** Each part's figures as soon as they are known: a large market takes its time. */
function say(what: string, figures: Readonly<Record<string, number | null>>): void {
  process.stderr.write(`${what} ${JSON.stringify(figures)}\n`);
}

const options = { docs: { type: "string", default: String(DOCS) }, from: { type: "string" }, engine: { type: "string", default: "embedded" } } as const;

function readWish(args: readonly string[]): Wish | null {
  const { values } = parseArgs({ args: [...args], options });
  const { from, engine } = values;
  const docs = Number(values.docs);
  return from && Number.isInteger(docs) && docs > 0 && isEngine(engine) ? { from: resolve(from), docs, engine } : null;
}

/** Builds the index; drawing the listings is not counted. */
async function build(name: EngineName, place: string, market: Market): Promise<Built> {
  const bar = new SingleBar({ stream: process.stderr, format: "Indexing outcomes {bar} {value}/{total}", hideCursor: true });
  let drawingMs = 0;
  async function* each(): AsyncGenerator<SearchDocument> {
    for (let number = 0; number < market.size; number += 1) {
      const start = performance.now();
      const document = documentOf(market, number);
      drawingMs += performance.now() - start;
      yield document;
      bar.update(number + 1);
    }
  }
  const engine = openEngine(name, place);
  bar.start(market.size, 0);
  const start = performance.now();
  try {
    await engine.rebuild(each());
  } finally {
    bar.stop();
  }
  const tookMs = performance.now() - start - drawingMs;
  await engine.setCursor(0);
  await engine.close();
  return { docsPerSecond: (market.size * 1000) / tookMs, fileMb: fileMb(name, place) };
}

/** Asks one engine in a process of its own, so that its memory is its own. */
async function serve(engine: EngineName | "mini", place: string, wish: Wish): Promise<ServedFigures> {
  process.stderr.write(engine === "mini" ? "Indexing with MiniSearch and asking it …\n" : "Asking our own index …\n");
  const args = ["--engine", engine, "--place", place, "--from", wish.from, "--docs", String(wish.docs)];
  const child = fork(SERVING, args, { execArgv: ["--import", "tsx", "--expose-gc", `--max-old-space-size=${HEAP_MB}`] });
  return new Promise((done, fail) => {
    child.once("message", (figures) => done(figures as ServedFigures));
    child.once("exit", (code) => fail(new Error(`the ${engine} process ended with ${code} before it answered`)));
  });
}

function figuresOf({ docs, engine }: Wish, built: Built, own: ServedFigures, mini: ServedFigures): SearchFigures {
  return {
    docs,
    indexDocsPerSecond: rounded(built.docsPerSecond),
    fileMb: roundedIfKnown(built.fileMb),
    searchP50Ms: rounded(percentile(own.searchMs, P50)),
    searchP95Ms: rounded(percentile(own.searchMs, P95)),
    headTermP50Ms: rounded(percentile(own.headMs, P50)),
    headTermP95Ms: rounded(percentile(own.headMs, P95)),
    typeAheadP95Ms: rounded(percentile(own.beginningMs, P95)),
    matchP50Ms: rounded(percentile(own.matchMs, P50)),
    matchP95Ms: rounded(percentile(own.matchMs, P95)),
    visibleMs: rounded(Math.max(...own.visibleMs)),
    eventLoopBlockMaxMs: rounded(own.blockMs),
    memoryMb: engine === "embedded" ? rounded(own.memoryMb) : null,
    miniSearch: {
      searchP50Ms: rounded(percentile(mini.searchMs, P50)),
      searchP95Ms: rounded(percentile(mini.searchMs, P95)),
      memoryMb: rounded(mini.memoryMb),
    },
  };
}

const USAGE = `npm run bench -- search --docs N --from DIR [--engine NAME], where DIR holds real listings and NAME is one of ${ENGINES.join(", ")}`;

/** The listings, or what keeps the measurement from beginning. */
async function listingsFor(wish: Wish | null): Promise<Listings | string> {
  if (!wish) return USAGE;
  try {
    return missingFor(wish.engine) ?? (await readListings(wish.from));
  } catch (error) {
    if (error instanceof ListingsError) return error.message;
    throw error;
  }
}

/** `--docs N --from DIR [--engine meilisearch]`; the index is gone afterwards, and a server's other indexes are left alone. */
export async function benchSearch(args: readonly string[]): Promise<void> {
  const wish = readWish(args);
  const listings = await listingsFor(wish);
  if (!wish || typeof listings === "string") {
    process.stderr.write(`${listings}\n`);
    process.exitCode = 2;
    return;
  }
  await withPlace(wish.engine, async (place) => {
    const built = await build(wish.engine, place, marketOf(listings, wish.docs));
    say("index", { docsPerSecond: rounded(built.docsPerSecond), fileMb: roundedIfKnown(built.fileMb) });
    const own = await serve(wish.engine, place, wish);
    say("own index", {
      searchP95Ms: rounded(percentile(own.searchMs, P95)),
      matchP95Ms: rounded(percentile(own.matchMs, P95)),
      memoryMb: rounded(own.memoryMb),
    });
    const mini = await serve("mini", place, wish);
    process.stdout.write(`${JSON.stringify(figuresOf(wish, built, own, mini))}\n`);
  });
}
