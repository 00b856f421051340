// Measures the search of a large market drawn from real listings, and MiniSearch over the same in the same run; prints one line of JSON.
import { fork } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import type { SearchDocument } from "#search/engine.ts";
import { percentile } from "../load.ts";
import { documentOf, type Listings, ListingsError, type Market, marketOf, readListings } from "./listings.ts";
import type { ServedFigures } from "./served.ts";

const DOCS = 100_000;
const BYTES_PER_MB = 1_000_000;
const P50 = 50;
const P95 = 95;
/** MiniSearch keeps a large market in its heap. */
const HEAP_MB = 12_000;
const SERVING = fileURLToPath(new URL("./serving.ts", import.meta.url));

export type SearchFigures = {
  readonly docs: number;
  readonly indexDocsPerSecond: number;
  readonly fileMb: number;
  readonly searchP50Ms: number;
  readonly searchP95Ms: number;
  readonly headTermP50Ms: number;
  readonly headTermP95Ms: number;
  readonly typeAheadP95Ms: number;
  readonly matchP50Ms: number;
  readonly matchP95Ms: number;
  readonly visibleMs: number;
  readonly eventLoopBlockMaxMs: number;
  readonly memoryMb: number;
  readonly miniSearch: { readonly searchP50Ms: number; readonly searchP95Ms: number; readonly memoryMb: number };
};
type Wish = { readonly from: string; readonly docs: number };
type Built = { readonly docsPerSecond: number; readonly fileMb: number };

const rounded = (value: number) => Number(value.toFixed(1));

/** Each part's figures as soon as they are known: a large market takes its time. */
function say(what: string, figures: Readonly<Record<string, number>>): void {
  process.stderr.write(`${what} ${JSON.stringify(figures)}\n`);
}

function readWish(args: readonly string[]): Wish | null {
  const { values } = parseArgs({ args: [...args], options: { docs: { type: "string", default: String(DOCS) }, from: { type: "string" } } });
  const docs = Number(values.docs);
  return values.from && Number.isInteger(docs) && docs > 0 ? { from: resolve(values.from), docs } : null;
}

/** Builds the index; drawing the listings is not counted. */
async function build(file: string, market: Market): Promise<Built> {
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
  const engine = openEmbeddedEngine(file);
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
  return { docsPerSecond: (market.size * 1000) / tookMs, fileMb: statSync(file).size / BYTES_PER_MB };
}

/** Asks one engine in a process of its own, so that its memory is its own. */
async function serve(engine: "own" | "mini", file: string, wish: Wish): Promise<ServedFigures> {
  process.stderr.write(engine === "own" ? "Asking our own index …\n" : "Indexing with MiniSearch and asking it …\n");
  const args = ["--engine", engine, "--file", file, "--from", wish.from, "--docs", String(wish.docs)];
  const child = fork(SERVING, args, { execArgv: ["--import", "tsx", "--expose-gc", `--max-old-space-size=${HEAP_MB}`] });
  return new Promise((done, fail) => {
    child.once("message", (figures) => done(figures as ServedFigures));
    child.once("exit", (code) => fail(new Error(`the ${engine} process ended with ${code} before it answered`)));
  });
}

function figuresOf(docs: number, built: Built, own: ServedFigures, mini: ServedFigures): SearchFigures {
  return {
    docs,
    indexDocsPerSecond: rounded(built.docsPerSecond),
    fileMb: rounded(built.fileMb),
    searchP50Ms: rounded(percentile(own.searchMs, P50)),
    searchP95Ms: rounded(percentile(own.searchMs, P95)),
    headTermP50Ms: rounded(percentile(own.headMs, P50)),
    headTermP95Ms: rounded(percentile(own.headMs, P95)),
    typeAheadP95Ms: rounded(percentile(own.beginningMs, P95)),
    matchP50Ms: rounded(percentile(own.matchMs, P50)),
    matchP95Ms: rounded(percentile(own.matchMs, P95)),
    visibleMs: rounded(Math.max(...own.visibleMs)),
    eventLoopBlockMaxMs: rounded(own.blockMs),
    memoryMb: rounded(own.memoryMb),
    miniSearch: {
      searchP50Ms: rounded(percentile(mini.searchMs, P50)),
      searchP95Ms: rounded(percentile(mini.searchMs, P95)),
      memoryMb: rounded(mini.memoryMb),
    },
  };
}

async function readOrSay(from: string): Promise<Listings | null> {
  try {
    return await readListings(from);
  } catch (error) {
    if (!(error instanceof ListingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

/** `--docs N --from DIR`; the index and all else is in a throw-away directory. */
export async function benchSearch(args: readonly string[]): Promise<void> {
  const wish = readWish(args);
  if (!wish) process.stderr.write("npm run bench -- search --docs N --from DIR, where DIR holds real listings\n");
  const listings = wish && (await readOrSay(wish.from));
  if (!wish || !listings) {
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "market-bench-search-"));
  const file = join(folder, "search.sqlite");
  try {
    const built = await build(file, marketOf(listings, wish.docs));
    say("index", { docsPerSecond: rounded(built.docsPerSecond), fileMb: rounded(built.fileMb) });
    const own = await serve("own", file, wish);
    say("own index", {
      searchP95Ms: rounded(percentile(own.searchMs, P95)),
      matchP95Ms: rounded(percentile(own.matchMs, P95)),
      memoryMb: rounded(own.memoryMb),
    });
    const mini = await serve("mini", file, wish);
    process.stdout.write(`${JSON.stringify(figuresOf(wish.docs, built, own, mini))}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
