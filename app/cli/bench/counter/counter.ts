// Measures the counter at a million contracts against a thousand in the same run, on both databases: the desk, registering, the proof, an import.
import { randomUUID } from "node:crypto";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { run, say } from "#app/cli/prepare.mjs";
import type { DialectName } from "#db/dialects/columns.ts";
import type { DatabasePlace } from "#db/open.ts";
import { fileReady, institutesOf, openDeskCity } from "./desk-city.ts";
import { loadContracts } from "./load-contracts.ts";
import { type Both, measureCheck, measureDesk, measureRegistering, type Waiting } from "./measure.ts";
import { measureImport } from "./measure-import.ts";
import { clock, fillPlace, type Ground, openGround } from "./places.ts";

const SMALL = 1_000;
const REGISTRATIONS = 450;

export type CounterFigures = {
  readonly dialect: DialectName;
  readonly pageP95Ratio: number;
  readonly registerP95Ratio: number;
  readonly checkSeconds: number;
  readonly importRowsPerSecond: number;
  readonly importPeakMb: number;
};
type Wish = { readonly contracts: number; readonly importRows: number; readonly dialects: readonly DialectName[] };

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

function readWish(args: readonly string[]): Wish {
  const options = {
    contracts: { type: "string", default: "1000000" },
    dialect: { type: "string", default: "both" },
    "import-rows": { type: "string", default: "100000" },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const count = (name: "contracts" | "import-rows") => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number above nought`);
    return value;
  };
  const dialects = (["sqlite", "postgres"] as const).filter((dialect) => values.dialect === "both" || values.dialect === dialect);
  if (dialects.length === 0) throw new Error("--dialect must be sqlite, postgres or both");
  return { contracts: count("contracts"), importRows: count("import-rows"), dialects };
}

function openBar(name: string, total: number): SingleBar {
  const bar = new SingleBar({ stream: process.stderr, format: `${name} {bar} {value}/{total}`, hideCursor: true });
  bar.start(total, 0);
  return bar;
}

/** A city with `count` contracts registered and some that wait for it. */
async function grow(place: DatabasePlace, count: number, password: string): Promise<Waiting> {
  let waiting: Waiting | undefined;
  await fillPlace(place, async (unitOfWork) => {
    const city = await openDeskCity(unitOfWork, clock(), password);
    const bar = openBar(`Loading ${count} contracts`, count);
    await loadContracts(unitOfWork, { count, instituteIds: institutesOf(city), onProgress: (done) => bar.update(done) });
    bar.stop();
    waiting = { city, ready: await fileReady(unitOfWork, city, REGISTRATIONS) };
  });
  return waiting as Waiting;
}

function sayBoth(what: string, p95: Both<number>): void {
  say(`${what}: p95 ${p95.small.toFixed(1)} ms at ${SMALL}, ${p95.large.toFixed(1)} ms at the large size`);
}

async function proved(place: DatabasePlace): Promise<number> {
  const bar = openBar("Recounting event", 1);
  try {
    return await measureCheck(place, (done, total) => {
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

async function measureOn(ground: Ground, { contracts, importRows }: Wish): Promise<CounterFigures> {
  const password = randomUUID();
  const places = { small: ground.newPlace("small"), large: ground.newPlace("large") };
  const waiting = { small: await grow(places.small, SMALL, password), large: await grow(places.large, contracts, password) };
  const checkSeconds = await proved(places.large);
  say(`ledger:check: ${checkSeconds.toFixed(1)} s over ${contracts} contracts`);
  const desk = await measureDesk(places, password, "today");
  sayBoth("desk", desk);
  sayBoth("desk of past days", await measureDesk(places, password, "past"));
  const registering = await measureRegistering(places, waiting);
  sayBoth("registering", registering);
  const imported = await measureImport(ground.newPlace("imports"), importRows);
  say(`import: ${imported.rowsPerSecond.toFixed(0)} rows a second of ${importRows}, at most ${imported.peakMb.toFixed(0)} MB`);
  return {
    dialect: ground.dialect,
    pageP95Ratio: rounded(desk.large / desk.small, 2),
    registerP95Ratio: rounded(registering.large / registering.small, 2),
    checkSeconds: rounded(checkSeconds, 1),
    importRowsPerSecond: Math.round(imported.rowsPerSecond),
    importPeakMb: Math.round(imported.peakMb),
  };
}

/** Builds the product, measures each database in a throw-away place, and prints one line of JSON for each. */
export async function benchCounter(args: readonly string[]): Promise<void> {
  const wish = readWish(args);
  run("node", ["app/cli/build.mjs"]);
  for (const dialect of wish.dialects) {
    say(
      `${dialect}; load average ${loadavg()
        .map((one) => one.toFixed(1))
        .join(" ")}`,
    );
    const ground = await openGround(dialect);
    if (!ground) {
      say("No PostgreSQL found on this machine: SQLite alone is measured.");
      continue;
    }
    try {
      process.stdout.write(`${JSON.stringify(await measureOn(ground, wish))}\n`);
    } finally {
      ground.leave();
    }
  }
}
