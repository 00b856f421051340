// Knows that a file from outside is parsed in its own thread, which may be stopped at any moment, and leaves it some rows at a time.
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { openTable } from "./parse-table.server.ts";
import { type TableRow, UnreadableFile } from "./table.ts";

/** What is larger than 100 kB arrives among the old objects of the other thread, and stays in its memory long after it was needed. */
const ROWS_A_MESSAGE = 100;
const port = parentPort as MessagePort;
const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string };

let asked = 0;
let wake = () => {};
port.on("message", () => {
  asked += 1;
  wake();
});

/** Waits until some rows are asked for that were not given yet. */
async function turn(): Promise<void> {
  while (asked === 0) {
    await new Promise<void>((done) => {
      wake = done;
    });
  }
  asked -= 1;
}

/** Some rows for each asking; those after them are read meanwhile, and no more. */
async function readAll(): Promise<void> {
  const { headers, notes, rows } = await openTable(bytes, name);
  port.postMessage({ head: { headers, notes } });
  let some: TableRow[] = [];
  for await (const row of rows) {
    if (some.push(row) < ROWS_A_MESSAGE) continue;
    await turn();
    port.postMessage({ rows: some });
    some = [];
  }
  await turn();
  port.postMessage({ rows: some, isLast: true });
}

try {
  await readAll();
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  port.postMessage({ code: error.code, facts: error.facts });
}
