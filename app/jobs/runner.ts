// Knows what happens after a commit and on the tick, one pass at a time; a failure is reported and tried again, never lost.
import { releaseLease } from "#app/domain/events/readers.server.ts";
import { SEALING_READER } from "#app/domain/events/seal.server.ts";
import { readBackground } from "#app/domain/matching/background.ts";
import backgroundWords from "#app/domain/matching/background-words.json" with { type: "json" };
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { SearchEngine } from "#search/engine.ts";
import { rarityOf } from "#search/text/rarity.server.ts";
import { openCorpus } from "./corpus.ts";
import { finaliseAll } from "./finalisers.ts";
import { followWithMatching, MATCHING_LEASE } from "./matching-pass.ts";
import { followWithSealing } from "./sealing.ts";
import { followWithSearch } from "./search-sync.ts";

export type JobsOptions = {
  /** Must not wake the jobs itself: their own writes would wake them for ever. */
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly search: SearchEngine;
  readonly clock: () => Instant;
  /** Names this process in leases. */
  readonly holder: string;
  readonly log: { error(facts: object, message: string): void };
};

export type Jobs = {
  /** Soon: the readers take in what is new. Never throws. */
  wake(): void;
  /** Soon: deadlines that passed are written down, then the readers. Never throws. */
  tick(): void;
  /** Deadlines and readers, until nothing is left; throws what fails. For seeds, imports and tests. */
  runOnce(): Promise<void>;
  close(): Promise<void>;
};

export function makeJobs(options: JobsOptions): Jobs {
  const { unitOfWork, reads, search, clock, holder, log } = options;
  const corpus = openCorpus(reads, (text) => search.segment(text), readBackground(backgroundWords, rarityOf));
  let last: Promise<void> = Promise.resolve();
  let isQueued = false;
  let isClosing = false;
  const read = async () => {
    try {
      await followWithSearch(reads, search);
      await followWithMatching({ unitOfWork, reads, search, corpus, clock, holder }, () => isClosing);
    } finally {
      // The chain must not wait for a reader that fails.
      await followWithSealing({ unitOfWork, reads, holder }, () => isClosing);
    }
  };
  const everything = async () => {
    await finaliseAll(unitOfWork);
    await read();
  };
  const afterLast = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(() => (isClosing ? undefined : work()));
    last = next.catch(() => {});
    return next;
  };
  const report = (work: Promise<void>) => void work.catch((error: unknown) => log.error({ err: error }, "a job failed"));
  return {
    wake() {
      if (isQueued || isClosing) return;
      isQueued = true;
      report(
        afterLast(() => {
          isQueued = false;
          return read();
        }),
      );
    },
    tick() {
      if (!isClosing) report(afterLast(everything));
    },
    runOnce: () => afterLast(everything),
    async close() {
      isClosing = true;
      await last;
      // Another process need not wait for the lease to run out.
      for (const name of [SEALING_READER, MATCHING_LEASE]) await unitOfWork((tx) => releaseLease(tx, name, holder));
    },
  };
}
