// Brings the configured database to the newest schema, with its reference rows.
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";

const environment = readEnvironment();
const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
await composed.close();
process.stderr.write("The schema is up to date.\n");
