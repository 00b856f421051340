// Proves who may read the operations page, that it shows any reader and job alike, and that no secret or address is on it.
import { expect, it } from "vitest";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { sealHead } from "#app/domain/events/seal.server.ts";
import { recordSealCheck, verifySeals } from "#app/domain/events/verify-seals.server.ts";
import { createSession } from "#app/domain/people/sessions.server.ts";
import { followWithSealing } from "#app/jobs/sealing.ts";
import { type Actor, ROLES, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { addMs } from "#app/kernel/time.ts";
import * as operations from "#app/routes/desk/operations.tsx";
import { hostOf } from "#app/server/host.ts";
import type { Services } from "#app/web/services.ts";
import { sessionCookie } from "#app/web/session-cookie.server.ts";
import type { ServerHealth } from "#search/engine.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const MINUTE = 60_000;

/** A demo asks officials for no second factor. */
function servicesFor(t: TestDatabase, isDemo: boolean, server?: ServerHealth): Services {
  const opened = { dialect: t.dialect, reads: t.reads, writer: t.db, close: async () => {} };
  const health = async () => ({ engine: "embedded", isReady: true, documents: 7, cursor: 1, ...(server ? { server } : {}) });
  return {
    ...{ unitOfWork: t.unitOfWork, reads: t.reads, clock: t.now, publicUrl: "http://localhost", cspNonce: "", isSecure: false, isDemo },
    ...{ report: () => undefined, hub: { wake: () => undefined }, search: { health }, host: hostOf(opened, t.place.dataDir, t.now()) },
  } as unknown as Services;
}

async function look(t: TestDatabase, who: Actor | null, isDemo = true, server?: ServerHealth) {
  const services = servicesFor(t, isDemo, server);
  const session = who && (await t.unitOfWork((tx, now) => createSession(tx, who.personId, who.orgId, now)));
  const cookie = session ? ((await sessionCookie(services, session.token, session.expiresAt)).split(";")[0] ?? "") : "";
  const request = new Request("http://localhost/operations", { headers: { Cookie: cookie } });
  return operations.loader({ request, context: { services }, params: {} });
}

const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error: unknown) => (error instanceof Response ? error.status : Promise.reject(error)),
  );

const tried = (t: TestDatabase) => t.unitOfWork((tx, now) => appendEvent(tx, SYSTEM_ACTOR, now, { noun: "setting", nounId: "x", verb: "tried" }));

