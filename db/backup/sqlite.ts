// Knows how a SQLite database is copied whole while it is written; must never know what is kept in it.
import SQLite from "better-sqlite3";
import type { OnProgress, SnapshotFacts } from "./snapshot-facts.ts";

const PAGES_A_TURN = 1_000;
const BUSY_MS = 10_000;

function factsOf(source: SQLite.Database): Omit<SnapshotFacts, "dialect"> {
  const one = <T>(statement: string) => source.prepare<[], T>(statement).pluck().get() as T | null;
  const schemaVersion = one<string>("select max(name) from kysely_migration");
  if (!schemaVersion) throw new Error("This database was never migrated: there is nothing to keep.");
  const fileHashes = source.prepare<[], string>("select distinct hash from file order by hash").pluck().all() as string[];
  return { schemaVersion, eventSeq: one<number>("select max(seq) from event") ?? 0, fileHashes };
}

/** One file without a log beside it, and proved to be whole. */
function settle(target: string): void {
  const copy = new SQLite(target);
  try {
    copy.pragma("journal_mode = DELETE");
    const found = copy.pragma("integrity_check", { simple: true });
    if (found !== "ok") throw new Error(`The database is damaged and was not kept: ${String(found)}`);
  } finally {
    copy.close();
  }
}

/**
 * SQLite's online backup inside one read transaction: without it, each write of another process would start the copy anew,
 * and on a busy site it would never end.
 */
export async function copySqlite(path: string, target: string, onProgress: OnProgress): Promise<Omit<SnapshotFacts, "dialect">> {
  const source = new SQLite(path, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  try {
    source.exec("begin");
    const facts = factsOf(source);
    await source.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages - remainingPages, totalPages);
        return PAGES_A_TURN;
      },
    });
    source.exec("commit");
    settle(target);
    return facts;
  } finally {
    source.close();
  }
}
