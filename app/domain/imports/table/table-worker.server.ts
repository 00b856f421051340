// Knows that a file from outside is parsed in its own thread, which may be stopped at any moment, and leaves it in pieces.
import { parentPort, workerData } from "node:worker_threads";
import { parseTable } from "./parse-table.server.ts";
import { UnreadableFile } from "./table.ts";

const ROWS_A_PIECE = 2_000;
const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string };
try {
  const { rows, headers, notes } = await parseTable(bytes, name);
  parentPort?.postMessage({ head: { headers, notes, rowCount: rows.length } });
  let at = 0;
  // One piece for each asking, so that the other thread never holds more than one.
  parentPort?.on("message", () => {
    parentPort?.postMessage({ rows: rows.slice(at, at + ROWS_A_PIECE) });
    at += ROWS_A_PIECE;
  });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  parentPort?.postMessage({ code: error.code, facts: error.facts });
}
