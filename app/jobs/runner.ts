// Knows what happens after a commit and on the tick, one pass at a time; a failure is reported and tried again, never lost.
import { releaseLease } from "#app/domain/events/readers.server.ts";
import { SEALING_READER } from "#app/domain/events/seal.server.ts";
import type { FileStore } from "#app/domain/files/file.ts";
import { readBackground } from "#app/domain/matching/background.ts";
import backgroundWords from "#app/domain/matching/background-words.json" with { type: "json" };
import type { MissBuffer } from "#app/domain/thesaurus/misses/missed-search.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { Vectors } from "#search/embedding.ts";
import type { SearchEngine } from "#search/engine.ts";
import type { SearchServer } from "#search/meilisearch/with-fallback.ts";
import { rarityOf } from "#search/text/rarity.server.ts";
import { viewsOf } from "#search/text/views.server.ts";
import { ANOMALY_READER, followWithAnomalies, judgeYearsAtNight, YEARS_LEASE } from "./anomaly-pass.ts";
import { corpora } from "./corpus.ts";
import { finaliseAll } from "./finalisers.ts";
import { followWithImports } from "./import-pass.ts";
import { announceDays, DAYS_READER } from "./inbox/days.server.ts";
import { followWithInbox, INBOX_READER } from "./inbox/follow.server.ts";
import { sendMails } from "./mail/send.server.ts";
import { sendLinks } from "./mail/send-links.server.ts";
import type { MailTransport } from "./mail/transport.server.ts";
import { marketTexts } from "./market-texts.ts";
import { followWithMatching, MATCHING_LEASE } from "./matching-pass.ts";
import { openMeaning } from "./meaning.ts";
import { matchAllAtNight } from "./nightly-pass.ts";
import { followWithSealing } from "./sealing.ts";
import { MIRROR_LEASE, openMirror } from "./search-mirror.ts";
import { followWithSearch } from "./search-sync.ts";
import { thesaurusFollower, writeMisses } from "./words-pass.ts";

export type JobsOptions = {
  /** Must not wake the jobs itself: their own writes would wake them for ever. */
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly search: SearchEngine;
  /** Where an outside embedding service is configured. */
  readonly vectors?: Vectors | undefined;
  readonly files: Pick<FileStore, "open">;
  readonly clock: () => Instant;
  /** Names this process in leases. */
  readonly holder: string;
  /** Searches that found nothing, as pages note them. */
  readonly misses?: MissBuffer | undefined;
  /** Where mail is configured; without it nothing is queued for mail. */
  readonly mail?: { readonly transport: MailTransport; readonly publicUrl: string } | undefined;
  /** Where a search server is configured: its index follows after this process's own. */
  readonly searchServer?: SearchServer | undefined;
  readonly log: { error(facts: object, message: string): void; warn(facts: object, message: string): void };
};

export type Jobs = {
  /** Soon: the readers take in what is new. Never throws. */
  wake(): void;
  /** Soon: deadlines that passed are written down, then the readers. Never throws. */
  tick(): void;
  /** If its hour has come, every match is made anew; resolves when that is done. Never throws. */
  night(): Promise<void>;
  /** Deadlines and readers, until nothing is left; throws what fails. For seeds, imports and tests. */
  runOnce(): Promise<void>;
  close(): Promise<void>;
};

/** Runs `work` again and again, never twice at once; whoever asks while a run waits gets that one. */
function makeLane(isClosing: () => boolean, work: () => Promise<void>) {
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  return {
    soon(): Promise<void> {
      if (waiting) return waiting;
      const next = last.then(() => {
        waiting = null;
        return isClosing() ? undefined : work();
      });
      waiting = next;
      last = next.catch(() => {});
      return next;
    },
    over: () => last,
  };
}

