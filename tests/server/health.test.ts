import { join } from "node:path";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { makeJobs } from "#app/jobs/runner.ts";
import { readinessOf } from "#app/server/health.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import { openMeilisearchEngine } from "#search/meilisearch/open.ts";
import { openStanding } from "#search/meilisearch/standing.ts";
import { withFallback } from "#search/meilisearch/with-fallback.ts";
import { openApiScene } from "#tests/routes/api/api-scene.ts";
import { ADMIN_KEY, openStandIn } from "#tests/search/meilisearch/stand-in.ts";
import { openApiSite } from "#tests/support/api-site.ts";
import { beforeDatabaseEnds, describeDialects, temporaryFolder } from "#tests/support/database.ts";

type Ready = {
  readonly isReady: boolean;
  readonly database: { readonly isUp: boolean; readonly pendingMigrations: number | null };
  readonly search: { readonly isBuilt: boolean; readonly lag: { readonly behind: number; readonly isLate: boolean } | null };
  readonly readers: readonly { readonly name: string; readonly behind: number; readonly oldestSeconds: number; readonly isLate: boolean }[];
};

describeDialects("health", (open) => {
  it("tells which search answers and how far the server's index is behind, and stays ready without it", async () => {
    const t = await open();
    const standIn = await openStandIn();
    const server = { engine: openMeilisearchEngine({ url: standIn.url, apiKey: ADMIN_KEY }), standing: openStanding(t.now) };
    const search = withFallback(server, openEmbeddedEngine(join(temporaryFolder(), "search.sqlite")));
    const { unitOfWork, reads, now: clock } = t;
    const log = { error: (facts: object) => Promise.reject(facts), warn: () => {} };
    const jobs = makeJobs({ unitOfWork, reads, search, searchServer: server, files: { open: async () => null }, clock, holder: "one", log });
    beforeDatabaseEnds(async () => {
      await jobs.close();
      await search.close();
    });
    await openApiScene(t);
    await jobs.runOnce();
    const well = await readinessOf({ reads, search, clock });
    expect(well).toMatchObject({
      isReady: true,
      search: { engine: "meilisearch", lag: { behind: 0 }, server: { isAnswering: true, failure: null, lag: { behind: 0 } } },
    });
    standIn.trouble("down");
    await openApiScene(t);
    t.advance(20_000);
    await jobs.runOnce();
    const ill = await readinessOf({ reads, search, clock });
    expect(ill).toMatchObject({ isReady: true, search: { engine: "embedded", lag: { behind: 0 }, server: { isAnswering: false, failure: "unreachable" } } });
    expect(ill.search.server?.lag?.behind).toBeGreaterThan(0);
    expect(JSON.stringify(ill)).not.toMatch(/http|key/iu);
  });

  it("is ready once the index is built, and tells how far each reader is behind", async () => {
    const t = await open();
    await openApiScene(t);
    const site = await openApiSite(t);
    const ask = async () => {
      const answer = await site.get("/readyz");
      return [answer.status, (await answer.json()) as Ready] as const;
    };
    const [before, unready] = await ask();
    expect([before, unready.isReady, unready.search.isBuilt, unready.database.isUp]).toEqual([503, false, false, true]);
    await site.jobs.runOnce();
    const [after, ready] = await ask();
    expect([after, ready.isReady, ready.search.lag?.behind]).toEqual([200, true, 0]);
    expect(ready.readers.filter(({ name }) => name.startsWith("matching")).map(({ behind }) => behind)).toEqual([0]);
    await openApiScene(t);
    t.advance(3_600_000);
    const [late, behind] = await ask();
    expect([late, behind.search.lag?.isLate, (behind.search.lag?.behind ?? 0) > 0]).toEqual([200, true, true]);
    expect(behind.readers[0]?.oldestSeconds).toBe(3_600);
  });

  it("turns visitors away from a database that this program does not know, but the process lives", async () => {
    const t = await open();
    const site = await openApiSite(t);
    await site.jobs.runOnce();
    await sql`delete from kysely_migration where name = '0006-access-tokens'`.execute(t.db);
    const answer = await site.get("/readyz");
    expect([answer.status, ((await answer.json()) as Ready).database.pendingMigrations]).toEqual([503, 1]);
    await sql`drop table kysely_migration`.execute(t.db);
    const broken = await site.get("/readyz");
    const text = await broken.text();
    expect(broken.status).toBe(503);
    expect((JSON.parse(text) as Ready).database.isUp).toBe(false);
    expect(text).not.toMatch(/sqlite|postgres|\/tmp|kysely/iu);
    expect(await (await site.get("/healthz")).json()).toEqual({ isAlive: true });
  });
});
