// Knows how a PostgreSQL database is dumped from one snapshot and brought back whole or not at all; must never know what is kept in it.
import pg from "pg";
import { runPostgresTool } from "./postgres-tools.ts";
import type { OnProgress, SnapshotFacts } from "./snapshot-facts.ts";

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function column<T>(client: pg.Client, statement: string): Promise<T[]> {
  const { rows } = await client.query<T[]>({ text: statement, rowMode: "array" });
  return rows.map((row) => row[0] as T);
}

async function factsOf(client: pg.Client): Promise<Omit<SnapshotFacts, "dialect">> {
  const [ledger] = await column<string | null>(client, "select to_regclass('kysely_migration')::text");
  if (!ledger) throw new Error("This database was never migrated: there is nothing to keep.");
  const [schemaVersion] = await column<string>(client, "select max(name) from kysely_migration");
  const [eventSeq] = await column<string>(client, "select coalesce(max(seq), 0)::text from event");
  return { schemaVersion: String(schemaVersion), eventSeq: Number(eventSeq), fileHashes: await column(client, "select distinct hash from file order by hash") };
}

/** pg_dump works in the snapshot of this transaction, so the facts are facts of the dump. */
export async function dumpPostgres(databaseUrl: string, target: string, onProgress: OnProgress): Promise<Omit<SnapshotFacts, "dialect">> {
  return withClient(databaseUrl, async (client) => {
    await client.query("begin transaction isolation level repeatable read read only");
    const [snapshot] = await column<string>(client, "select pg_export_snapshot()");
    const facts = await factsOf(client);
    const [tables] = await column<string>(client, "select count(*)::text from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
    let done = 0;
    const args = ["--format=custom", "--no-owner", "--no-privileges", "--verbose", `--snapshot=${snapshot}`, `--file=${target}`];
    await runPostgresTool("pg_dump", args, databaseUrl, (line) => {
      if (line.includes("dumping contents of table")) onProgress(++done, Number(tables));
    });
    await client.query("commit");
    return facts;
  });
}

/** True when the database holds no table of anybody's. */
export async function isEmptyPostgres(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const tables = "select count(*)::text from pg_tables where schemaname not in ('pg_catalog', 'information_schema')";
    return (await column<string>(client, tables))[0] === "0";
  });
}

/** One transaction: after a failure the database is as empty as before. */
export async function restorePostgres(databaseUrl: string, dump: string): Promise<void> {
  const args = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"];
  await runPostgresTool("pg_restore", [...args, dump], databaseUrl, () => {});
}
