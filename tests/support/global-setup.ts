// Makes one migrated template per dialect; on a throw-away PostgreSQL cluster where none is given.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import type { TestProject } from "vitest/node";
import { startCluster } from "#app/cli/throw-away/postgres-cluster.ts";
import { openPostgres } from "#db/dialects/postgres.ts";
import { openSqliteWriter } from "#db/dialects/sqlite.ts";
import { migrate } from "#db/open.ts";
import type { Database } from "#db/schema.ts";
import { writeReferenceRows } from "#seeds/reference/write.ts";

declare module "vitest" {
  export interface ProvidedContext {
    sqliteTemplate: string;
    postgresUrl: string | null;
  }
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
