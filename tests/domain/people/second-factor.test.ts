// The second factor: codes that work once and only in their time, a wait that ends, and officials who have no powers without it.
import { Secret, TOTP } from "otpauth";
import { beforeEach, expect, it } from "vitest";
import { beginSecondFactor, clearSecondFactor, confirmSecondFactor, removeSecondFactor, takeCode } from "#app/domain/people/commands/second-factor.server.ts";
import { answerCode, awaitCode, hasSecondFactor, isAwaitingCode } from "#app/domain/people/pending-sign-in.server.ts";
import { CODE_WAIT_MS, MOST_CODE_FAILURES } from "#app/domain/people/second-factor.ts";
import { createSession } from "#app/domain/people/sessions.server.ts";
import { type Actor, ORG_KINDS } from "#app/kernel/actor.ts";
import { addMs, type Instant, msOf } from "#app/kernel/time.ts";
import { beginSignIn } from "#app/routes/account/session-reply.server.ts";
import { requireActor } from "#app/web/guard.server.ts";
import type { Services } from "#app/web/services.ts";
import { sessionCookie } from "#app/web/session-cookie.server.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const STEP_MS = 30_000;

async function secretOf(t: TestDatabase, personId: string): Promise<string> {
  return (await t.reads.selectFrom("secondFactor").select("secret").where("personId", "=", personId).executeTakeFirstOrThrow()).secret;
}

async function codeAt(t: TestDatabase, personId: string, at: Instant): Promise<string> {
  return new TOTP({ secret: Secret.fromBase32(await secretOf(t, personId)) }).generate({ timestamp: msOf(at) });
}

async function enrol(t: TestDatabase, personId: string): Promise<readonly string[]> {
  await t.unitOfWork((tx, now) => beginSecondFactor(tx, personId, now));
  const code = await codeAt(t, personId, t.now());
  return t.unitOfWork((tx, now) => confirmSecondFactor(tx, personId, code, now));
}

