// Knows that a file from outside is parsed in its own thread, which may be stopped at any moment, and leaves it some rows at a time.
import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { openTable } from "./parse-table.server.ts";
import { type TableRow, UnreadableFile } from "./table.ts";

/** What is larger than 100 kB arrives among the old objects of the other thread, and stays in its memory long after it was needed. */
const ROWS_A_MESSAGE = 100;
const port = parentPort as MessagePort;
const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string };

/** Some rows for each asking; the next are read meanwhile, and no more. */
async function readAll(): Promise<void> {
  const { headers, notes, rows } = await openTable(bytes, name);
  let asked: Promise<unknown> = once(port, "message");
  port.postMessage({ head: { headers, notes } });
  let some: TableRow[] = [];
  for await (const row of rows) {
    if (some.push(row) < ROWS_A_MESSAGE) continue;
    await asked;
    asked = once(port, "message");
    port.postMessage({ rows: some });
    some = [];
  }
  await asked;
  port.postMessage({ rows: some, isLast: true });
}

try {
  await readAll();
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  port.postMessage({ code: error.code, facts: error.facts });
}
