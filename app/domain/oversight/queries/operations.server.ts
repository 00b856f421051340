// Knows how a running site is read from its own tables, any kind of reader or job alike; must never write or repair.
import { SEALING_READER, sealHead } from "#app/domain/events/seal.server.ts";
import { strikeText } from "#app/kernel/strike.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { BackupFact, JobError, JobFact, Operations, ReaderFact, SealFact } from "../operations.ts";

const ERRORS_SHOWN = 5;
const ERROR_CHARACTERS = 200;
const HOLDER_CHARACTERS = 8;
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;

async function readerFact(reads: Reads, reader: string, seq: number): Promise<ReaderFact> {
  const row = await reads
    .selectFrom("event")
    .select((eb) => [eb.cast<number>(eb.fn.countAll(), "bigint").as("behind"), eb.fn.min("at").as("waitingSince")])
    .where("seq", ">", seq)
    .executeTakeFirstOrThrow();
  return { reader, seq, ...row };
}

/** Cursors kept in the database, sealing always, and the search indexes, which keep their own. */
async function readReaders(reads: Reads, { search, searchServer }: IndexCursors): Promise<ReaderFact[]> {
  const rows = await reads.selectFrom("eventCursor").select(["reader", "seq"]).orderBy("reader").execute();
  const indexes = [["search", search ?? 0] as const, ...(searchServer === undefined ? [] : [["searchServer", searchServer ?? 0] as const])];
  const cursors = new Map([[SEALING_READER, 0], ...indexes, ...rows.map((row) => [row.reader, row.seq] as const)]);
  const facts: ReaderFact[] = [];
  for (const [reader, seq] of cursors) facts.push(await readerFact(reads, reader, seq));
  return facts;
}

async function readJobs(reads: Reads): Promise<JobFact[]> {
  return reads
    .selectFrom("job")
    .select((eb) => ["kind", "state", eb.cast<number>(eb.fn.countAll(), "bigint").as("count"), eb.fn.min("createdAt").as("oldestAt")])
    .groupBy(["kind", "state"])
    .orderBy("kind")
    .orderBy("state")
    .execute();
}

/** The newest errors without secrets and without anybody's address. */
async function readJobErrors(reads: Reads): Promise<JobError[]> {
  const rows = await reads
    .selectFrom("job")
    .select(["id", "kind", "state", "attempts", "updatedAt as at", "lastError"])
    .where("lastError", "is not", null)
    .orderBy("updatedAt", "desc")
    .orderBy("id")
    .limit(ERRORS_SHOWN)
    .execute();
  const shown = (error: string | null) => Array.from(strikeText(error ?? "").replace(ADDRESS, "…@…"));
  return rows.map(({ lastError, ...row }) => ({ ...row, error: shown(lastError).slice(0, ERROR_CHARACTERS).join("") }));
}

async function readFiles(reads: Reads): Promise<Operations["files"]> {
  const distinct = reads.selectFrom("file").select(["hash", "size"]).groupBy(["hash", "size"]).as("kept");
  return reads
    .selectFrom(distinct)
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), "bigint").as("count"),
      eb.cast<number>(eb.fn.coalesce(eb.fn.sum("size"), eb.lit(0)), "bigint").as("bytes"),
    ])
    .executeTakeFirstOrThrow();
}

async function readBackup(reads: Reads): Promise<BackupFact | null> {
  const row = await reads
    .selectFrom("backupRun")
    .select(["finishedAt", "eventSeq", "fileCount", "missingFiles", "bytes", "archiveName"])
    .orderBy("finishedAt", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

async function readSeal(reads: Reads): Promise<SealFact> {
  const lastCheck = await reads.selectFrom("sealCheck").select(["at", "seq", "brokenAt", "problem"]).orderBy("at", "desc").limit(1).executeTakeFirst();
  return { head: await sealHead(reads), lastCheck: lastCheck ?? null };
}

/** How far the indexes have read; null for one that is not built, `searchServer` only where one is configured. */
export type IndexCursors = { readonly search: number | null; readonly searchServer?: number | null };

/** Everything the operations page shows of the database. The caller has checked `canReadOperations`. */
export async function readOperations(reads: Reads, cursors: IndexCursors): Promise<Operations> {
  const leases = await reads.selectFrom("lease").select(["name", "holder", "expiresAt"]).orderBy("name").execute();
  const last = await reads
    .selectFrom("event")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return {
    readers: await readReaders(reads, cursors),
    leases: leases.map((lease) => ({ ...lease, holder: lease.holder.slice(0, HOLDER_CHARACTERS) })),
    jobs: await readJobs(reads),
    jobErrors: await readJobErrors(reads),
    files: await readFiles(reads),
    lastEventSeq: Number(last?.seq ?? 0),
    backup: await readBackup(reads),
    seal: await readSeal(reads),
  };
}
