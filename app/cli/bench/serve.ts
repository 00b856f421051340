// A process of its own that serves one built site on a free port until its parent lets go; with --record it keeps what the loaders answer.
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { ServerBuild } from "@remix-run/node";
import { makeApp } from "#app/server/app.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { recording } from "./recording.ts";

/** One address asks everything, so the flood limits would answer instead of the pages. */
const NO_LIMITS = { signInPerMinute: 1e9, signUpPerHour: 1e9, searchPerMinute: 1e9, writePerMinute: 1e9 };

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { build: text, data: text, "database-url": text, record: text } });
const folder = resolve(values.build ?? "build");
const log = makeLog("error");
const environment = readEnvironment({ DATA_DIR: values.data, PORT: "0", ...(values["database-url"] ? { DATABASE_URL: values["database-url"] } : {}) });
const composed = await composeServices(environment, { log });
const isDemo = await composed.isDemo();
const product = (await import(pathToFileURL(resolve(folder, "server/index.js")).href)) as ServerBuild;
const { build, answers } = values.record ? recording(product) : { build: product, answers: {} };

// The app must know its own origin, and the port is known only once the server listens.
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const app = makeApp({ build, composed, publicUrl: url, trustProxy: 0, clientDir: resolve(folder, "client"), log, isDemo, limits: NO_LIMITS });
  server.on("request", app);
  process.send?.({ url });
});

async function goDown(): Promise<void> {
  if (values.record) writeFileSync(values.record, JSON.stringify(answers));
  server.close();
  server.closeAllConnections();
  await composed.close();
  process.exit(0);
}
process.once("disconnect", () => void goDown());
