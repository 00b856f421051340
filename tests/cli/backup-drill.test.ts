// The drill: backs up under load by the real commands, restores elsewhere, and compares everything; then breaks archives and sees them refused.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as giveWay } from "node:timers/promises";
import { promisify } from "node:util";
import SQLite from "better-sqlite3";
import { expect, it } from "vitest";
import { makeBackup } from "#app/cli/backup/make-backup.ts";
import { restoreBackup, verifyArchive } from "#app/cli/backup/restore-backup.ts";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { verifySeals } from "#app/domain/events/verify-seals.server.ts";
import { recordFile } from "#app/domain/files/commands/record-file.server.ts";
import { openFileStore } from "#app/domain/files/file-store.server.ts";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { followWithSealing } from "#app/jobs/sealing.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { copySqlite } from "#db/backup/sqlite.ts";
import { openPostgres } from "#db/dialects/postgres.ts";
import { openSqliteWriter } from "#db/dialects/sqlite.ts";
import { type DatabasePlace, openDatabase } from "#db/open.ts";
import { makeUnitOfWork, type UnitOfWork } from "#db/unit-of-work.ts";
import { filedAndAccepted, plantOffice, runContractVerb } from "#tests/domain/contracts/contract-scene.ts";
import { describeDialects, newPostgresDatabase, type TestDatabase, temporaryFolder } from "#tests/support/database.ts";
import { dumpTables } from "#tests/support/dump.ts";

const run = promisify(execFile);
const bytes = (text: string) => new TextEncoder().encode(text);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const filesOf = (place: DatabasePlace) => join(place.dataDir, "files");
const silent = () => {};

async function emptyPlace(t: TestDatabase): Promise<DatabasePlace> {
  const dataDir = join(temporaryFolder(), "restored");
  return t.dialect === "sqlite" ? { dataDir } : { dataDir, databaseUrl: await newPostgresDatabase("template0") };
}

const openPlace = (place: DatabasePlace) =>
  place.databaseUrl ? openPostgres(place.databaseUrl, { max: 2 }) : openSqliteWriter(join(place.dataDir, "market.sqlite"));

async function dumpOf(place: DatabasePlace): Promise<string> {
  const db = openPlace(place);
  try {
    return await dumpTables(db);
  } finally {
    await db.destroy();
  }
}

/** Hash and bytes of every file of a store. */
function storeOf(filesDir: string): Record<string, string> {
  const found: Record<string, string> = {};
  if (!existsSync(filesDir)) return found;
  for (const folder of readdirSync(filesDir))
    for (const name of readdirSync(join(filesDir, folder))) found[name] = readFileSync(join(filesDir, folder, name), "base64");
  return found;
}

/** The real command in a process of its own. */
async function command(script: "backup" | "restore", args: readonly string[], place?: DatabasePlace) {
  const env = { ...process.env, DATA_DIR: place?.dataDir ?? "", DATABASE_URL: place?.databaseUrl ?? "" };
  const { stdout, stderr } = await run("node", ["--import", "tsx", `app/cli/${script}.ts`, ...args], { env });
  return { stdout: stdout.trim(), stderr };
}

const restoreArgs = (from: string, place: DatabasePlace) => [
  "--from",
  from,
  "--data-dir",
  place.dataDir,
  ...(place.databaseUrl ? ["--database-url", place.databaseUrl] : []),
];

/** Notes, inside each transaction, what the whole database says at the event it ends with. */
function markingWrites(t: TestDatabase): { readonly unitOfWork: UnitOfWork; readonly dumps: Map<number, string> } {
  const dumps = new Map<number, string>();
  const unitOfWork: UnitOfWork = (work) =>
    t.unitOfWork(async (tx, now) => {
      const result = await work(tx, now);
      const { seq } = await tx
        .selectFrom("event")
        .select((eb) => eb.fn.max("seq").as("seq"))
        .executeTakeFirstOrThrow();
      dumps.set(Number(seq), sha256(await dumpTables(tx)));
      return result;
    });
  return { unitOfWork, dumps };
}

type Office = Awaited<ReturnType<typeof plantOffice>>;

/** Files and contracts, registered and sometimes annulled, until told to stop. */
async function work(t: TestDatabase, office: Office, isOver: () => boolean): Promise<number> {
  const store = openFileStore(filesOf(t.place));
  let rounds = 0;
  for (; !isOver(); rounds += 1) {
    const id = await filedAndAccepted(t, office.seller, office.clerk);
    const stored = await store.put(bytes(`合同扫描件 ${rounds}`), "scan.txt");
    const evidence = { file: stored, noun: "techContract", nounId: id, purpose: "signedCopy", audience: "parties" } as const;
    await t.unitOfWork((tx, now) => recordFile(tx, office.seller, evidence, now));
    await runContractVerb(t, "register", office.clerk, id);
    if (rounds % 3 === 2) await runContractVerb(t, "annul", office.clerk, id);
  }
  return rounds;
}

