// Builds the search index anew from the database; readers keep the old one until the new is complete.
import { SingleBar } from "cli-progress";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import type { SearchEngine } from "#search/engine.ts";
import { SearchServerError } from "#search/meilisearch/server-error.ts";
import { rebuildAll } from "#search/sync/apply-events.server.ts";

const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
const bar = new SingleBar({ format: "{bar} {value}/{total} documents", clearOnComplete: true, stream: process.stderr });

async function rebuild(engine: SearchEngine, name: string): Promise<void> {
  bar.start(0, 0);
  const count = await rebuildAll(composed.reads, engine, (done, total) => {
    bar.setTotal(Math.max(done, total));
    bar.update(done);
  });
  bar.stop();
  process.stderr.write(`${name} holds ${count} documents.\n`);
}

try {
  await rebuild(composed.search, "The search index");
  if (composed.searchServer) await rebuild(composed.searchServer.engine, "The search server's index");
} catch (error) {
  if (!(error instanceof SearchServerError)) throw error;
  process.stderr.write(
    `${error.message}: its index was not rebuilt. The site searches by its own index until the server is well, and then rebuilds by itself.\n`,
  );
  process.exitCode = 1;
} finally {
  bar.stop();
  await composed.close();
}
