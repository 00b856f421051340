// Proves that the search server's index follows the record, finds out what it lost, heals, reports, and never holds anything else up.
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeLease } from "#app/domain/events/readers.server.ts";
import { readOperations } from "#app/domain/oversight/queries/operations.server.ts";
import { type Jobs, makeJobs } from "#app/jobs/runner.ts";
import { MIRROR_LEASE } from "#app/jobs/search-mirror.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import type { SearchEngine } from "#search/engine.ts";
import { openMeilisearchEngine } from "#search/meilisearch/open.ts";
import { openStanding } from "#search/meilisearch/standing.ts";
import { type SearchServer, withFallback } from "#search/meilisearch/with-fallback.ts";
import { ADMIN_KEY, openStandIn, SEARCH_KEY, type StandIn } from "#tests/search/meilisearch/stand-in.ts";
import { plantActor } from "#tests/support/actors.ts";
import { beforeDatabaseEnds, describeDialects, type TestDatabase, temporaryFolder } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";
import { announce } from "./jobs-scene.ts";

type Scene = {
  readonly t: TestDatabase;
  readonly standIn: StandIn;
  readonly server: SearchServer;
  readonly search: SearchEngine;
  readonly jobs: Jobs;
  readonly warned: object[];
  /** An outcome that everybody may find, and the record says so. */
  publish(): Promise<string>;
  /** The jobs once, after the pause that a healthy server is left alone for. */
  run(): Promise<void>;
  /** Ids on the server, without the index's own word. */
  ids(): string[];
  state(): unknown;
};

async function openScene(t: TestDatabase, given?: StandIn): Promise<Scene> {
  const standIn = given ?? (await openStandIn());
  const server: SearchServer = { engine: openMeilisearchEngine({ url: standIn.url, apiKey: ADMIN_KEY }), standing: openStanding(t.now) };
  const search = withFallback(server, openEmbeddedEngine(join(temporaryFolder(), "search.sqlite")));
  const warned: object[] = [];
  const log = { error: (facts: object) => Promise.reject(facts), warn: (facts: object) => void warned.push(facts) };
  const { unitOfWork, reads, now: clock } = t;
  const jobs = makeJobs({ unitOfWork, reads, search, searchServer: server, files: { open: async () => null }, clock, holder: "one", log });
  beforeDatabaseEnds(async () => {
    await jobs.close();
    await search.close();
  });
  const { orgId } = await plantActor(t, { kind: "institute", roles: ["editor"] });
  const documents = () => standIn.documents("market");
  return {
    ...{ t, standIn, server, search, jobs, warned },
    publish: async () => {
      const { id } = await plantOutcome(t, orgId);
      await announce(t, "outcome", id);
      return id;
    },
    run: async () => {
      t.advance(20_000);
      await jobs.runOnce();
    },
    ids: () =>
      documents()
        .map(({ id }) => id)
        .filter((id) => id !== "state")
        .sort(),
    state: () => documents().find(({ id }) => id === "state"),
  };
}

const rebuilds = (standIn: StandIn) => standIn.take().filter((line) => line === "POST /swap-indexes").length;
const serverOf = async ({ search }: Scene) => (await search.health()).server;
const searchTasks = (t: TestDatabase) =>
  t.reads.selectFrom("job").select(["subject", "state", "attempts", "lastError"]).where("kind", "=", "searchTask").execute();