const backupOf = (t: TestDatabase, to: string) =>
  makeBackup({ place: t.place, filesDir: filesOf(t.place), to, clock: t.now, productVersion: "0.0.0", onProgress: silent });

describeDialects("the restore drill", (open) => {
  it("keeps one moment while writers work, and brings it back whole, twice", async () => {
    const t = await open();
    const { unitOfWork, dumps } = markingWrites(t);
    const marked = { ...t, unitOfWork };
    const office = await plantOffice(t);
    let isOver = false;
    const to = temporaryFolder();
    const backup = command("backup", ["--to", to], t.place).finally(() => {
      isOver = true;
    });
    const [kept, ...rounds] = await Promise.all([backup, work(marked, office, () => isOver), work(marked, office, () => isOver)]);
    expect(rounds.every((count) => count > 0)).toBe(true);
    const archive = kept.stdout;
    expect(readdirSync(to)).toEqual([archive.slice(to.length + 1)]);
    expect(statSync(archive).mode & 0o077).toBe(0);

    const manifest = await verifyArchive(archive, silent);
    const archiveHash = createHash("sha256").update(readFileSync(archive)).digest("hex");
    const written = await t.reads.selectFrom("backupRun").select(["archiveName", "archiveHash", "missingFiles", "eventSeq"]).execute();
    expect(written).toEqual([{ archiveName: archive.slice(to.length + 1), archiveHash, missingFiles: 0, eventSeq: manifest.eventSeq }]);
    const last = Math.max(...dumps.keys());
    expect(manifest.eventSeq, "the backup ran among the writes").toBeLessThan(last);
    const place = await emptyPlace(t);
    await command("restore", restoreArgs(archive, place));
    const restored = await dumpOf(place);
    expect(sha256(restored)).toBe(dumps.get(manifest.eventSeq));
    const files = storeOf(filesOf(place));
    const originals = storeOf(filesOf(t.place));
    expect(Object.keys(files).length).toBeGreaterThan(0);
    for (const [hash, content] of Object.entries(files)) expect(originals[hash]).toBe(content);

    const again = await makeBackup({ place, filesDir: filesOf(place), to, clock: t.now, productVersion: "0.0.0", onProgress: silent });
    expect(again.manifest).toMatchObject({ eventSeq: manifest.eventSeq, schemaVersion: manifest.schemaVersion, files: manifest.files, missing: [] });
    const second = await emptyPlace(t);
    await restoreBackup({ from: again.path, ...second, databaseUrl: second.databaseUrl, onProgress: silent });
    expect(await dumpOf(second)).toBe(restored);
    expect(storeOf(filesOf(second))).toEqual(files);
  }, 60_000);

  it("brings back an instance that goes on: the ledger agrees, the chain holds, the next event follows the last", async () => {
    const t = await open();
    const office = await plantOffice(t);
    let rounds = 0;
    await work(t, office, () => rounds++ === 3);
    await followWithSealing({ unitOfWork: t.unitOfWork, reads: t.reads, holder: "one" }, () => false);
    const { path, manifest } = await backupOf(t, temporaryFolder());
    const place = await emptyPlace(t);
    await restoreBackup({ from: path, ...place, databaseUrl: place.databaseUrl, onProgress: silent });
    const opened = await openDatabase(place);
    try {
      expect((await opened.reads.selectFrom("posting").select("id").execute()).length).toBeGreaterThan(0);
      expect(await verifySeals(opened.reads)).toMatchObject({ head: { seq: manifest.eventSeq }, waiting: 0, broken: null });
      const unitOfWork = makeUnitOfWork({ db: opened.writer, dialect: opened.dialect, clock: t.now });
      expect(await checkLedger(opened.reads, unitOfWork)).toEqual([]);
      const next = await unitOfWork((tx, now) => appendEvent(tx, SYSTEM_ACTOR, now, { noun: "setting", nounId: "x", verb: "tried" }));
      expect(next).toBeGreaterThan(manifest.eventSeq);
      await filedAndAccepted({ ...t, unitOfWork }, office.seller, office.clerk);
    } finally {
      await opened.close();
    }
  });
});

describeDialects("what a backup says of itself", (open) => {
  it("is true of the copy, however fast others write", async () => {
    const t = await open();
    let isOver = false;
    const backup = backupOf(t, temporaryFolder()).finally(() => {
      isOver = true;
    });
    const second = t.secondUnitOfWork();
    const write = async () => {
      while (!isOver) {
        await second((tx, now) => appendEvent(tx, SYSTEM_ACTOR, now, { noun: "setting", nounId: "x", verb: "tried" }));
        // SQLite answers at once: without this the copy would never get its turn.
        await giveWay();
      }
    };
    const [{ path, manifest }] = await Promise.all([backup, write()]);
    const place = await emptyPlace(t);
    await restoreBackup({ from: path, ...place, databaseUrl: place.databaseUrl, onProgress: silent });
    const copy = openPlace(place);
    const { seq } = await copy
      .selectFrom("event")
      .select((eb) => eb.fn.max("seq").as("seq"))
      .executeTakeFirstOrThrow();
    await copy.destroy();
    expect(Number(seq ?? 0)).toBe(manifest.eventSeq);
  });
});

