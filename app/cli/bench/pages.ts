// Measures the search page against the same page from constant answers and against an empty one, in the same run and turn by turn.
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SingleBar } from "cli-progress";
import { run, say, sourceStamp } from "#app/cli/prepare.mjs";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { judgeAnswer, pageAt, shownPart, signIn, type Visit } from "./check-pages.ts";
import { firstLoadFiles, gzipBytes, readClientManifest } from "./first-load.ts";
import { ask, median, percentile, type Round, type Target } from "./load.ts";
import { growMarket, READER_EMAIL } from "./market.ts";
import { searchMix } from "./mix.ts";
import type { RecordedAnswer } from "./recording.ts";
import { startSite } from "./site-process.ts";

const MARKET_SIZE = 3_000;
const PRODUCT = "build";
const MEASURING = "build/bench";
const ANSWERS = join(MEASURING, "answers.json");
const ROUNDS = 5;
const ROUND_SECONDS = 5;
/** A slow machine compiles as late as a quick one: warmth is counted in pages, not in seconds. */
const WARM_UP_PAGES = 1_500;
const P95 = 95;
const BYTES_PER_KB = 1_000;

type Side = "page" | "constant" | "empty";
export type PageFigures = {
  readonly pageRequestsPerSecond: number;
  readonly constantRequestsPerSecond: number;
  readonly emptyRequestsPerSecond: number;
  readonly ratioToConstant: number;
  readonly ratioToEmpty: number;
  readonly p95Ms: number;
  readonly firstLoadGzipKb: number;
};

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

function buildBothSites(): void {
  run("node", ["app/cli/build.mjs"]);
  const stamp = join(MEASURING, ".stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sourceStamp()) return;
  say("Building the measuring site …");
  run("npx", ["remix", "vite:build", "--config", "app/cli/bench/vite.config.ts", "--logLevel", "warn"], { env: { NODE_ENV: "production" } });
  writeFileSync(stamp, sourceStamp());
}

async function growData(data: string, password: string): Promise<void> {
  const composed = await composeServices(readEnvironment({ DATA_DIR: data }), { log: makeLog("error") });
  const bar = new SingleBar({ stream: process.stderr, format: "Listing outcomes {bar} {value}/{total}", hideCursor: true });
  bar.start(MARKET_SIZE, 0);
  try {
    await growMarket(composed, { size: MARKET_SIZE, password, onProgress: (done) => bar.update(done) });
  } finally {
    bar.stop();
    await composed.close();
  }
}

/** Asks every question once of the product, keeps what its loaders answered, and judges each answer. Returns the session's cookie. */
async function recordAnswers(data: string, password: string): Promise<string> {
  const site = await startSite({ build: PRODUCT, data, record: ANSWERS });
  let cookie: string;
  try {
    cookie = await signIn(site.url, READER_EMAIL, password);
    for (const { path } of searchMix()) await pageAt({ url: site.url, cookie }, path);
  } finally {
    await site.stop();
  }
  const answers = JSON.parse(readFileSync(ANSWERS, "utf8")) as Readonly<Record<string, RecordedAnswer>>;
  for (const asking of searchMix()) judgeAnswer(asking, answers[new URL(asking.path, site.url).search]);
  return cookie;
}

/** The constant page must show, word for word, what the product shows; the clock's own line apart there is no difference to allow. */
async function compareSites(product: Visit, measuring: Visit): Promise<void> {
  for (const { path } of searchMix()) {
    const [shown, repeated] = [shownPart(await pageAt(product, path)), shownPart(await pageAt(measuring, path))];
    if (shown === "" || shown !== repeated) throw new Error(`the constant page differs from the product at ${path}`);
  }
  if (shownPart(await pageAt(measuring, "/empty")) !== "") throw new Error("the empty page is not empty");
}

async function measure(targets: Readonly<Record<Side, Target>>): Promise<Readonly<Record<Side, readonly Round[]>>> {
  const sides: readonly Side[] = ["page", "constant", "empty"];
  const rounds: Record<Side, Round[]> = { page: [], constant: [], empty: [] };
  for (const side of sides) await ask({ amount: WARM_UP_PAGES }, targets[side]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < sides.length; turn += 1) {
      const side = sides[(round + turn) % sides.length] as Side;
      const done = await ask({ duration: ROUND_SECONDS }, targets[side]);
      rounds[side].push(done);
      say(`round ${round + 1}/${ROUNDS} ${side}: ${done.perSecond.toFixed(0)} pages a second, p95 ${percentile(done.latenciesMs, P95).toFixed(0)} ms`);
    }
  }
  return rounds;
}

function figuresOf(rounds: Readonly<Record<Side, readonly Round[]>>, firstLoadBytes: number): PageFigures {
  const rate = (side: Side) => median(rounds[side].map((round) => round.perSecond));
  return {
    pageRequestsPerSecond: rounded(rate("page"), 1),
    constantRequestsPerSecond: rounded(rate("constant"), 1),
    emptyRequestsPerSecond: rounded(rate("empty"), 1),
    ratioToConstant: rounded(rate("page") / rate("constant"), 3),
    ratioToEmpty: rounded(rate("page") / rate("empty"), 3),
    p95Ms: rounded(
      percentile(
        rounds.page.flatMap((round) => round.latenciesMs),
        P95,
      ),
      1,
    ),
    firstLoadGzipKb: rounded(firstLoadBytes / BYTES_PER_KB, 1),
  };
}

/** Serves both sites over the same data and asks them in turn. */
async function measureSites(data: string, cookie: string): Promise<PageFigures> {
  const product = await startSite({ build: PRODUCT, data });
  const measuring = await startSite({ build: MEASURING, data });
  try {
    await compareSites({ url: product.url, cookie }, { url: measuring.url, cookie });
    const paths = searchMix().map((asking) => asking.path);
    const html = await pageAt({ url: product.url, cookie }, paths[0] ?? "");
    const files = firstLoadFiles(html, readClientManifest(PRODUCT), "zh");
    const rounds = await measure({
      page: { url: product.url, paths, cookie, mark: 'id="results"' },
      constant: { url: measuring.url, paths, cookie, mark: 'id="results"' },
      empty: { url: measuring.url, paths: ["/empty"], cookie, mark: "</html>" },
    });
    return figuresOf(rounds, gzipBytes(join(PRODUCT, "client"), files));
  } finally {
    await product.stop();
    await measuring.stop();
  }
}

/** Builds, grows the market in a throw-away directory, measures, and prints the figures as one line of JSON. */
export async function benchPages(): Promise<void> {
  buildBothSites();
  const data = mkdtempSync(join(tmpdir(), "market-bench-"));
  const password = randomUUID();
  try {
    await growData(data, password);
    const cookie = await recordAnswers(data, password);
    process.stdout.write(`${JSON.stringify(await measureSites(data, cookie))}\n`);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
