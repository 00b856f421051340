// Knows that a file from outside is parsed in its own thread, which may be stopped at any moment, and leaves it in pieces.
import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { openTable } from "./parse-table.server.ts";
import { type TableRow, UnreadableFile } from "./table.ts";

const ROWS_A_PIECE = 500;
const port = parentPort as MessagePort;
const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string };

/** One piece for each asking; the next is read meanwhile, so each of the two threads holds one at most. */
async function readAll(): Promise<void> {
  const { headers, notes, rows } = await openTable(bytes, name);
  let asked: Promise<unknown> = once(port, "message");
  port.postMessage({ head: { headers, notes } });
  let piece: TableRow[] = [];
  for await (const row of rows) {
    if (piece.push(row) < ROWS_A_PIECE) continue;
    await asked;
    asked = once(port, "message");
    port.postMessage({ rows: piece });
    piece = [];
  }
  await asked;
  port.postMessage({ rows: piece, isLast: true });
}

try {
  await readAll();
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  port.postMessage({ code: error.code, facts: error.facts });
}
