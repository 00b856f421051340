// Signing up and in, and what a session still tells when a membership, an account or its time has ended.
import { beforeEach, expect, it } from "vitest";
import { endMembership } from "#app/domain/people/commands/change-roles.server.ts";
import { createPersonWithPassword } from "#app/domain/people/commands/create-person.server.ts";
import { switchOrganisation } from "#app/domain/people/commands/keep-account.server.ts";
import { type SignUp, signUp } from "#app/domain/people/commands/sign-up.server.ts";
import { OFFICIAL_KINDS, SIGN_UP_KINDS } from "#app/domain/people/organisation.ts";
import { hashPassword } from "#app/domain/people/password.server.ts";
import { SESSION_LIFE_MS } from "#app/domain/people/people.ts";
import { actorOfSession, createSession, endSession, refreshSession } from "#app/domain/people/sessions.server.ts";
import { checkSignIn } from "#app/domain/people/sign-in.server.ts";
import { type Actor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { renewSession } from "#app/routes/account/session-reply.server.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { CODES } from "./people-scene.ts";

const PASSWORD = "正确 马 电池 订书钉";
const SIGN_UP: SignUp = {
  name: "示例·陈",
  email: "founder@example.test",
  passwordHash: "hash",
  language: "zh",
  orgKind: "enterprise",
  orgName: "示例纺织有限公司",
  creditCode: CODES[0],
  districtCode: "330602",
  natureCode: "150",
  isSme: true,
  introduction: "",
};

describeDialects("signing up", (open) => {
  let t: TestDatabase;
  beforeEach(async () => {
    t = await open();
  });
  const signUpAs = (over: Partial<SignUp>) => t.unitOfWork((tx, now) => signUp(tx, { ...SIGN_UP, ...over }, now));

  it.each(OFFICIAL_KINDS)("is refused to a %s", async (kind) => {
    const before = await t.dump();
    await expect(signUpAs({ orgKind: kind as unknown as "enterprise" })).rejects.toMatchObject({ code: "people.kindByLinkOnly" });
    expect(await t.dump()).toBe(before);
  });

  it.each(SIGN_UP_KINDS)("makes a %s that is not yet trusted", async (orgKind) => {
    const { orgId } = await signUpAs({ orgKind });
    expect(await t.reads.selectFrom("organisation").select(["state", "verifiedAt"]).where("id", "=", orgId).execute()).toEqual([
      { state: "pending", verifiedAt: null },
    ]);
  });

  it("takes each address and each credit code once, and no code that does not check", async () => {
    await signUpAs({});
    const before = await t.dump();
    await expect(signUpAs({ creditCode: CODES[1] })).rejects.toMatchObject({ code: "people.emailTaken" });
    await expect(signUpAs({ email: "other@example.test" })).rejects.toMatchObject({ code: "people.creditCodeTaken" });
    await expect(signUpAs({ email: "other@example.test", creditCode: "91350100M000100Y42" })).rejects.toMatchObject({ code: "people.creditCodeInvalid" });
    expect(await t.dump()).toBe(before);
  });
});

describeDialects("a session", (open) => {
  let t: TestDatabase;
  let member: Actor;
  let admin: Actor;
  beforeEach(async () => {
    t = await open();
    admin = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    member = await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"], orgId: admin.orgId });
  });
  const begin = () => t.unitOfWork((tx, now) => createSession(tx, member.personId, member.orgId, now));
  const look = (token: string) => actorOfSession(t.reads, token, t.now());

  it("tells who acts, for whom and in which roles, and is kept as a hash", async () => {
    const { token } = await begin();
    const actor = (await look(token))?.actor;
    expect({ ...actor, roles: [...(actor?.roles ?? [])].sort() }).toEqual({ ...member, roles: ["editor", "signatory"] });
    expect(await t.dump()).not.toContain(token);
    expect(await look(`${token}x`)).toBeNull();
  });

  it("gives no actor once the membership has ended, and nothing once the account is disabled", async () => {
    const { token } = await begin();
    await t.unitOfWork((tx, now) => endMembership(tx, admin, { personId: member.personId, version: 1 }, now));
    expect(await look(token)).toMatchObject({ actor: null, person: { id: member.personId } });
    await t.db.updateTable("person").set({ disabledAt: t.now() }).where("id", "=", member.personId).execute();
    expect(await look(token)).toBeNull();
  });

  it("ends fourteen days after its last use", async () => {
    const { token } = await begin();
    t.advance(SESSION_LIFE_MS / 2 + 1);
    const seen = await look(token);
    expect(seen?.needsRefresh).toBe(true);
    await t.unitOfWork((tx, now) => refreshSession(tx, seen?.sessionId ?? "", now));
    t.advance(SESSION_LIFE_MS - 1);
    expect(await look(token)).not.toBeNull();
    t.advance(1);
    expect(await look(token)).toBeNull();
    await t.unitOfWork((tx, now) => refreshSession(tx, seen?.sessionId ?? "", now));
    expect(await look(token)).toBeNull();
  });

  it("is replaced, not added, by a new sign-in, and ends on signing out", async () => {
    const old = await begin();
    const fresh = await t.unitOfWork((tx, now) => renewSession(tx, old.token, member, now));
    expect(fresh.token).not.toBe(old.token);
    expect(await look(old.token)).toBeNull();
    expect(await look(fresh.token)).not.toBeNull();
    await t.unitOfWork((tx, now) => endSession(tx, fresh.token, now));
    expect(await look(fresh.token)).toBeNull();
  });

  it("acts only for an organisation of its person", async () => {
    const { token } = await begin();
    const sessionId = (await look(token))?.sessionId ?? "";
    const stranger = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    const before = await t.dump();
    const swap = t.unitOfWork((tx, now) => switchOrganisation(tx, { personId: member.personId, sessionId }, { orgId: stranger.orgId }, now));
    await expect(swap).rejects.toMatchObject({ code: "people.notMember" });
    expect(await t.dump()).toBe(before);
  });
});

describeDialects("a password", (open) => {
  it("signs in its owner alone, and every failure reads the same", async () => {
    const t = await open();
    const { orgId } = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    const person = {
      email: "one@example.test",
      name: "示例·李",
      passwordHash: await hashPassword(PASSWORD),
      language: "zh",
      memberships: [{ orgId, roles: ["editor"] }],
    } as const;
    const personId = await t.unitOfWork((tx, now) => createPersonWithPassword(tx, SYSTEM_ACTOR, person, now));
    const failed = { code: "people.signInFailed", facts: {} };
    expect(await checkSignIn(t.reads, { email: " One@example.test", password: PASSWORD }, t.now())).toEqual({ personId, orgId });
    await expect(checkSignIn(t.reads, { email: "one@example.test", password: `${PASSWORD}.` }, t.now())).rejects.toMatchObject(failed);
    await expect(checkSignIn(t.reads, { email: "nobody@example.test", password: PASSWORD }, t.now())).rejects.toMatchObject(failed);
    await t.db.updateTable("person").set({ disabledAt: t.now() }).where("id", "=", personId).execute();
    await expect(checkSignIn(t.reads, { email: "one@example.test", password: PASSWORD }, t.now())).rejects.toMatchObject(failed);
  });
});
