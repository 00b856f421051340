// Builds the search index anew from the database; readers keep the old one until the new is complete.
import { SingleBar } from "cli-progress";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { rebuildAll } from "#search/sync/apply-events.server.ts";

const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
const bar = new SingleBar({ format: "{bar} {value}/{total} documents", clearOnComplete: true, stream: process.stderr });
try {
  bar.start(0, 0);
  const count = await rebuildAll(composed.reads, composed.search, (done, total) => {
    bar.setTotal(Math.max(done, total));
    bar.update(done);
  });
  bar.stop();
  process.stderr.write(`The search index holds ${count} documents.\n`);
} finally {
  bar.stop();
  await composed.close();
}