describeDialects("an archive that cannot be trusted", (open) => {
  async function prepared(t: TestDatabase) {
    const office = await plantOffice(t);
    let rounds = 0;
    await work(t, office, () => rounds++ === 1);
    const to = temporaryFolder();
    return { ...(await backupOf(t, to)), to };
  }
  const attempt = (from: string, place: DatabasePlace) => restoreBackup({ from, ...place, databaseUrl: place.databaseUrl, onProgress: silent });

  it("is refused for one changed byte anywhere, for a missing end, and leaves the place untouched", async () => {
    const t = await open();
    const { path, to } = await prepared(t);
    const whole = readFileSync(path);
    const place = await emptyPlace(t);
    const database = whole.indexOf(Buffer.from(t.dialect === "sqlite" ? "SQLite format 3" : "PGDMP"));
    const file = whole.indexOf(Buffer.from("合同扫描件"));
    const name = whole.indexOf(Buffer.from("files/"));
    const manifest = whole.lastIndexOf(Buffer.from('"eventSeq"'));
    const hash = whole.lastIndexOf(Buffer.from('"hash"')) + 12;
    for (const offset of [database, database + 5_000, file, name + 8, manifest + 1, hash]) {
      const broken = Buffer.from(whole);
      broken[offset] = (broken[offset] as number) ^ 1;
      writeFileSync(join(to, "broken.tar"), broken);
      await expect(attempt(join(to, "broken.tar"), place), `byte ${offset}`).rejects.toThrow(/backup|manifest/u);
    }
    for (const length of [0, 700, Math.floor(whole.length / 2), manifest]) {
      writeFileSync(join(to, "short.tar"), whole.subarray(0, length));
      await expect(attempt(join(to, "short.tar"), place), `cut at ${length}`).rejects.toThrow(/backup/u);
    }
    expect(existsSync(place.dataDir)).toBe(false);
    if (place.databaseUrl) expect(await dumpOf(place)).toBe("");
    await attempt(path, place);
  });

  it("is not restored over anything", async () => {
    const t = await open();
    const { path } = await prepared(t);
    const place = await emptyPlace(t);
    mkdirSync(place.dataDir);
    writeFileSync(join(place.dataDir, "somebody.txt"), "kept");
    await expect(attempt(path, place)).rejects.toThrow(/not empty/u);
    expect(readdirSync(place.dataDir)).toEqual(["somebody.txt"]);
    const before = await t.dump();
    await expect(attempt(path, { ...t.place, dataDir: t.dialect === "sqlite" ? t.place.dataDir : join(temporaryFolder(), "new") })).rejects.toThrow(
      /not empty/u,
    );
    expect(await t.dump()).toBe(before);
  });

  it("is refused at the other kind of database", async () => {
    const t = await open();
    const { path } = await prepared(t);
    const dataDir = join(temporaryFolder(), "new");
    const other = t.dialect === "sqlite" ? { dataDir, databaseUrl: "postgres://nobody@127.0.0.1:1/none" } : { dataDir };
    await expect(attempt(path, other)).rejects.toThrow(t.dialect === "sqlite" ? /SQLite database/u : /PostgreSQL database/u);
    expect(existsSync(dataDir)).toBe(false);
  });

  it("is still made when a file is gone or damaged, and names it", async () => {
    const t = await open();
    await prepared(t);
    const [lost] = Object.keys(storeOf(filesOf(t.place))) as [string];
    writeFileSync(join(filesOf(t.place), lost.slice(0, 2), lost), "other bytes");
    const damaged = await backupOf(t, temporaryFolder());
    expect(damaged.manifest.missing).toEqual([lost]);
    rmSync(join(filesOf(t.place), lost.slice(0, 2), lost));
    const { path, manifest } = await backupOf(t, temporaryFolder());
    expect(manifest.missing).toEqual([lost]);
    await attempt(path, await emptyPlace(t));
  });
});

it("copies one moment of a SQLite database although every turn is followed by another's write", async () => {
  const folder = temporaryFolder();
  const { writer, close } = await openDatabase({ dataDir: folder });
  await writer
    .insertInto("setting")
    .values({ code: "bulk", validFrom: "2026-01-01", value: "x".repeat(12_000_000), source: "", recordedAt: "", recordedBy: "" })
    .execute();
  const other = new SQLite(join(folder, "market.sqlite"));
  const write = other.prepare("insert into event (at, actorId, noun, nounId, verb, data) values ('', '', '', '', '', '{}')");
  write.run();
  let turns = 0;
  const facts = await copySqlite(join(folder, "market.sqlite"), join(folder, "copy"), () => {
    turns += 1;
    write.run();
  });
  const copy = new SQLite(join(folder, "copy"));
  expect(turns).toBeGreaterThan(2);
  expect(facts.eventSeq).toBe(1);
  expect(copy.prepare("select count(*) from event").pluck().get()).toBe(1);
  copy.close();
  other.close();
  await close();
});
