// Accounts over the years: officials confirmed and woken, strikes that bind, end and are appealed, data handed out and erased.
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { confirmMember } from "#app/domain/people/commands/confirm-member.server.ts";
import { createPersonWithPassword } from "#app/domain/people/commands/create-person.server.ts";
import { erasePerson } from "#app/domain/people/commands/erase-person.server.ts";
import { appealStrike, decideAppeal, giveStrike } from "#app/domain/people/commands/strikes.server.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import { ownData } from "#app/domain/people/queries/own-data.server.ts";
import { boundUntil, strikesFor } from "#app/domain/people/queries/strikes.server.ts";
import { actorOfSession, createSession } from "#app/domain/people/sessions.server.ts";
import { checkSignIn } from "#app/domain/people/sign-in.server.ts";
import { isBinding, strikeStanding } from "#app/domain/people/strike.ts";
import { requestTrial } from "#app/domain/trials/commands/request-trial.server.ts";
import { type Actor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { addDays, type Day, dayOf } from "#app/kernel/time.ts";
import { openTrialScene, plantPooled, REQUEST } from "#tests/domain/trials/trial-scene.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

const DAY_MS = 86_400_000;
const PASSWORD = "正确 马 电池 订书钉";

it("a strike never binds after its last day, nor once it was lifted", () => {
  const day = fc.integer({ min: 0, max: 800 }).map((n) => addDays("2026-01-01" as Day, n));
  fc.assert(
    fc.property(day, day, fc.constantFrom(null, "upheld", "lifted"), fc.boolean(), (expiresOn, today, verdict, isAppealed) => {
      const strike = { expiresOn, verdict, appealedAt: isAppealed || verdict ? "2026-01-02T00:00:00.000Z" : null };
      const binds = isBinding(strike, today);
      expect(binds).toBe(verdict !== "lifted" && today <= expiresOn);
      if (!binds) expect(["lifted", "expired"]).toContain(strikeStanding(strike, today));
    }),
  );
});

describeDialects("officials' accounts", (open) => {
  let t: TestDatabase;
  let passwordHash: string;
  beforeEach(async () => {
    t = await open();
    passwordHash = await hashPassword(PASSWORD);
  });
  const hire = (orgId: string, email: string, roles: Actor["roles"]) =>
    t.unitOfWork((tx, now) =>
      createPersonWithPassword(tx, SYSTEM_ACTOR, { email, name: "示例·周", passwordHash, language: "zh", memberships: [{ orgId, roles }] }, now),
    );
  const signedIn = async (personId: string, orgId: string) => {
    const session = await t.unitOfWork((tx, now) => createSession(tx, personId, orgId, now));
    return actorOfSession(t.reads, session.token, t.now());
  };

  it("lose their powers when a year passes unconfirmed, and win them back by an administrator", async () => {
    const admin = await plantActor(t, { kind: "registrationOffice", roles: ["admin"] });
    const clerk = await hire(admin.orgId, "clerk@example.test", ["clerk"]);
    t.advance(365 * DAY_MS);
    expect((await signedIn(clerk, admin.orgId))?.actor?.roles).toEqual(["clerk"]);
    t.advance(DAY_MS);
    expect(await signedIn(clerk, admin.orgId)).toMatchObject({ isUnconfirmed: true, actor: { roles: [] } });
    await t.unitOfWork((tx, now) => confirmMember(tx, admin, { personId: clerk }, now));
    expect(await signedIn(clerk, admin.orgId)).toMatchObject({ isUnconfirmed: false, actor: { roles: ["clerk"] } });
  });

  it("keep the administrator's role alone, so that an office can help itself; nobody but a sole administrator confirms himself", async () => {
    const first = await plantActor(t, { kind: "bureau", roles: [] });
    const boss = await hire(first.orgId, "boss@example.test", ["admin", "publisher"]);
    t.advance(400 * DAY_MS);
    const actor = (await signedIn(boss, first.orgId))?.actor as Actor;
    expect(actor.roles).toEqual(["admin"]);
    const confirm = (who: Actor, personId: string) => t.unitOfWork((tx, now) => confirmMember(tx, who, { personId }, now));
    await confirm(actor, boss);
    expect((await signedIn(boss, first.orgId))?.actor?.roles).toEqual(["admin", "publisher"]);
    await hire(first.orgId, "second@example.test", ["admin"]);
    await expect(confirm(actor, boss)).rejects.toMatchObject({ code: "people.confirmSelf" });
    await expect(confirm({ ...actor, roles: ["publisher"] }, boss)).rejects.toMatchObject({ code: "people.notAdmin" });
    const firm = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    await expect(confirm(firm, firm.personId)).rejects.toMatchObject({ code: "people.confirmNotAsked" });
  });

  it("sleep after 90 days away; others do not", async () => {
    const office = await plantActor(t, { kind: "registrationOffice", roles: ["admin"] });
    const firm = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    const clerk = await hire(office.orgId, "clerk@example.test", ["clerk"]);
    await hire(firm.orgId, "editor@example.test", ["editor"]);
    const ask = (email: string, password = PASSWORD) => checkSignIn(t.reads, { email, password }, t.now());
    t.advance(90 * DAY_MS);
    expect((await ask("clerk@example.test")).personId).toBe(clerk);
    t.advance(1000);
    await expect(ask("clerk@example.test")).rejects.toMatchObject({ code: "people.dormant" });
    await expect(ask("clerk@example.test", "wrong password")).rejects.toMatchObject({ code: "people.signInFailed" });
    expect((await ask("editor@example.test")).orgId).toBe(firm.orgId);
    await t.unitOfWork((tx, now) => confirmMember(tx, office, { personId: clerk }, now));
    expect((await ask("clerk@example.test")).personId).toBe(clerk);
  });
});

describeDialects("strikes", (open) => {
  it("bind new trials until their last day, are appealed once and decided by another official", async () => {
    const t = await open();
    const scene = await openTrialScene(t);
    const { bureau, enterprise, stranger } = scene.cast;
    const admin: Actor = { ...enterprise, roles: ["admin"] };
    const { outcomeId } = await plantPooled(scene);
    const expiresOn = addDays(dayOf(t.now()), 30);
    const give = (actor: Actor, over: object = {}) =>
      t.unitOfWork((tx, now) =>
        giveStrike(tx, actor, { orgId: enterprise.orgId, facts: "试用结束后未归还设备", basis: "试用协议第六条", expiresOn, ...over }, now),
      );
    const ask = () => t.unitOfWork((tx, now) => requestTrial(tx, enterprise, { outcomeId, request: REQUEST }, now));
    const before = await t.dump();
    await expect(give(admin)).rejects.toMatchObject({ code: "people.notAllowed" });
    await expect(give(bureau, { expiresOn: dayOf(t.now()) })).rejects.toMatchObject({ code: "people.strikeEnd" });
    await expect(give(bureau, { expiresOn: addDays(dayOf(t.now()), 2_000) })).rejects.toMatchObject({ code: "people.strikeEnd" });
    expect(await t.dump()).toBe(before);
    const strikeId = await give(bureau);
    await expect(ask()).rejects.toMatchObject({ code: "trial.strikeOnRecord", facts: { until: expiresOn } });
    expect(await strikesFor(t.reads, stranger, enterprise.orgId, t.now())).toBeNull();
    expect(await strikesFor(t.reads, null, enterprise.orgId, t.now())).toBeNull();
    expect((await strikesFor(t.reads, enterprise, enterprise.orgId, t.now()))?.[0]).toMatchObject({ standing: "active", givenBySelf: false });

    const appeal = (actor: Actor) => t.unitOfWork((tx, now) => appealStrike(tx, actor, { strikeId, appeal: "设备已于当日归还，附签收单" }, now));
    await expect(appeal(stranger)).rejects.toMatchObject({ code: "people.notAdmin" });
    await expect(appeal({ ...stranger, roles: ["admin"] })).rejects.toMatchObject({ code: "people.strikeUnknown" });
    await appeal(admin);
    await expect(appeal(admin)).rejects.toMatchObject({ code: "people.strikeAppealed" });
    const decide = (actor: Actor, verdict: "upheld" | "lifted") =>
      t.unitOfWork((tx, now) => decideAppeal(tx, actor, { orgId: enterprise.orgId, strikeId, verdict, reason: "签收单属实" }, now));
    await expect(decide(bureau, "lifted")).rejects.toMatchObject({ code: "people.strikeOwn" });
    const other = await plantActor(t, { kind: "bureau", roles: ["publisher"], orgId: bureau.orgId });
    await decide(other, "lifted");
    await expect(decide(other, "upheld")).rejects.toMatchObject({ code: "people.strikeNotAppealed" });
    expect(await boundUntil(t.reads, enterprise.orgId, dayOf(t.now()))).toBeNull();

    await give(bureau);
    t.advance(31 * DAY_MS);
    expect((await ask()).code).toMatch(/^SX-SY-/u);
  });
});

describeDialects("a person's own data", (open) => {
  it("is handed out without secrets and erased to a tombstone that still says who acted", async () => {
    const t = await open();
    const org = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    const passwordHash = await hashPassword(PASSWORD);
    const wish = {
      email: "leaving@example.test",
      name: "示例·离职者",
      passwordHash,
      language: "zh",
      memberships: [{ orgId: org.orgId, roles: ["admin"] }],
    } as const;
    const personId = await t.unitOfWork((tx, now) => createPersonWithPassword(tx, SYSTEM_ACTOR, wish, now));
    const { token } = await t.unitOfWork((tx, now) => createSession(tx, personId, org.orgId, now));
    const text = JSON.stringify(await ownData(t.reads, personId, t.now()));
    expect(text).toContain("leaving@example.test");
    expect(text).not.toContain(passwordHash);
    expect(text).not.toContain((await t.reads.selectFrom("session").select("id").executeTakeFirstOrThrow()).id);

    await t.unitOfWork((tx, now) => erasePerson(tx, personId, now));
    const dump = await t.dump();
    expect(dump).not.toContain("leaving@example.test");
    expect(dump).not.toContain("示例·离职者");
    expect(dump).toContain(personId);
    expect(await actorOfSession(t.reads, token, t.now())).toBeNull();
    await expect(checkSignIn(t.reads, { email: "leaving@example.test", password: PASSWORD }, t.now())).rejects.toMatchObject({ code: "people.signInFailed" });
    await expect(t.unitOfWork((tx, now) => erasePerson(tx, org.personId, now))).rejects.toMatchObject({ code: "people.eraseLastAdmin" });
    expect((await t.reads.selectFrom("event").select("actorId").where("verb", "=", "erased").executeTakeFirstOrThrow()).actorId).toBe(personId);
  });
});
