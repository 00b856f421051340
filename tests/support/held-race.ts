// Makes two writers meet every time: the first is held inside its transaction until the second is seen waiting for it.
import { sql } from "kysely";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { TestDatabase } from "./database.ts";

type Work = (tx: Tx, now: Instant) => Promise<unknown>;

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** Resolves when another PostgreSQL session waits for the writer's lock, or when `other` is over without waiting. */
async function untilWaiting(t: TestDatabase, other: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  other.then(over, over);
  while (!isOver) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from pg_locks where locktype = 'advisory' and not granted`.execute(t.db);
    if (Number(rows[0]?.count) > 0) return;
  }
}

/**
 * How both ended, the held one first. SQLite waits synchronously for a lock, so there the second writer queues on the one writing
 * connection, as it does in the product; PostgreSQL gets a second pool.
 */
export async function heldRace(t: TestDatabase, first: Work, second: Work): Promise<readonly PromiseSettledResult<unknown>[]> {
  const judged = gate();
  const released = gate();
  const one = t.unitOfWork(async (tx, now) => {
    await first(tx, now);
    judged.open();
    await released.opened;
  });
  await judged.opened;
  const two = (t.dialect === "postgres" ? t.secondUnitOfWork() : t.unitOfWork)(second);
  const settled = Promise.allSettled([one, two]);
  if (t.dialect === "postgres") await untilWaiting(t, two);
  released.open();
  return settled;
}
