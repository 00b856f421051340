// Knows how work that the server does later is followed to its end, and what became of it; must never start any.
import { setTimeout as pause } from "node:timers/promises";
import type { EnqueuedTask, Meilisearch, Task } from "meilisearch";
import type { Connection } from "./connection.server.ts";
import { isLost } from "./connection.server.ts";
import { SearchServerError } from "./server-error.ts";

/** A task as the server tells of it; `lost` when it no longer knows of it, `unfinished` when nobody waited any longer. */
export type TaskFact = {
  readonly uid: number;
  readonly kind: string;
  readonly state: "succeeded" | "failed" | "canceled" | "lost" | "unfinished";
  readonly error: string | null;
  readonly enqueuedAt: string;
};

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;
const PATIENCE_MS = 10 * 60_000;
const KEPT = 50;
/** The server's messages name fields and ids of public documents; more than this says nothing more. */
const ERROR_CHARACTERS = 300;

export type Tasks = {
  /** Waits until the task is done; throws `taskFailed` when the server could not do it, unless for one of the `expected` reasons. */
  settle(enqueue: (admin: Meilisearch) => Promise<EnqueuedTask>, expected?: readonly string[]): Promise<void>;
  /** Hands the task over and goes on; `settled` waits for it. */
  start(enqueue: (admin: Meilisearch) => Promise<EnqueuedTask>): Promise<EnqueuedTask>;
  settled(task: EnqueuedTask, expected?: readonly string[]): Promise<void>;
  /** The last tasks that went wrong since the last time somebody asked. */
  takeFailures(): readonly TaskFact[];
};

function factOf(task: Task): TaskFact {
  const error = task.error ? `${task.error.code}: ${task.error.message}`.slice(0, ERROR_CHARACTERS) : null;
  return { uid: task.uid, kind: task.type, state: task.status as TaskFact["state"], error, enqueuedAt: task.enqueuedAt };
}

async function finished({ call }: Connection, uid: number): Promise<Task | null> {
  const until = performance.now() + PATIENCE_MS;
  for (let wait = FIRST_PAUSE_MS; performance.now() < until; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const task = await call((admin) => admin.tasks.getTask(uid));
    if (task.status !== "enqueued" && task.status !== "processing") return task;
    await pause(wait);
  }
  return null;
}

export function tasksOf(connection: Connection): Tasks {
  let failures: TaskFact[] = [];
  const note = (fact: TaskFact) => {
    failures = [...failures, fact].slice(-KEPT);
  };
  const start: Tasks["start"] = (enqueue) => connection.call(enqueue);
  const settled: Tasks["settled"] = async (enqueued, expected = []) => {
    const { taskUid: uid, type: kind, enqueuedAt } = enqueued;
    const end = await finished(connection, uid).catch((error: unknown) => {
      if (isLost(error)) note({ uid, kind, state: "lost", error: null, enqueuedAt });
      throw error;
    });
    if (end === null) {
      note({ uid, kind, state: "unfinished", error: null, enqueuedAt });
      throw new SearchServerError("slow", "task_unfinished");
    }
    if (end.status === "succeeded" || expected.includes(end.error?.code ?? "")) return;
    note(factOf(end));
    throw new SearchServerError("taskFailed", end.error?.code ?? end.status);
  };
  return {
    start,
    settled,
    settle: async (enqueue, expected) => settled(await start(enqueue), expected),
    takeFailures: () => {
      const taken = failures;
      failures = [];
      return taken;
    },
  };
}
