// Starts the product as two processes behind one port on PostgreSQL; the test's own process only seeds, watches and moves the clocks.
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startCluster } from "#app/cli/throw-away/postgres-cluster.ts";
import { msOf } from "#app/kernel/time.ts";
import { type OpenCity, openCity, type Site } from "../city.ts";
import type { FromPrimary, ToPrimary } from "./primary.ts";

export type Several = Site & {
  /** The processes that serve. */
  readonly pids: readonly number[];
  /** Ends one at once, as a crash does; resolves when it is gone. */
  kill(pid: number): Promise<void>;
};

const POLL_MS = 100;

function told(primary: ChildProcess, isIt: (message: FromPrimary) => boolean): Promise<FromPrimary> {
  return new Promise((resolve, reject) => {
    primary.once("exit", (code) => reject(new Error(`the processes ended (${code})`)));
    const listen = (message: FromPrimary) => {
      if (!isIt(message)) return;
      primary.off("message", listen);
      resolve(message);
    };
    primary.on("message", listen);
  });
}

/** Until every reader, the index included, has taken in the last event. */
async function settled({ composed }: OpenCity): Promise<void> {
  for (;;) {
    const last = await composed.reads
      .selectFrom("event")
      .select((eb) => eb.fn.max("seq").as("seq"))
      .executeTakeFirst();
    const slowest = await composed.reads
      .selectFrom("eventCursor")
      .select((eb) => eb.fn.min("seq").as("seq"))
      .executeTakeFirst();
    const wanted = Number(last?.seq ?? 0);
    if (Number(slowest?.seq ?? 0) >= wanted && ((await composed.search.cursor()) ?? 0) >= wanted) return;
    await pause(POLL_MS);
  }
}

async function clusterHere() {
  const folder = mkdtempSync(join(tmpdir(), "market-e2e-pg-"));
  const cluster = await startCluster(folder);
  if (!cluster) throw new Error("this run needs PostgreSQL's initdb and pg_ctl on the machine");
  const stop = () => {
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: cluster.url, stop };
}

export async function startSeveral(): Promise<{ site: Several; stop: () => Promise<void> }> {
  const cluster = await clusterHere();
  const city = await openCity(cluster.url);
  const { environment, clock, composed, accounts, lines } = city;
  const shift = () => msOf(clock.now()) - Date.now();
  const place = { PORT: String(environment.port), DATA_DIR: environment.dataDir, PUBLIC_URL: environment.publicUrl, DATABASE_URL: cluster.url };
  const env = { ...process.env, ...place, LOG_LEVEL: "error", CLOCK_SHIFT: String(shift()) };
  const primary = fork("tests/e2e/several/primary.ts", { execArgv: ["--import", "tsx"], env });
  const up = (await told(primary, (message) => message.type === "listening")) as FromPrimary & { readonly pids: readonly number[] };
  const site: Several = {
    ...{ url: environment.publicUrl, composed, dataDir: environment.dataDir, accounts, now: clock.now, logged: () => lines, mails: () => [], pids: up.pids },
    advance: (ms) => {
      clock.advance(ms);
      primary.send({ type: "shift", ms: shift() } satisfies ToPrimary);
    },
    settle: () => settled(city),
    kill: async (pid) => {
      const gone = told(primary, (message) => message.type === "gone" && message.pid === pid);
      primary.send({ type: "kill", pid } satisfies ToPrimary);
      await gone;
    },
  };
  const stop = async () => {
    primary.removeAllListeners("exit");
    primary.disconnect();
    await new Promise((done) => primary.once("exit", done));
    await city.close();
    cluster.stop();
  };
  return { site, stop };
}
