// Knows how the services are built and taken down, for the server and for the command line alike.
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { FileStore } from "#app/domain/files/file.ts";
import { openFileStore } from "#app/domain/files/file-store.server.ts";
import { type MissBuffer, openMissBuffer } from "#app/domain/thesaurus/misses/missed-search.ts";
import { openMailTransport } from "#app/jobs/mail/transport.server.ts";
import { makeJobs } from "#app/jobs/runner.ts";
import { thesaurusFollower } from "#app/jobs/words-pass.ts";
import type { HostFacts } from "#app/kernel/host-facts.ts";
import { type Instant, instantOf } from "#app/kernel/time.ts";
import { openDatabase } from "#db/open.ts";
import { makeUnitOfWork, type Reads, type UnitOfWork } from "#db/unit-of-work.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import { openRestEmbedder } from "#search/embedding/rest-embedder.server.ts";
import { openVectors } from "#search/embedding/vectors.server.ts";
import type { SearchEngine } from "#search/engine.ts";
import { openMeilisearchEngine } from "#search/meilisearch/open.ts";
import { openStanding } from "#search/meilisearch/standing.ts";
import { type SearchServer, withFallback } from "#search/meilisearch/with-fallback.ts";
import { writeReferenceRows } from "#seeds/reference/write.ts";
import type { Environment } from "./environment.ts";
import { hostOf } from "./host.ts";

export type Composed = {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly search: SearchEngine;
  /** The server that `search` asks first, where one is configured. */
  readonly searchServer?: SearchServer | undefined;
  readonly files: FileStore;
  readonly misses: MissBuffer;
  readonly clock: () => Instant;
  readonly jobs: ReturnType<typeof makeJobs>;
  readonly host: () => Promise<HostFacts>;
  /** Whether notices are mailed at all. */
  readonly hasMail: boolean;
  /** Facts of this instance; `demo` marks a demo database. */
  readonly isDemo: () => Promise<boolean>;
  /** A unit of work whose `now` is another clock's: seeds live through years. */
  readonly unitOfWorkAt: (clock: () => Instant) => UnitOfWork;
  readonly close: () => Promise<void>;
};

export type ComposeOptions = { readonly clock?: () => Instant; readonly log: Logger };

/** Opens and migrates the database, the files and the search index, and wires the readers of events to commits. */
export async function composeServices(environment: Environment, { clock = () => instantOf(Date.now()), log }: ComposeOptions): Promise<Composed> {
  mkdirSync(environment.dataDir, { recursive: true });
  const database = await openDatabase({ databaseUrl: environment.databaseUrl, dataDir: environment.dataDir });
  const searchServer = environment.searchServer && { engine: openMeilisearchEngine(environment.searchServer), standing: openStanding(clock) };
  const embedded = openEmbeddedEngine(join(environment.dataDir, "search.sqlite"));
  const search = searchServer ? withFallback(searchServer, embedded) : embedded;
  const files = openFileStore(environment.filesDir);
  let wake = () => {};
  const unitOfWork = makeUnitOfWork({ db: database.writer, dialect: database.dialect, clock, afterCommit: () => wake() });
  const unitOfWorkAt = (other: () => Instant) => makeUnitOfWork({ db: database.writer, dialect: database.dialect, clock: other });
  await unitOfWork((tx) => writeReferenceRows(tx));
  await thesaurusFollower(database.reads, search)();
  const misses = openMissBuffer(clock);
  const mail = environment.mail && { transport: openMailTransport(environment.mail.smtpUrl, environment.mail.from), publicUrl: environment.publicUrl };
  const holder = `${process.pid}-${randomUUID()}`;
  const { embedding } = environment;
  const vectors = embedding && openVectors(join(environment.dataDir, "vectors.sqlite"), openRestEmbedder({ ...embedding, log }));
  const jobs = makeJobs({
    vectors,
    unitOfWork: unitOfWorkAt(clock),
    reads: database.reads,
    search,
    searchServer,
    files,
    misses,
    clock,
    holder,
    mail,
    log,
  });
  wake = () => jobs.wake();
  const isDemo = async () => (await database.reads.selectFrom("instance").select("value").where("key", "=", "demo").executeTakeFirst()) !== undefined;
  const host = hostOf(database, environment.dataDir, clock());
  const close = async () => {
    await jobs.close();
    await search.close();
    vectors?.close();
    await database.close();
  };
  return {
    unitOfWork,
    unitOfWorkAt,
    reads: database.reads,
    search,
    searchServer,
    files,
    misses,
    clock,
    jobs,
    host,
    hasMail: mail !== undefined,
    isDemo,
    close,
  };
}
