// Knows how a file's parsing is kept apart: its own thread, its own memory, its own time. Must never parse in this one.
import { Worker } from "node:worker_threads";
import { refuse } from "#app/kernel/refusal.ts";
import type { Table, TableHead, TableRow, UnreadableFile } from "./table.ts";

const MEMORY_MB = 320;
const TIME_MS = 60_000;
const ROWS_A_PIECE = 500;
/** So many hundred rows lie ready while a piece is written: the thread reads on, and the file is never held whole. */
const ASKED_AHEAD = 10;

type Some = { readonly rows: readonly TableRow[]; readonly isLast?: boolean };
type Answer = { readonly head: TableHead } | Some | { readonly code: UnreadableFile["code"]; readonly facts: UnreadableFile["facts"] };

function isOutOfMemory(error: unknown): boolean {
  return (error as { readonly code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** What the thread says next, or `tooHeavy` when all waiting together takes too long, or it too much. One asks at a time. */
function answersOf(worker: Worker, timeMs: number): () => Promise<Answer> {
  const said: Answer[] = [];
  let failure: Error | null = null;
  let leftMs = timeMs;
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
      const begun = performance.now();
      const timer = setTimeout(() => {
        said.push({ code: "tooHeavy", facts: {} });
        wake();
      }, leftMs);
      await new Promise<void>((done) => {
        wake = done;
      });
      clearTimeout(timer);
      leftMs = Math.max(0, leftMs - (performance.now() - begun));
    }
    const next = said.shift();
    if (next) return next;
    throw failure ?? new Error("the table's thread said nothing");
  };
}

type Talk = { readonly head: TableHead; readonly nextRows: () => Promise<Some> };

/** Opens the file in a thread of its own and ends the thread with the talk. */
async function talkWithThread<T>(bytes: Uint8Array, name: string, timeMs: number, talk: (thread: Talk) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL("./table-worker.mjs", import.meta.url), {
    workerData: { bytes, name },
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 12 },
  });
  const next = answersOf(worker, timeMs);
  const answer = async () => {
    const said = await next();
    return "code" in said ? refuse(`import.${said.code}`, said.facts) : said;
  };
  try {
    const first = await answer();
    if (!("head" in first)) throw new Error("the table's thread spoke out of turn");
    for (let ahead = 0; ahead < ASKED_AHEAD; ahead += 1) worker.postMessage("next");
    const nextRows = async () => {
      const some = await answer();
      worker.postMessage("next");
      if (!("rows" in some)) throw new Error("the table's thread spoke out of turn");
      return some;
    };
    return await talk({ head: first.head, nextRows });
  } finally {
    await worker.terminate();
  }
}

/** Takes the next rows, five hundred or what is left, which begin at `position`; meanwhile eleven hundred more are read at most. */
export type TakeRows = (rows: readonly TableRow[], position: number, head: TableHead) => Promise<void>;
export type CountedHead = TableHead & { readonly rowCount: number };

/** Hands a file over piece by piece, or refuses `import.<code>`, then perhaps after some: bombs, broken or unknown files, more than a minute or 320 MB of work. */
export async function readTableInPieces(bytes: Uint8Array, name: string, onRows: TakeRows, timeMs = TIME_MS): Promise<CountedHead> {
  return talkWithThread(bytes, name, timeMs, async ({ head, nextRows }) => {
    let rowCount = 0;
    let piece: TableRow[] = [];
    for (;;) {
      const { rows, isLast } = await nextRows();
      piece.push(...rows);
      if (piece.length < ROWS_A_PIECE && !isLast) continue;
      if (piece.length > 0) await onRows(piece, rowCount, head);
      rowCount += piece.length;
      if (isLast) return { ...head, rowCount };
      piece = [];
    }
  });
}

/** The file's columns and notes alone; refuses as reading in pieces does where the head already shows it. */
export async function readTableHead(bytes: Uint8Array, name: string, timeMs = TIME_MS): Promise<TableHead> {
  return talkWithThread(bytes, name, timeMs, async ({ head }) => head);
}

/** The whole file as a table, for what is small; refuses as reading in pieces does. */
export async function readTable(bytes: Uint8Array, name: string, timeMs = TIME_MS): Promise<Table> {
  const rows: TableRow[] = [];
  const onRows = async (piece: readonly TableRow[]) => void rows.push(...piece);
  const { headers, notes } = await readTableInPieces(bytes, name, onRows, timeMs);
  return { headers, notes, rows };
}
