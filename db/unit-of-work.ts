// Knows how a write happens: one transaction, one now, one writer, hooks after commit. Must never know what is written.
import { type Kysely, sql, type Transaction } from "kysely";
import type { Instant } from "#app/kernel/time.ts";
import type { DialectName } from "./dialects/columns.ts";
import type { Database } from "./schema.ts";

export type Tx = Transaction<Database>;
/** What a query may be given: the readers' connection or an open transaction. */
export type Reads = Kysely<Database>;

export type UnitOfWork = <T>(work: (tx: Tx, now: Instant) => Promise<T>) => Promise<T>;

/** One number for the whole city: every writer of every process takes it first, so event order is commit order. */
const WRITER_LOCK = 330_600;

export type UnitOfWorkOptions = {
  readonly db: Kysely<Database>;
  readonly dialect: DialectName;
  readonly clock: () => Instant;
  /** Runs after each commit; its failure never undoes the write and is reported, not thrown. */
  readonly afterCommit?: () => void;
};

/**
 * `now` is read after the writer's lock is held, so that a later seq never carries an earlier instant.
 * SQLite begins immediate; PostgreSQL is READ COMMITTED and takes the advisory lock as its first statement.
 */
export function makeUnitOfWork({ db, dialect, clock, afterCommit }: UnitOfWorkOptions): UnitOfWork {
  return async (work) => {
    const result = await db.transaction().execute(async (tx) => {
      if (dialect === "postgres") await sql`select pg_advisory_xact_lock(${sql.lit(WRITER_LOCK)})`.execute(tx);
      return work(tx, clock());
    });
    afterCommit?.();
    return result;
  };
}
