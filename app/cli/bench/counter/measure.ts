// Knows how the desk, registering and the ledger's proof are measured on a small and a large database turn by turn; must never fill one.

import { pageAt, signIn } from "#app/cli/bench/check-pages.ts";
import { ask, percentile } from "#app/cli/bench/load.ts";
import { startSite } from "#app/cli/bench/site-process.ts";
import { say } from "#app/cli/prepare.mjs";
import { type RegisterContract, registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { oversightZh } from "#app/ui/text/zh/oversight.ts";
import type { DatabasePlace } from "#db/open.ts";
import { type City, officialOf } from "#seeds/scenes/scene.ts";
import { ANALYST_EMAIL } from "./desk-city.ts";
import { openPlace } from "./places.ts";

export const SIDES = ["small", "large"] as const;
export type Side = (typeof SIDES)[number];
export type Both<T> = Readonly<Record<Side, T>>;

const BUILD = "build";
/** The desk of today, and of past days: after a month's end, and in the midst of a month, of which each posting is read. */
const DESK_PATHS = {
  today: ["/desk", "/desk?year=2025", "/desk?year=2024"],
  past: ["/desk?year=2026&asOf=2026-04-01", "/desk?year=2025&asOf=2025-06-15"],
} as const;
/** The cut by districts: what the desk shows only where contracts are counted. */
const MARK = oversightZh["oversight.districts.title"];
const WARM_UP_PAGES = 300;
const ROUNDS = 5;
const ROUND_SECONDS = 5;
const P95 = 95;
const WARM_UP_REGISTRATIONS = 50;

/** p95 of the desk's pages as an analyst gets them, in milliseconds. */
export async function measureDesk(places: Both<DatabasePlace>, password: string, which: keyof typeof DESK_PATHS): Promise<Both<number>> {
  const open = async (side: Side) => {
    const { dataDir: data, databaseUrl } = places[side];
    const site = await startSite({ build: BUILD, data, databaseUrl });
    return { site, url: site.url, paths: DESK_PATHS[which], cookie: await signIn(site.url, ANALYST_EMAIL, password), mark: MARK };
  };
  const targets = { small: await open("small"), large: await open("large") };
  const latencies: Record<Side, number[]> = { small: [], large: [] };
  try {
    for (const side of SIDES) {
      if (!(await pageAt(targets[side], "/desk")).includes(MARK)) throw new Error("the desk does not show its districts");
      await ask({ amount: WARM_UP_PAGES }, targets[side]);
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of round % 2 === 0 ? SIDES : [...SIDES].reverse()) {
        const { latenciesMs, perSecond } = await ask({ duration: ROUND_SECONDS }, targets[side]);
        latencies[side].push(...latenciesMs);
        say(
          `desk of ${which === "today" ? "today" : "past days"}, ${side}, round ${round + 1}/${ROUNDS}: ${perSecond.toFixed(0)} pages a second, p95 ${percentile(latenciesMs, P95).toFixed(1)} ms`,
        );
      }
    }
  } finally {
    for (const side of SIDES) await targets[side].site.stop();
  }
  return { small: percentile(latencies.small, P95), large: percentile(latencies.large, P95) };
}

export type Waiting = { readonly city: City; readonly ready: readonly RegisterContract[] };

/** p95 of one registration with its commit, in milliseconds; one on either side in turn. */
export async function measureRegistering(places: Both<DatabasePlace>, waiting: Both<Waiting>): Promise<Both<number>> {
  const databases = { small: await openPlace(places.small), large: await openPlace(places.large) };
  const took: Record<Side, number[]> = { small: [], large: [] };
  const turns = Math.min(waiting.small.ready.length, waiting.large.ready.length);
  try {
    for (let turn = 0; turn < turns; turn += 1) {
      for (const side of turn % 2 === 0 ? SIDES : [...SIDES].reverse()) {
        const { city, ready } = waiting[side];
        const begun = performance.now();
        await databases[side].unitOfWork((tx, now) => registerContract(tx, officialOf(city, "clerk"), ready[turn] as RegisterContract, now));
        if (turn >= WARM_UP_REGISTRATIONS) took[side].push(performance.now() - begun);
      }
    }
  } finally {
    for (const side of SIDES) await databases[side].close();
  }
  return { small: percentile(took.small, P95), large: percentile(took.large, P95) };
}

/** Seconds of the product's own proof; throws where the ledger differs. */
export async function measureCheck(place: DatabasePlace, onProgress: (done: number, total: number) => void): Promise<number> {
  const database = await openPlace(place);
  try {
    const begun = performance.now();
    const differences = await checkLedger(database.reads, database.unitOfWork, onProgress);
    const seconds = (performance.now() - begun) / 1000;
    if (differences.length > 0) throw new Error(`the loaded ledger differs in ${differences.length} sums, first ${JSON.stringify(differences[0])}`);
    return seconds;
  } finally {
    await database.close();
  }
}
