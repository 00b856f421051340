// Makes one migrated template per dialect; starts a throw-away PostgreSQL cluster where none is given.
import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import type { TestProject } from "vitest/node";
import { openPostgres } from "#db/dialects/postgres.ts";
import { openSqliteWriter } from "#db/dialects/sqlite.ts";
import { migrate } from "#db/open.ts";
import type { Database } from "#db/schema.ts";
import { writeReferenceRows } from "#seeds/reference/write.ts";
import { freePort } from "./free-port.ts";

declare module "vitest" {
  export interface ProvidedContext {
    sqliteTemplate: string;
    postgresUrl: string | null;
  }
}

function findPostgresBin(): string | null {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  for (const version of versions) if (existsSync(join(root, version, "bin/initdb"))) return join(root, version, "bin");
  const found = spawnSync("which", ["initdb"], { encoding: "utf8" }).stdout.trim();
  return found ? join(found, "..") : null;
}

/** initdb refuses root, so the cluster then belongs to postgres or nobody. */
function clusterUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
    const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return null;
}

async function startCluster(folder: string): Promise<{ url: string; stop: () => void } | null> {
  const bin = findPostgresBin();
  if (!bin) return null;
  const user = clusterUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { ...(user ?? {}), cwd: folder, stdio: "pipe" as const, env: { ...process.env, LC_ALL: "C.UTF-8" } };
  const data = join(folder, "data");
  const port = await freePort();
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "market", "-A", "trust", "-E", "UTF8", "--no-sync"], options);
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200`;
  execFileSync(join(bin, "pg_ctl"), ["-D", data, "-o", flags, "-w", "-l", join(folder, "log"), "start"], { ...options, stdio: "ignore" });
  return {
    url: `postgres://market@127.0.0.1:${port}/postgres`,
    stop: () => void execFileSync(join(bin, "pg_ctl"), ["-D", data, "-m", "immediate", "stop"], { ...options, stdio: "ignore" }),
  };
}

async function fillTemplate(db: Kysely<Database>, dialect: "sqlite" | "postgres"): Promise<void> {
  await migrate(db, dialect);
  await db.transaction().execute((tx) => writeReferenceRows(tx));
  await db.destroy();
}

async function makePostgresTemplate(adminUrl: string): Promise<void> {
  const root = openPostgres(adminUrl, { max: 1 });
  await sql`drop database if exists market_template with (force)`.execute(root);
  await sql`create database market_template`.execute(root);
  await root.destroy();
  const url = new URL(adminUrl);
  url.pathname = "/market_template";
  await fillTemplate(openPostgres(url.href, { max: 2 }), "postgres");
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "market-suite-"));
  const template = join(folder, "template.sqlite");
  await fillTemplate(openSqliteWriter(template), "sqlite");
  project.provide("sqliteTemplate", template);
  const clusterFolder = mkdtempSync(join(tmpdir(), "market-pg-"));
  const given = process.env.TEST_POSTGRES_URL;
  const cluster = given ? { url: given, stop: () => {} } : await startCluster(clusterFolder);
  if (cluster) await makePostgresTemplate(cluster.url);
  else if (process.env.CI) throw new Error("CI must test PostgreSQL: install it or set TEST_POSTGRES_URL");
  else console.warn("\n*** No PostgreSQL found: its half of every suite is SKIPPED. Install PostgreSQL or set TEST_POSTGRES_URL. ***\n");
  project.provide("postgresUrl", cluster?.url ?? null);
  return () => {
    cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(clusterFolder, { recursive: true, force: true });
  };
}