describeDialects("a second factor", (open) => {
  let t: TestDatabase;
  let member: Actor;
  beforeEach(async () => {
    t = await open();
    member = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
  });
  const take = (code: string) => t.unitOfWork((tx, now) => takeCode(tx, member.personId, code, now));

  it("counts only once its first code was given", async () => {
    await t.unitOfWork((tx, now) => beginSecondFactor(tx, member.personId, now));
    expect(await hasSecondFactor(t.reads, member.personId)).toBe(false);
    await expect(t.unitOfWork((tx, now) => confirmSecondFactor(tx, member.personId, "000000x", now))).rejects.toMatchObject({ code: "people.codeWrong" });
    await enrol(t, member.personId);
    expect(await hasSecondFactor(t.reads, member.personId)).toBe(true);
    await expect(t.unitOfWork((tx, now) => beginSecondFactor(tx, member.personId, now))).rejects.toMatchObject({ code: "people.secondFactorExists" });
  });

  it("takes a code in its own and the neighbouring steps, and no code twice", async () => {
    await enrol(t, member.personId);
    expect(await take(await codeAt(t, member.personId, t.now()))).toBe(false);
    t.advance(10 * STEP_MS);
    expect(await take(await codeAt(t, member.personId, addMs(t.now(), -2 * STEP_MS)))).toBe(false);
    const late = await codeAt(t, member.personId, addMs(t.now(), -STEP_MS));
    expect(await take(` ${late.slice(0, 3)} ${late.slice(3)} `)).toBe(true);
    expect(await take(late)).toBe(false);
    expect(await take(await codeAt(t, member.personId, t.now()))).toBe(true);
  });

  it("takes each recovery code once and keeps none in the clear", async () => {
    const codes = await enrol(t, member.personId);
    expect(new Set(codes).size).toBe(8);
    const dump = await t.dump();
    for (const code of codes) expect(dump).not.toContain(code);
    expect(await take(codes[0] ?? "")).toBe(true);
    expect(await take(codes[0] ?? "")).toBe(false);
    expect(await take((codes[1] ?? "").toLowerCase())).toBe(true);
  });

  it("ends the wait after the last failure allowed, and by time", async () => {
    const [recovery = ""] = await enrol(t, member.personId);
    const who = { personId: member.personId, orgId: member.orgId };
    const answer = (token: string, code: string) => t.unitOfWork((tx, now) => answerCode(tx, token, code, now));
    const token = await t.unitOfWork((tx, now) => awaitCode(tx, who, now));
    for (let tries = 0; tries < MOST_CODE_FAILURES; tries += 1) expect(await answer(token, "123")).toBeNull();
    expect(await answer(token, recovery)).toBeNull();
    const second = await t.unitOfWork((tx, now) => awaitCode(tx, who, now));
    t.advance(CODE_WAIT_MS);
    expect(await isAwaitingCode(t.reads, second, t.now())).toBe(false);
    expect(await answer(second, recovery)).toBeNull();
    const third = await t.unitOfWork((tx, now) => awaitCode(tx, who, now));
    expect(await answer(third, recovery)).toEqual(who);
    expect(await answer(third, recovery)).toBeNull();
  });

  it("stands between a right password and a session", async () => {
    const who = { personId: member.personId, orgId: member.orgId };
    const begin = () => t.unitOfWork((tx, now) => beginSignIn(tx, null, who, now));
    expect((await begin()).kind).toBe("session");
    await enrol(t, member.personId);
    const sessions = async () => (await t.reads.selectFrom("session").select("id").execute()).length;
    const before = await sessions();
    expect((await begin()).kind).toBe("code");
    expect(await sessions()).toBe(before);
  });

  it("is given up with a code, and cleared by an admin of the same organisation only", async () => {
    const [recovery = ""] = await enrol(t, member.personId);
    await expect(t.unitOfWork((tx, now) => removeSecondFactor(tx, member.personId, "nothing", now))).rejects.toMatchObject({ code: "people.codeWrong" });
    await t.unitOfWork((tx, now) => removeSecondFactor(tx, member.personId, recovery, now));
    expect(await hasSecondFactor(t.reads, member.personId)).toBe(false);
    await enrol(t, member.personId);
    const clear = (actor: Actor) => t.unitOfWork((tx, now) => clearSecondFactor(tx, actor, { personId: member.personId }, now));
    const stranger = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    await expect(clear(stranger)).rejects.toMatchObject({ code: "people.notMember" });
    await expect(clear(member)).rejects.toMatchObject({ code: "people.notAdmin" });
    await clear(await plantActor(t, { kind: "enterprise", roles: ["admin"], orgId: member.orgId }));
    expect(await hasSecondFactor(t.reads, member.personId)).toBe(false);
  });

  it.each(ORG_KINDS)("is demanded of officials outside a demonstration: %s", async (kind) => {
    const person = await plantActor(t, { kind, roles: ["admin"] });
    const isOfficial = kind === "bureau" || kind === "registrationOffice";
    const ask = async (isDemo: boolean) => {
      const services = { reads: t.reads, unitOfWork: t.unitOfWork, clock: () => t.now(), isSecure: false, isDemo } as unknown as Services;
      const session = await t.unitOfWork((tx, now) => createSession(tx, person.personId, person.orgId, now));
      const Cookie = (await sessionCookie(services, session.token, session.expiresAt)).split(";")[0] ?? "";
      return requireActor({ request: new Request("http://127.0.0.1/home", { headers: { Cookie } }), context: { services } });
    };
    expect((await ask(true)).personId).toBe(person.personId);
    if (!isOfficial) return expect((await ask(false)).personId).toBe(person.personId);
    const thrown = await ask(false).then(
      () => null,
      (response: Response) => response.headers.get("Location"),
    );
    expect(thrown).toBe("/account/second-factor");
    await enrol(t, person.personId);
    expect((await ask(false)).personId).toBe(person.personId);
  });
});