/** The inbox first and fast; index and matches may take long, and mails wait for a server elsewhere. */
function lanesOf(options: JobsOptions, isClosing: () => boolean) {
  const { unitOfWork, reads, search, vectors, files, clock, holder, log, mail, misses, searchServer } = options;
  const meaning = openMeaning();
  const followWords = thesaurusFollower(reads, search, meaning);
  const corpusFor = corpora(marketTexts(reads, clock), { views: viewsOf, meaning, background: readBackground(backgroundWords, rarityOf) });
  const matching = { unitOfWork, reads, search, vectors, corpusFor, clock, holder };
  const inbox = { unitOfWork, reads, holder, hasMail: mail !== undefined };
  const anomalies = { unitOfWork, reads, clock, holder };
  const index = async () => {
    await followWords();
    await followWithSearch(reads, search);
    await followWithMatching(matching, isClosing);
  };
  const mirror = searchServer && openMirror({ unitOfWork, reads, server: searchServer, own: search, clock, holder, log });
  const lane = (work: () => Promise<void>) => makeLane(isClosing, work);
  const indexLane = lane(async () => {
    await index();
    // News of matches is in the record by now: index and matching pass over it, so that neither is left behind.
    await index();
  });
  return {
    words: lane(followWords),
    inbox: lane(() => followWithInbox(inbox, isClosing)),
    due: lane(async () => {
      if (misses) await writeMisses(unitOfWork, misses);
      await finaliseAll(unitOfWork);
      await followWithInbox(inbox, isClosing);
      await announceDays(inbox, clock);
    }),
    index: indexLane,
    // What has just changed is matched between two of its batches, so that the night's long work keeps nobody waiting.
    night: lane(() => matchAllAtNight(matching, () => indexLane.soon(), isClosing)),
    imports: lane(() => followWithImports({ unitOfWork, reads, files }, holder, isClosing)),
    anomalies: lane(() => followWithAnomalies(anomalies, isClosing)),
    years: lane(() => judgeYearsAtNight(anomalies, isClosing)),
    mirror: lane(async () => mirror?.()),
    seals: lane(() => followWithSealing({ unitOfWork, reads, holder }, isClosing)),
    mails: lane(async () => {
      if (!mail) return;
      const tools = { unitOfWork, reads, clock, log, ...mail };
      // Somebody waits at his mailbox for a link.
      await sendLinks(tools, isClosing);
      await sendMails(tools, isClosing);
    }),
  };
}

/** Every lane gets its turn, whatever another throws; then the first failure is thrown. `onIndexed` is told when the own index has followed. */
async function runAll(lanes: ReturnType<typeof lanesOf>, isTick: boolean, onIndexed: () => void): Promise<void> {
  const failures: unknown[] = [];
  const run = (lane: { soon(): Promise<void> }) => lane.soon().catch((error: unknown) => void failures.push(error));
  await run(lanes.words);
  await run(lanes.imports);
  await run(isTick ? lanes.due : lanes.inbox);
  await Promise.all([run(lanes.mails), run(lanes.index).then(onIndexed), run(lanes.anomalies)]);
  if (isTick) await run(lanes.years);
  // Matches and flags are news too; the index passes over them, so that it is not left behind.
  await run(lanes.inbox);
  await Promise.all([run(lanes.mails), run(lanes.seals), run(lanes.index)]);
  if (failures.length > 0) throw failures[0];
}

export function makeJobs(options: JobsOptions): Jobs {
  const { unitOfWork, holder, log, mail, misses } = options;
  let isClosing = false;
  const lanes = lanesOf(options, () => isClosing);
  const tellFailure = (error: unknown) => log.error({ err: error }, "a job failed");
  const report = (work: Promise<void>) => void work.catch(tellFailure);
  // A search server may take its time: nothing waits for it.
  const mirrorSoon = () => report(lanes.mirror.soon());
  return {
    wake() {
      if (!isClosing) report(runAll(lanes, false, mirrorSoon));
    },
    tick() {
      if (!isClosing) report(runAll(lanes, true, mirrorSoon));
    },
    async runOnce() {
      let mirrored = Promise.resolve();
      await runAll(lanes, true, () => {
        mirrored = lanes.mirror.soon();
      });
      await mirrored;
    },
    night: () => lanes.night.soon().catch(tellFailure),
    async close() {
      isClosing = true;
      await Promise.all(Object.values(lanes).map((lane) => lane.over()));
      mail?.transport.close();
      if (misses) await writeMisses(unitOfWork, misses);
      // Another process need not wait for the lease to run out.
      for (const name of [MATCHING_LEASE, INBOX_READER, DAYS_READER, SEALING_READER, MIRROR_LEASE, ANOMALY_READER, YEARS_LEASE])
        await unitOfWork((tx) => releaseLease(tx, name, holder));
    },
  };
}
