// Knows whether this process lives and whether it may be given visitors; must never tell secrets, paths or names.
import type { RequestHandler } from "express";
import { type Instant, msOf } from "#app/kernel/time.ts";
import { pendingMigrations } from "#db/open.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { SearchEngine } from "#search/engine.ts";

export type HealthOptions = { readonly reads: Reads; readonly search: SearchEngine; readonly clock: () => Instant };

/** A reader that has left an event unread for longer is late; late is told, and does not turn visitors away. */
const LATE_SECONDS = 600;

export type Lag = { readonly name: string; readonly behind: number; readonly oldestSeconds: number; readonly isLate: boolean };

function ageOf(at: string | null | undefined, now: Instant): number {
  return at ? Math.max(0, Math.round((msOf(now) - msOf(at as Instant)) / 1000)) : 0;
}

async function lagAfter(reads: Reads, name: string, seq: number, now: Instant): Promise<Lag> {
  const row = await reads
    .selectFrom("event")
    .select((eb) => [eb.fn.countAll<number>().as("behind"), eb.fn.min("at").as("oldest")])
    .where("seq", ">", seq)
    .executeTakeFirstOrThrow();
  const oldestSeconds = ageOf(row.oldest, now);
  return { name, behind: Number(row.behind), oldestSeconds, isLate: oldestSeconds > LATE_SECONDS };
}

async function readersOf(reads: Reads, now: Instant): Promise<readonly Lag[]> {
  const cursors = await reads.selectFrom("eventCursor").select(["reader", "seq"]).orderBy("reader").execute();
  return Promise.all(cursors.map((cursor) => lagAfter(reads, cursor.reader, cursor.seq, now)));
}

/** Jobs that wait, by kind, with the age of the one that waits longest past its time. */
async function queuesOf(reads: Reads, now: Instant) {
  const rows = await reads
    .selectFrom("job")
    .select((eb) => ["kind", "state", eb.fn.countAll<number>().as("count"), eb.fn.min("runAfter").as("oldest")])
    .where("state", "not in", ["done", "finished", "cancelled"])
    .groupBy(["kind", "state"])
    .orderBy("kind")
    .orderBy("state")
    .execute();
  return rows.map((row) => ({ kind: row.kind, state: row.state, count: Number(row.count), oldestSeconds: ageOf(row.oldest, now) }));
}

async function checked<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch {
    return null;
  }
}

/** Which engine answers pages now and, where a server is configured, how it stands: its lag is that of its own index. */
async function searchState(search: SearchEngine, reads: Reads | null, now: Instant) {
  const health = await checked(() => search.health());
  const { cursor = null, server } = health ?? {};
  const lagOf = async (name: string, seq: number | null) => (reads && seq !== null ? checked(() => lagAfter(reads, name, seq, now)) : null);
  return {
    ...{ isBuilt: cursor !== null, engine: health?.engine ?? null, lag: await lagOf("search", cursor) },
    server: server ? { ...server, lag: await lagOf("searchServer", server.cursor) } : null,
  };
}

/** Ready: the database answers, its schema is this program's, and this process's own search index has been built and answers: a search server may be down. */
export async function readinessOf({ reads, search, clock }: HealthOptions) {
  const now = clock();
  const pending = await checked(() => pendingMigrations(reads));
  const isDatabaseUp = pending !== null;
  const index = await searchState(search, isDatabaseUp ? reads : null, now);
  const readers = isDatabaseUp ? await checked(() => readersOf(reads, now)) : null;
  const queues = isDatabaseUp ? await checked(() => queuesOf(reads, now)) : null;
  const isReady = isDatabaseUp && pending === 0 && index.lag !== null;
  return { isReady, at: now, database: { isUp: isDatabaseUp, pendingMigrations: pending }, search: index, readers, queues };
}

/** The process answers: nothing else is asked, so that a slow database does not get it killed. */
export const liveness: RequestHandler = (_request, response) => {
  response.set("Cache-Control", "no-store").json({ isAlive: true });
};

export function readiness(options: HealthOptions): RequestHandler {
  return async (_request, response, next) => {
    try {
      const state = await readinessOf(options);
      response
        .status(state.isReady ? 200 : 503)
        .set("Cache-Control", "no-store")
        .json(state);
    } catch (error) {
      next(error);
    }
  };
}
