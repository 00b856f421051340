// Starts the product's own jobs on a test's database, as one of several processes where a test asks for it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { type Jobs, makeJobs } from "#app/jobs/runner.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { UnitOfWork } from "#db/unit-of-work.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import type { SearchEngine } from "#search/engine.ts";
import type { TestDatabase } from "#tests/support/database.ts";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function indexFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "market-index-"));
  cleanups.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Process = {
  readonly jobs: Jobs;
  readonly search: SearchEngine;
  /** How many things were searched the other side's nearest for. */
  readonly searched: () => number;
};

/** Each process has an index of its own, as on several hosts. */
export function jobsFor(t: TestDatabase, holder: string, wish: { readonly unitOfWork?: UnitOfWork } = {}): Process {
  const search = openEmbeddedEngine(join(indexFolder(), "search.sqlite"));
  cleanups.push(() => search.close());
  let searched = 0;
  const counting: SearchEngine = {
    ...search,
    candidates: (...asked) => {
      searched += 1;
      return search.candidates(...asked);
    },
  };
  const log = { error: (facts: object) => Promise.reject(facts), warn: () => {} };
  const jobs = makeJobs({
    unitOfWork: wish.unitOfWork ?? t.unitOfWork,
    reads: t.reads,
    search: counting,
    files: { open: async () => null },
    clock: t.now,
    holder,
    log,
  });
  return { jobs, search, searched: () => searched };
}

/** Tells the readers of a thing that was planted as rows. */
export async function announce(t: TestDatabase, noun: "outcome" | "challenge", nounId: string): Promise<void> {
  await t.unitOfWork((tx, now) => appendEvent(tx, SYSTEM_ACTOR, now, { noun, nounId, verb: "listed" }));
}
