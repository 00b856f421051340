// Knows how a file's parsing is kept apart: its own thread, its own memory, its own time. Must never parse in this one.
import { Worker } from "node:worker_threads";
import { refuse } from "#app/kernel/refusal.ts";
import type { Table, TableHead, TableRow, UnreadableFile } from "./table.ts";

const MEMORY_MB = 512;
const TIME_MS = 60_000;

type Answer =
  | { readonly head: TableHead }
  | { readonly rows: readonly TableRow[] }
  | { readonly code: UnreadableFile["code"]; readonly facts: UnreadableFile["facts"] };

function isOutOfMemory(error: unknown): boolean {
  return (error as { readonly code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** What the thread says next, or `tooHeavy` when it takes too long or too much. One asks at a time. */
function answersOf(worker: Worker, timeMs: number): () => Promise<Answer> {
  const said: Answer[] = [];
  let failure: Error | null = null;
  let wake = () => {};
  worker.on("message", (answer: Answer) => {
    said.push(answer);
    wake();
  });
  worker.on("error", (error) => {
    if (isOutOfMemory(error)) said.push({ code: "tooHeavy", facts: {} });
    else failure = error as Error;
    wake();
  });
  worker.on("exit", (code) => {
    failure ??= new Error(`the table's thread ended with ${code}`);
    wake();
  });
  return async () => {
    if (said.length === 0 && failure === null) {
      const timer = setTimeout(() => {
        said.push({ code: "tooHeavy", facts: {} });
        wake();
      }, timeMs);
      await new Promise<void>((done) => {
        wake = done;
      });
      clearTimeout(timer);
    }
    const next = said.shift();
    if (next) return next;
    throw failure ?? new Error("the table's thread said nothing");
  };
}

export type TableReader = {
  readonly onHead?: (head: TableHead) => Promise<void>;
  /** Takes the next rows, which begin at `position`; no more are fetched before it is done. */
  readonly onRows: (rows: readonly TableRow[], position: number) => Promise<void>;
};

/** Hands a file over piece by piece, or refuses `import.<code>`: bombs, broken or unknown files, more than a minute or 512 MB of work. */
export async function readTableInPieces(bytes: Uint8Array, name: string, reader: TableReader, timeMs = TIME_MS): Promise<TableHead> {
  const worker = new Worker(new URL("./table-worker.mjs", import.meta.url), {
    workerData: { bytes, name },
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 64 },
  });
  try {
    const next = answersOf(worker, timeMs);
    const answer = await next();
    if ("code" in answer) return refuse(`import.${answer.code}`, answer.facts);
    if (!("head" in answer)) throw new Error("the table's thread spoke out of turn");
    await reader.onHead?.(answer.head);
    for (let position = 0; position < answer.head.rowCount; ) {
      worker.postMessage("next");
      const piece = await next();
      if (!("rows" in piece)) throw new Error("the table's thread spoke out of turn");
      await reader.onRows(piece.rows, position);
      position += piece.rows.length;
    }
    return answer.head;
  } finally {
    await worker.terminate();
  }
}

/** The whole file as a table, for what is small or judged at once; refuses as reading in pieces does. */
export async function readTable(bytes: Uint8Array, name: string, timeMs = TIME_MS): Promise<Table> {
  const rows: TableRow[] = [];
  const onRows = async (piece: readonly TableRow[]) => void rows.push(...piece);
  const { headers, notes } = await readTableInPieces(bytes, name, { onRows }, timeMs);
  return { headers, notes, rows };
}