describeDialects("the operations page", (open) => {
  it("opens for the bureau's administrators and for nobody else", async () => {
    const t = await open();
    expect(await statusOf(look(t, null))).toBe(302);
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    expect(await statusOf(look(t, admin))).toBe(200);
    expect(await statusOf(look(t, admin, false)), "without a second factor").toBe(302);
    expect(await statusOf(look(t, await plantActor(t, { kind: "bureau", roles: ROLES.filter((role) => role !== "admin") })))).toBe(403);
    for (const kind of ["institute", "enterprise", "registrationOffice"] as const)
      expect(await statusOf(look(t, await plantActor(t, { kind, roles: ["admin"] })))).toBe(403);
  });

  it("shows how a search server stands, and that it needs a hand when it does not answer", async () => {
    const t = await open();
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    await tried(t);
    const server = { isAnswering: false, failure: "slow", code: null, since: t.now(), documents: 7, cursor: null };
    const ill = await look(t, admin, true, server);
    expect(ill.concerns).toContain("searchServerDown");
    expect(ill.search.server).toEqual(server);
    expect(ill.operations.readers.find((reader) => reader.reader === "searchServer")).toMatchObject({ seq: 0, behind: 1 });
    const well = await look(t, admin, true, { ...server, isAnswering: true, failure: null, cursor: 1 });
    expect(well.concerns).not.toContain("searchServerDown");
    const none = await look(t, admin);
    expect(none.operations.readers.some((reader) => reader.reader === "searchServer")).toBe(false);
  });

  it("says what needs a hand, and stops saying so when it was done", async () => {
    const t = await open();
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    await tried(t);
    await tried(t);
    t.advance(6 * MINUTE);
    const first = await look(t, admin);
    expect(first.concerns.filter((concern) => concern !== "diskLow")).toEqual(["noBackup", "readerBehind", "notVerified"]);
    const sealing = first.operations.readers.find((reader) => reader.reader === "sealing");
    expect(sealing).toMatchObject({ seq: 0, behind: 2 });
    expect(first.operations.readers.find((reader) => reader.reader === "search")).toMatchObject({ seq: 1, behind: 1 });

    await followWithSealing({ unitOfWork: t.unitOfWork, reads: t.reads, holder: "0123456789abcdef" }, () => false);
    await t.unitOfWork(async (tx, now) => recordSealCheck(tx, await verifySeals(tx), now));
    const run = {
      startedAt: t.now(),
      finishedAt: t.now(),
      eventSeq: 2,
      schemaVersion: "x",
      fileCount: 0,
      missingFiles: 1,
      bytes: 5,
      archiveName: "a.tar",
      archiveHash: "h",
    };
    await t.unitOfWork((tx) =>
      tx
        .insertInto("backupRun")
        .values({ id: "1", ...run })
        .execute(),
    );
    const then = await look(t, admin);
    expect(then.concerns).toContain("backupIncomplete");
    expect(then.concerns).not.toContain("noBackup");
    expect(then.concerns).not.toContain("notVerified");
    expect(then.operations.seal.head).toEqual(await sealHead(t.reads));
    expect(then.operations.leases).toEqual([{ name: "sealing", holder: "01234567", expiresAt: addMs(t.now(), MINUTE) }]);

    t.advance(27 * 60 * MINUTE);
    expect((await look(t, admin)).concerns).toContain("backupOld");
    await t.unitOfWork((tx) => tx.updateTable("event").set({ data: '{"other":1}' }).where("seq", "=", 2).execute());
    await t.unitOfWork(async (tx, now) => recordSealCheck(tx, await verifySeals(tx), now));
    const broken = await look(t, admin);
    expect(broken.concerns[0]).toBe("sealBroken");
    expect(broken.operations.seal.lastCheck).toMatchObject({ brokenAt: 2, problem: "data" });
  });

  it("shows jobs of any kind, their newest errors without secrets or addresses, and no path", async () => {
    const t = await open();
    const admin = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    const error = `smtps://post:hunter22@mail.example refused to=li@firm.example token=abc123def ${"x".repeat(300)}`;
    const job = { subject: "s", attempts: 3, runAfter: t.now(), createdAt: t.now(), updatedAt: t.now() };
    await t.unitOfWork((tx) =>
      tx
        .insertInto("job")
        .values([
          { ...job, id: "1", kind: "mail", state: "failed", lastError: error },
          { ...job, id: "2", kind: "mail", state: "waiting", lastError: null },
          { ...job, id: "3", kind: "webhook", state: "waiting", lastError: null },
          { ...job, id: "4", kind: "webhook", state: "waiting", lastError: null },
        ])
        .execute(),
    );
    const seen = await look(t, admin);
    expect(seen.operations.jobs.map(({ kind, state, count }) => [kind, state, count])).toEqual([
      ["mail", "failed", 1],
      ["mail", "waiting", 1],
      ["webhook", "waiting", 2],
    ]);
    expect(seen.operations.jobErrors).toHaveLength(1);
    expect(seen.operations.jobErrors[0]).toMatchObject({ kind: "mail", attempts: 3 });
    const text = JSON.stringify(seen);
    for (const hidden of ["hunter22", "li@firm.example", "abc123def", t.place.dataDir, t.place.databaseUrl ?? "no-url"]) expect(text).not.toContain(hidden);
    expect(seen.host).toMatchObject({ dialect: t.dialect, schemaVersion: expect.stringMatching(/^\d{4}-/u) });
    expect(seen.host.databaseBytes).toBeGreaterThan(100_000);
  });
});
