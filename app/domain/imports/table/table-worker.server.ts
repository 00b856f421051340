// Knows that a file from outside is parsed in its own thread, which may be stopped at any moment.
import { parentPort, workerData } from "node:worker_threads";
import { parseTable } from "./parse-table.server.ts";
import { UnreadableFile } from "./table.ts";

const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string };
try {
  parentPort?.postMessage({ table: await parseTable(bytes, name) });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  parentPort?.postMessage({ code: error.code, facts: error.facts });
}
