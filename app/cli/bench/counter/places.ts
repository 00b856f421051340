// Knows where the measurement's databases live and how each is filled; nothing of it is kept.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster } from "#app/cli/throw-away/postgres-cluster.ts";
import { instantOf } from "#app/kernel/time.ts";
import type { DialectName } from "#db/dialects/columns.ts";
import { openSqliteFiller } from "#db/dialects/sqlite.ts";
import { type DatabasePlace, type OpenDatabase, openDatabase } from "#db/open.ts";
import { makeUnitOfWork, type UnitOfWork } from "#db/unit-of-work.ts";
import { writeReferenceRows } from "#seeds/reference/write.ts";

export const clock = () => instantOf(Date.now());

/** `newPlace` makes an empty database with its own folder. */
export type Ground = { readonly dialect: DialectName; readonly newPlace: (name: string) => DatabasePlace; readonly leave: () => void };

/** Null where this machine has no PostgreSQL. */
export async function openGround(dialect: DialectName): Promise<Ground | null> {
  const root = mkdtempSync(join(tmpdir(), "market-bench-"));
  const clusterFolder = mkdtempSync(join(tmpdir(), "market-bench-pg-"));
  const clear = () => {
    for (const folder of [root, clusterFolder]) rmSync(folder, { recursive: true, force: true });
  };
  const cluster = dialect === "postgres" ? await startCluster(clusterFolder) : null;
  if (dialect === "postgres" && !cluster) {
    clear();
    return null;
  }
  const newPlace = (name: string): DatabasePlace => {
    const dataDir = join(root, name);
    mkdirSync(dataDir);
    return { dataDir, databaseUrl: cluster?.newDatabase(name) };
  };
  const leave = () => {
    cluster?.stop();
    clear();
  };
  return { dialect, newPlace, leave };
}

export type Opened = OpenDatabase & { readonly unitOfWork: UnitOfWork };

export async function openPlace(place: DatabasePlace): Promise<Opened> {
  const database = await openDatabase(place);
  return { ...database, unitOfWork: makeUnitOfWork({ db: database.writer, dialect: database.dialect, clock }) };
}

/** Lets `work` write with nothing waited for: the data is thrown away whatever happens. */
export async function fillPlace(place: DatabasePlace, work: (unitOfWork: UnitOfWork) => Promise<void>): Promise<void> {
  const database = await openPlace(place);
  await database.unitOfWork((tx) => writeReferenceRows(tx));
  const filler = database.dialect === "sqlite" ? openSqliteFiller(join(place.dataDir, "market.sqlite")) : null;
  try {
    await work(filler ? makeUnitOfWork({ db: filler, dialect: "sqlite", clock }) : database.unitOfWork);
  } finally {
    await filler?.destroy();
    await database.close();
  }
}