describeDialects("the search server's index", (open) => {
  test("is built once, follows by the events alone, and answers from then on", async () => {
    const scene = await openScene(await open());
    const first = await scene.publish();
    await scene.run();
    expect([scene.ids(), rebuilds(scene.standIn)]).toEqual([[first], 1]);
    expect(await serverOf(scene)).toMatchObject({ isAnswering: true, failure: null, documents: 1 });
    const second = await scene.publish();
    await scene.run();
    expect([scene.ids(), rebuilds(scene.standIn)]).toEqual([[first, second].sort(), 0]);
    expect(scene.state()).toMatchObject({ cursor: (await scene.search.health()).cursor });
    expect(scene.warned).toHaveLength(1);
    scene.standIn.take();
    await scene.jobs.runOnce();
    expect(scene.standIn.take()).toEqual([]);
  });

  test("costs no write while the server is down, and catches up by itself when it is back", async () => {
    const scene = await openScene(await open());
    const first = await scene.publish();
    await scene.run();
    scene.standIn.trouble("down");
    const second = await scene.publish();
    await scene.run();
    expect((await scene.search.search({ kind: "outcome", text: "" })).hits.map(({ id }) => id).sort()).toEqual([first, second].sort());
    expect(await serverOf(scene)).toMatchObject({ isAnswering: false, failure: "unreachable" });
    scene.standIn.trouble(null);
    scene.standIn.take();
    await scene.run();
    expect([scene.ids(), rebuilds(scene.standIn)]).toEqual([[first, second].sort(), 0]);
    expect(await serverOf(scene)).toMatchObject({ isAnswering: true, failure: null });
  });

  test("is built anew when the server lost everything, its own word, or some documents, or knows what never happened", async () => {
    const scene = await openScene(await open());
    const first = await scene.publish();
    const second = await scene.publish();
    await scene.run();
    const spoils: readonly (() => unknown)[] = [
      () => scene.standIn.wipe(),
      () => scene.standIn.drop("market", "state"),
      () => scene.standIn.drop("market", first),
      () => scene.server.engine.setCursor(1_000_000),
    ];
    for (const spoil of spoils) {
      scene.standIn.take();
      await spoil();
      await scene.run();
      expect([scene.ids(), rebuilds(scene.standIn)]).toEqual([[first, second].sort(), 1]);
      expect(await serverOf(scene)).toMatchObject({ isAnswering: true });
    }
  });

  test("that came back as it once was goes on from there", async () => {
    const scene = await openScene(await open());
    const first = await scene.publish();
    await scene.run();
    const back = scene.standIn.snapshot();
    const second = await scene.publish();
    await scene.run();
    back();
    expect(scene.ids()).toEqual([first]);
    scene.standIn.take();
    await scene.run();
    expect([scene.ids(), rebuilds(scene.standIn)]).toEqual([[first, second].sort(), 0]);
  });

  test("where counting never agrees is not built anew for ever", async () => {
    const scene = await openScene(await open());
    await scene.publish();
    await scene.run();
    await scene.search.put([]);
    await scene.search.remove([scene.ids()[0] ?? ""]);
    scene.standIn.take();
    for (let round = 0; round < 4; round += 1) await scene.run();
    expect(rebuilds(scene.standIn)).toBe(1);
    expect(await serverOf(scene)).toMatchObject({ isAnswering: false, failure: "lost", code: "document_count" });
  });

  test("tells the operator which task went wrong, once however often, until it is made good", async () => {
    const scene = await openScene(await open());
    await scene.run();
    for (let round = 0; round < 3; round += 1) {
      scene.standIn.nextTask("documentAdditionOrUpdate", ["processing", "failed"], { code: "invalid_document_id", message: "an id is wrong" });
      if (round === 0) await scene.publish();
      await scene.run();
    }
    const [task, ...others] = await searchTasks(scene.t);
    expect(others).toEqual([]);
    expect(task).toMatchObject({ subject: "documentAdditionOrUpdate", state: "failed", attempts: 3 });
    expect(task?.lastError).toMatch(/^task \d+ documentAdditionOrUpdate: failed, invalid_document_id: an id is wrong$/u);
    const { jobErrors, readers } = await readOperations(scene.t.reads, { search: 1, searchServer: 1 });
    expect(jobErrors).toMatchObject([{ kind: "searchTask", state: "failed", error: task?.lastError }]);
    expect(readers.map(({ reader }) => reader)).toEqual(expect.arrayContaining(["search", "searchServer"]));
    expect(await serverOf(scene)).toMatchObject({ isAnswering: false, failure: "taskFailed", code: "invalid_document_id" });
    await scene.run();
    expect(await searchTasks(scene.t)).toMatchObject([{ state: "done" }]);
    expect(await serverOf(scene)).toMatchObject({ isAnswering: true });
  });

  test("is written by one process at a time; the others read it as soon as it is in step", async () => {
    const t = await open();
    const scene = await openScene(t);
    await scene.publish();
    await scene.run();
    await t.unitOfWork((tx, now) => takeLease(tx, { name: MIRROR_LEASE, holder: "another", ms: 600_000 }, now));
    const other = await openScene(t, scene.standIn);
    scene.standIn.take();
    await other.run();
    expect(scene.standIn.take().filter((line) => !line.startsWith("GET ") && !line.includes("/multi-search"))).toEqual([]);
    expect(await serverOf(other)).toMatchObject({ isAnswering: true });
    await other.publish();
    await other.run();
    expect(other.ids()).toHaveLength(1);
    await t.unitOfWork((tx) => tx.deleteFrom("lease").where("name", "=", MIRROR_LEASE).execute());
    await other.run();
    expect(other.ids()).toHaveLength(2);
  });

  test("neither key is in the database, in the health that is shown, or in what is logged", async () => {
    const scene = await openScene(await open());
    await scene.run();
    scene.standIn.trouble({ status: 403, code: "invalid_api_key" });
    await scene.publish();
    await scene.run();
    const told = [await scene.t.dump(), JSON.stringify(await scene.search.health()), JSON.stringify(scene.warned)].join("\n");
    for (const secret of [ADMIN_KEY, SEARCH_KEY, scene.standIn.url]) expect(told).not.toContain(secret);
    expect(told).toContain("invalid_api_key");
  });
});
