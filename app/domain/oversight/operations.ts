// Knows what an operator must see of a running site and what of it needs a hand; pure.
import type { HostFacts } from "#app/kernel/host-facts.ts";

export type ReaderFact = {
  readonly reader: string;
  readonly seq: number;
  /** Events after its cursor, and when the first of them happened. */
  readonly behind: number;
  readonly waitingSince: string | null;
};
export type LeaseFact = { readonly name: string; readonly holder: string; readonly expiresAt: string };
export type JobFact = { readonly kind: string; readonly state: string; readonly count: number; readonly oldestAt: string };
export type JobError = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly at: string;
  readonly error: string;
};
export type BackupFact = {
  readonly finishedAt: string;
  readonly eventSeq: number;
  readonly fileCount: number;
  readonly missingFiles: number;
  readonly bytes: number;
  readonly archiveName: string;
};
export type SealFact = {
  readonly head: { readonly seq: number; readonly head: string };
  readonly lastCheck: { readonly at: string; readonly seq: number; readonly brokenAt: number | null; readonly problem: string | null } | null;
};
/** A search server in front of the site's own index; `failure` names why it does not answer. */
export type SearchServerFact = {
  readonly isAnswering: boolean;
  readonly failure: string | null;
  readonly code: string | null;
  readonly since: string;
  readonly documents: number | null;
  readonly cursor: number | null;
};
/** `engine` answers now; the other facts are those of the site's own index. */
export type SearchFact = {
  readonly engine: string;
  readonly isReady: boolean;
  readonly documents: number;
  readonly cursor: number | null;
  readonly server?: SearchServerFact;
};

export type Operations = {
  readonly readers: readonly ReaderFact[];
  readonly leases: readonly LeaseFact[];
  readonly jobs: readonly JobFact[];
  readonly jobErrors: readonly JobError[];
  readonly files: { readonly count: number; readonly bytes: number };
  readonly lastEventSeq: number;
  readonly backup: BackupFact | null;
  readonly seal: SealFact;
};

export const CONCERNS = [
  "sealBroken",
  "noBackup",
  "backupOld",
  "backupIncomplete",
  "readerBehind",
  "searchNotReady",
  "searchServerDown",
  "diskLow",
  "notVerified",
  "verifyOld",
] as const;
export type Concern = (typeof CONCERNS)[number];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A daily backup may be two hours late. */
const BACKUP_AGE_MS = DAY_MS + 120 * MINUTE_MS;
const VERIFY_AGE_MS = 31 * DAY_MS;
/** Readers run after each commit and every twenty seconds: five minutes mean that one is stuck. */
const READER_AGE_MS = 5 * MINUTE_MS;
const DISK_FREE_SHARE = 0.1;

/** Milliseconds from `at` to `now`. */
export function ageMs(at: string, now: string): number {
  return Date.parse(now) - Date.parse(at);
}

export function isReaderStuck(reader: ReaderFact, now: string): boolean {
  return reader.waitingSince !== null && ageMs(reader.waitingSince, now) > READER_AGE_MS;
}

/** What an operator should do something about, gravest first. */
export function concernsOf({ readers, backup, seal }: Operations, search: SearchFact, host: HostFacts, now: string): readonly Concern[] {
  const { lastCheck } = seal;
  const { diskFreeBytes, diskBytes } = host;
  const found: Readonly<Record<Concern, boolean>> = {
    sealBroken: lastCheck !== null && lastCheck.brokenAt !== null,
    noBackup: backup === null,
    backupOld: backup !== null && ageMs(backup.finishedAt, now) > BACKUP_AGE_MS,
    backupIncomplete: backup !== null && backup.missingFiles > 0,
    readerBehind: readers.some((reader) => isReaderStuck(reader, now)),
    searchNotReady: !search.isReady,
    searchServerDown: search.server !== undefined && !search.server.isAnswering,
    diskLow: diskFreeBytes !== null && diskBytes !== null && diskFreeBytes < diskBytes * DISK_FREE_SHARE,
    notVerified: lastCheck === null,
    verifyOld: lastCheck !== null && ageMs(lastCheck.at, now) > VERIFY_AGE_MS,
  };
  return CONCERNS.filter((concern) => found[concern]);
}
