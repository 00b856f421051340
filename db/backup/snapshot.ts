// Knows how a database of either dialect is copied as it is at one moment; must never know where archives go.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DatabasePlace } from "../open.ts";
import { dumpPostgres } from "./postgres.ts";
import type { OnProgress, SnapshotFacts } from "./snapshot-facts.ts";
import { copySqlite } from "./sqlite.ts";

export const SQLITE_FILE = "market.sqlite";

/** Copies the database as it is at one moment to the file `target`, while others go on writing. Never migrates. */
export async function copyDatabase(place: DatabasePlace, target: string, onProgress: OnProgress): Promise<SnapshotFacts> {
  if (place.databaseUrl) return { dialect: "postgres", ...(await dumpPostgres(place.databaseUrl, target, onProgress)) };
  const path = join(place.dataDir, SQLITE_FILE);
  if (!existsSync(path)) throw new Error(`There is no database: ${path} does not exist.`);
  return { dialect: "sqlite", ...(await copySqlite(path, target, onProgress)) };
}
