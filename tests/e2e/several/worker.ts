// One application process of several: the product as it is, with a clock that the test moves over IPC.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { Cron } from "croner";
import { instantOf } from "#app/kernel/time.ts";
import { makeApp } from "#app/server/app.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { API_GENEROUS, GENEROUS } from "../city.ts";

export type ToWorker = { readonly type: "shift"; readonly ms: number };

let shift = Number(process.env.CLOCK_SHIFT ?? 0);
process.on("message", (message: ToWorker) => {
  if (message.type === "shift") shift = message.ms;
});

const environment = readEnvironment();
const log = makeLog(environment.logLevel);
const composed = await composeServices(environment, { clock: () => instantOf(Date.now() + shift), log });
const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as ServerBuild;
const app = makeApp({
  build,
  composed,
  publicUrl: environment.publicUrl,
  trustProxy: 0,
  clientDir: resolve("build/client"),
  log,
  isDemo: true,
  limits: GENEROUS,
  apiLimits: API_GENEROUS,
});
app.listen(environment.port, environment.host, () => composed.jobs.wake());
// A quick ticker, so that what another process wrote is followed soon after it is gone.
new Cron("* * * * * *", { protect: true }, () => composed.jobs.tick());
