// Serves what programs read over real HTTP, from the site map and the real edge, on a test's database; pages need a build and are left out.
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { freePort } from "#app/cli/throw-away/free-port.ts";
import { openMissBuffer } from "#app/domain/thesaurus/misses/missed-search.ts";
import { makeJobs } from "#app/jobs/runner.ts";
import routes from "#app/routes.ts";
import { makeApp } from "#app/server/app.ts";
import { hostOf } from "#app/server/host.ts";
import { makeLog } from "#app/server/log.ts";
import type { ApiLimits } from "#app/web/api-limits.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import { beforeDatabaseEnds, type TestDatabase } from "./database.ts";

type Declared = { readonly path?: string; readonly index?: boolean; readonly file: string };

/** Remix's own build object with the routes that have no page to draw. */
async function buildOf(): Promise<ServerBuild> {
  const resources = ((await routes) as readonly Declared[]).filter((route) => route.file.startsWith("routes/feeds/") && route.file.endsWith(".ts"));
  const entries = await Promise.all(
    resources.map(async ({ path, file }) => {
      const module = (await import(new URL(`../../app/${file}`, import.meta.url).href)) as ServerBuild["routes"][string]["module"];
      return [file, { id: file, path, module }] as const;
    }),
  );
  return {
    mode: "production",
    entry: { module: { default: () => new Response("no page", { status: 404 }) } },
    routes: Object.fromEntries(entries) as ServerBuild["routes"],
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  };
}

export type ApiSite = {
  readonly url: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  readonly jobs: ReturnType<typeof makeJobs>;
};

const GENEROUS: ApiLimits = { addressPerMinute: 100_000, tokenPerMinute: 100_000 };

/** Up until the test is over. */
export async function openApiSite(t: TestDatabase, apiLimits = GENEROUS): Promise<ApiSite> {
  const folder = mkdtempSync(join(tmpdir(), "market-api-"));
  const search = openEmbeddedEngine(join(folder, "search.sqlite"));
  const { unitOfWork, reads, now: clock } = t;
  const files = { put: noFile, open: noFile };
  const jobs = makeJobs({ unitOfWork, reads, search, clock, holder: "api", files, log: makeLog("silent") });
  const isDemo = async () => false;
  const composed = {
    unitOfWork,
    unitOfWorkAt: () => unitOfWork,
    reads,
    search,
    clock,
    jobs,
    isDemo,
    hasMail: false,
    host: hostOf({ dialect: t.dialect, reads, writer: t.db, close: async () => {} }, folder, clock()),
    files,
    misses: openMissBuffer(clock),
    close: async () => {},
  };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = makeApp({ build: await buildOf(), composed, publicUrl: url, trustProxy: 0, clientDir: folder, log: makeLog("silent"), isDemo: false, apiLimits });
  const server = await new Promise<Server>((done) => {
    const listening = app.listen(port, "127.0.0.1", () => done(listening));
  });
  beforeDatabaseEnds(async () => {
    await new Promise((done) => server.close(done));
    await jobs.close();
    await search.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { url, jobs, get: (path, headers = {}) => fetch(url + path, { headers: { Connection: "close", ...headers } }) };
}

async function noFile(): Promise<never> {
  throw new Error("no file is kept here");
}
