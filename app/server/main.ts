// The production entry: reads the environment, refuses a demo database, serves, ticks, and goes down in order.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { Cron } from "croner";
import { instantOf } from "#app/kernel/time.ts";
import { makeApp } from "./app.ts";
import { composeServices } from "./compose.ts";
import { openDailyLog, pruneDailyLogs } from "./daily-log.ts";
import { readEnvironment } from "./environment.ts";
import { makeLog, stderrAnd } from "./log.ts";

const allowsDemo = process.argv.includes("--demo");
const environment = readEnvironment();
const { logDir } = environment;
const log = makeLog(environment.logLevel, logDir ? stderrAnd(openDailyLog(logDir, () => instantOf(Date.now()))) : undefined);
const buildFile = resolve("build/server/index.js");
if (!existsSync(buildFile)) {
  process.stderr.write("There is no build yet. Run: npm run build\n");
  process.exit(1);
}
const composed = await composeServices(environment, { log });
const isDemo = await composed.isDemo();
if (isDemo && !allowsDemo) {
  await composed.close();
  process.stderr.write("This database is marked as a demo and is refused in production. Use another DATA_DIR or DATABASE_URL, or run: npm run demo\n");
  process.exit(1);
}
const build = (await import(pathToFileURL(buildFile).href)) as ServerBuild;
const app = makeApp({ build, composed, publicUrl: environment.publicUrl, trustProxy: environment.trustProxy, clientDir: resolve("build/client"), log, isDemo });
const server = app.listen(environment.port, environment.host, () => {
  process.stdout.write(`${environment.publicUrl}\n`);
  composed.jobs.wake();
});
const ticker = new Cron("*/20 * * * * *", { protect: true }, () => composed.jobs.tick());
const night = new Cron("5 * * * *", { timezone: "Asia/Shanghai", protect: true }, () => composed.jobs.night());
const pruner = new Cron(
  "10 3 * * *",
  { timezone: "Asia/Shanghai", protect: true, catch: (error) => log.error({ err: error }, "old logs were not removed") },
  async () => {
    if (logDir) log.info({ removed: await pruneDailyLogs(logDir, composed.reads, composed.clock()) }, "old logs");
  },
);

async function goDown(): Promise<void> {
  ticker.stop();
  night.stop();
  pruner.stop();
  server.close();
  server.closeIdleConnections();
  await composed.close();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void goDown());
