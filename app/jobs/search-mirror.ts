// Knows how the search server's index follows the record beside our own, heals itself and reports; must never let a failing server fail anything else.
import { releaseLease, takeLease } from "#app/domain/events/readers.server.ts";
import { noteFailedSearchTasks, settleSearchTasks } from "#app/domain/events/search-tasks.server.ts";
import { type Instant, msOf } from "#app/kernel/time.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { SearchEngine } from "#search/engine.ts";
import { SearchServerError, serverError } from "#search/meilisearch/server-error.ts";
import { isBehind, type SearchServer } from "#search/meilisearch/with-fallback.ts";
import { rebuildAll } from "#search/sync/apply-events.server.ts";
import { followWithSearch } from "./search-sync.ts";

export const MIRROR_LEASE = "searchServer";
const LEASE_MS = 120_000;
/** A rebuild renews the lease as it goes on. */
const RENEW_MS = 30_000;
/** Nothing new and nothing wrong: the server is looked at no oftener. */
const LOOK_MS = 15_000;

export type MirrorTools = {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly server: SearchServer;
  /** This process's own index, which has followed the record already. */
  readonly own: SearchEngine;
  readonly clock: () => Instant;
  readonly holder: string;
  readonly log: { warn(facts: object, message: string): void };
};

async function lastEvent(reads: Reads): Promise<number> {
  const last = await reads
    .selectFrom("event")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return Number(last?.seq ?? 0);
}

/** Writes while nobody else does; false when another process holds the lease. */
async function underLease({ unitOfWork, holder, clock }: MirrorTools, work: (renew: () => void) => Promise<void>): Promise<boolean> {
  const take = () => unitOfWork((tx, now) => takeLease(tx, { name: MIRROR_LEASE, holder, ms: LEASE_MS }, now));
  if (!(await take())) return false;
  let renewedAt = msOf(clock());
  const renewals: Promise<unknown>[] = [];
  const renew = () => {
    if (msOf(clock()) - renewedAt < RENEW_MS) return;
    renewedAt = msOf(clock());
    renewals.push(take());
  };
  try {
    await work(renew);
  } finally {
    await Promise.allSettled(renewals);
    await unitOfWork((tx) => releaseLease(tx, MIRROR_LEASE, holder));
  }
  return true;
}

/** Takes in what is new. An index that knows events which never happened here belongs to another record, and is built anew. */
async function bringUp({ reads, server: { engine } }: MirrorTools, renew: () => void): Promise<void> {
  const cursor = await engine.cursor();
  if (cursor !== null && cursor > (await lastEvent(reads))) await rebuildAll(reads, engine, renew);
  await followWithSearch(reads, engine, renew);
  await engine.applyThesaurus();
}

/** How many documents the two indexes hold, where they should hold as many: null when they do, or stand at different events. */
async function difference({ server: { engine }, own }: MirrorTools): Promise<string | null> {
  const [theirs, ours] = [await engine.health(), await own.health()];
  return theirs.cursor !== ours.cursor || theirs.documents === ours.documents ? null : `${theirs.documents} of ${ours.documents}`;
}

/** Builds the index anew where documents are missing or too many; where that did not help, it is not tried again. */
function openCounting(tools: MirrorTools): (renew: () => void) => Promise<void> {
  let incurable: string | null = null;
  return async (renew) => {
    const found = await difference(tools);
    // Counted again, in case something was just moving.
    if (found === null || found !== (await difference(tools))) return;
    if (found !== incurable) await rebuildAll(tools.reads, tools.server.engine, renew);
    incurable = found;
    if ((await difference(tools)) !== null) throw new SearchServerError("lost", "document_count");
    incurable = null;
  };
}

async function follow(tools: MirrorTools, count: (renew: () => void) => Promise<void>): Promise<void> {
  const { server, own, unitOfWork } = tools;
  const { engine, standing } = server;
  await engine.probe();
  const isHeld = await underLease(tools, async (renew) => {
    await bringUp(tools, renew);
    await count(renew);
    if (!standing.isAnswering()) await unitOfWork((tx, now) => settleSearchTasks(tx, now));
  });
  // Pages ask by the other key: what they will see is what counts.
  const state = await engine.probe();
  if (state === null || isBehind(state.cursor, await own.cursor(), 0)) return;
  standing.recovered(state, isHeld ? (await engine.health()).documents : null);
}

/** Nothing happened, and no words are to be sent, since the server was last found well. */
function openLooks(tools: MirrorTools): { isIdle(): Promise<boolean>; looked(): void } {
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    isIdle: async () => {
      const { engine, standing } = tools.server;
      const { isAnswering, cursor } = standing.health();
      return isAnswering && !engine.isThesaurusPending() && msOf(tools.clock()) - lookedAt < LOOK_MS && cursor === (await lastEvent(tools.reads));
    },
    looked: () => {
      lookedAt = msOf(tools.clock());
    },
  };
}

/** One pass after another of what a server takes; none of them throws because of the server. */
export function openMirror(tools: MirrorTools): () => Promise<void> {
  const { server, log, unitOfWork } = tools;
  const looks = openLooks(tools);
  const count = openCounting(tools);
  return async () => {
    if (await looks.isIdle()) return;
    looks.looked();
    try {
      await follow(tools, count);
    } catch (error) {
      server.standing.failed(serverError(error));
    }
    const failures = server.engine.takeFailures();
    if (failures.length > 0) await unitOfWork((tx, now) => noteFailedSearchTasks(tx, failures, now));
    if (server.standing.takeNews()) log.warn({ searchServer: server.standing.health() }, "the search server's standing changed");
  };
}
