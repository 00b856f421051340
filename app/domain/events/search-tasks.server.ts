// Knows the search server's tasks that went wrong, kept for the operator whatever becomes of the server; must never know what a task held.
import { newId } from "#app/kernel/id.ts";
import { addMs, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";

export const SEARCH_TASK_JOB = "searchTask";
const KEEP_MS = 30 * 86_400_000;

/** `uid` is the server's own number of the task, `state` how it ended there. */
export type FailedSearchTask = { readonly uid: number; readonly kind: string; readonly state: string; readonly error: string | null };

function told({ uid, kind, state, error }: FailedSearchTask): string {
  return `task ${uid} ${kind}: ${state}${error === null ? "" : `, ${error}`}`;
}

/** One open line for each kind of task, with how often it went wrong: a server that fails for days does not fill the table. */
async function noteTask(tx: Tx, task: FailedSearchTask, now: Instant): Promise<void> {
  const open = tx.updateTable("job").where("kind", "=", SEARCH_TASK_JOB).where("subject", "=", task.kind).where("state", "=", "failed");
  const known = await open
    .set((eb) => ({ attempts: eb("attempts", "+", 1), lastError: told(task), updatedAt: now }))
    .returning("id")
    .executeTakeFirst();
  if (known) return;
  const row = { id: newId(), kind: SEARCH_TASK_JOB, subject: task.kind, state: "failed", attempts: 1, runAfter: now };
  await tx
    .insertInto("job")
    .values({ ...row, lastError: told(task), createdAt: now, updatedAt: now })
    .execute();
}

/** Open until the index is in step again; what was settled a month ago is forgotten. */
export async function noteFailedSearchTasks(tx: Tx, tasks: readonly FailedSearchTask[], now: Instant): Promise<void> {
  for (const task of tasks) await noteTask(tx, task, now);
  await tx.deleteFrom("job").where("kind", "=", SEARCH_TASK_JOB).where("state", "=", "done").where("updatedAt", "<", addMs(now, -KEEP_MS)).execute();
}

/** The index holds everything: whatever failed before has been made good. */
export async function settleSearchTasks(tx: Tx, now: Instant): Promise<void> {
  await tx.updateTable("job").set({ state: "done", updatedAt: now }).where("kind", "=", SEARCH_TASK_JOB).where("state", "=", "failed").execute();
}
