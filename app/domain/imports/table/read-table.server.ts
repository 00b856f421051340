// Knows how a file's parsing is kept apart: its own thread, its own memory, its own time. Must never parse in this one.
import { Worker } from "node:worker_threads";
import { refuse } from "#app/kernel/refusal.ts";
import type { Table, UnreadableFile } from "./table.ts";

const MEMORY_MB = 512;
const TIME_MS = 60_000;

type Answer = { readonly table: Table } | { readonly code: UnreadableFile["code"]; readonly facts: UnreadableFile["facts"] };

function isOutOfMemory(error: unknown): boolean {
  return (error as { readonly code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY";
}

async function askWorker(bytes: Uint8Array, name: string, timeMs: number): Promise<Answer> {
  const worker = new Worker(new URL("./table-worker.mjs", import.meta.url), {
    workerData: { bytes, name },
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 64 },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      timer = setTimeout(() => resolve({ code: "tooHeavy", facts: {} }), timeMs);
      worker.once("message", resolve);
      worker.once("error", (error) => (isOutOfMemory(error) ? resolve({ code: "tooHeavy", facts: {} }) : reject(error)));
      worker.once("exit", (code) => reject(new Error(`the table's thread ended with ${code}`)));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** The file as a table, or a refusal `import.<code>`: bombs, broken or unknown files, more than a minute or 512 MB of work. */
export async function readTable(bytes: Uint8Array, name: string, timeMs = TIME_MS): Promise<Table> {
  const answer = await askWorker(bytes, name, timeMs);
  return "table" in answer ? answer.table : refuse(`import.${answer.code}`, answer.facts);
}
