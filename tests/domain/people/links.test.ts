// One-time links: used once, for whom they were made, until they expire.
import { beforeEach, expect, it } from "vitest";
import { acceptLink, joinByLink } from "#app/domain/people/commands/accept-link.server.ts";
import { endMembership } from "#app/domain/people/commands/change-roles.server.ts";
import { inviteMember } from "#app/domain/people/commands/invite-member.server.ts";
import { createFirstOfficial } from "#app/domain/people/commands/open-office.server.ts";
import { resetLink } from "#app/domain/people/commands/reset-link.server.ts";
import { LINK_LIFE_MS } from "#app/domain/people/people.ts";
import { linkForHolder, membersOf } from "#app/domain/people/queries.server.ts";
import { createSession } from "#app/domain/people/sessions.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { UnitOfWork } from "#db/unit-of-work.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { CODES } from "./people-scene.ts";

const passwordOf = (t: TestDatabase, personId: string) =>
  t.reads.selectFrom("person").select("passwordHash").where("id", "=", personId).executeTakeFirstOrThrow();
const OFFICIAL = { orgName: "示例科学技术局", creditCode: CODES[0], districtCode: null, email: "chief@example.test" };

describeDialects("a one-time link", (open) => {
  let t: TestDatabase;
  let admin: Actor;
  let member: Actor;
  beforeEach(async () => {
    t = await open();
    admin = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    member = await plantActor(t, { kind: "enterprise", roles: ["editor"], orgId: admin.orgId });
  });

  const accept = (token: string, passwordHash = "hash", by: UnitOfWork = t.unitOfWork) =>
    by((tx, now) => acceptLink(tx, { token, name: "示例·新人", passwordHash, language: "zh" }, now));
  const invite = (email: string) => t.unitOfWork((tx, now) => inviteMember(tx, admin, { email, roles: ["editor"] }, now));
  const reset = () => t.unitOfWork((tx, now) => resetLink(tx, admin, { personId: member.personId }, now));

  it("opens the account it was made for, and is then used up", async () => {
    const { token } = await invite(" New@Example.test ");
    const { personId, orgId } = await accept(token);
    expect(orgId).toBe(admin.orgId);
    expect((await membersOf(t.reads, orgId)).find((each) => each.personId === personId)).toMatchObject({ email: "new@example.test", roles: ["editor"] });
    const before = await t.dump();
    await expect(accept(token)).rejects.toMatchObject({ code: "people.linkNotValid" });
    expect(await t.dump()).toBe(before);
  });

  it("lives 72 hours and not an instant longer", async () => {
    const { token } = await invite("new@example.test");
    t.advance(LINK_LIFE_MS - 1);
    expect(await linkForHolder(t.reads, token, t.now())).toMatchObject({ kind: "invite", hasAccount: false });
    t.advance(1);
    expect(await linkForHolder(t.reads, token, t.now())).toBeUndefined();
    await expect(accept(token)).rejects.toMatchObject({ code: "people.linkNotValid" });
  });

  // Deleting judgeLink's look at usedAt and the update's `where usedAt is null` makes this fail: both then set a password.
  it("of two who use a reset link at once lets exactly one through, and ends the old sessions", async () => {
    await t.unitOfWork((tx, now) => createSession(tx, member.personId, member.orgId, now));
    const { token } = await reset();
    // A second SQLite connection in one process would wait synchronously for the first, so there both queue on the one writer.
    const other = t.dialect === "postgres" ? t.secondUnitOfWork() : t.unitOfWork;
    const results = await Promise.allSettled([accept(token, "first"), accept(token, "second", other)]);
    const lost = results.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({ code: "people.linkNotValid" });
    const winner = results[0]?.status === "fulfilled" ? "first" : "second";
    expect(await passwordOf(t, member.personId)).toEqual({ passwordHash: winner });
    expect(await t.reads.selectFrom("session").select("id").where("personId", "=", member.personId).execute()).toEqual([]);
  });

  it("resets nobody who belongs elsewhere too, even when he joined after it was made", async () => {
    const { token } = await reset();
    const elsewhere = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
    await t.db.insertInto("membership").values({ personId: member.personId, orgId: elsewhere.orgId, createdAt: t.now(), endedAt: null, version: 1 }).execute();
    const before = await t.dump();
    await expect(accept(token)).rejects.toMatchObject({ code: "people.memberElsewhere" });
    await expect(reset()).rejects.toMatchObject({ code: "people.memberElsewhere" });
    expect(await t.dump()).toBe(before);
  });

  it("never sets the password of an address that has an account; its holder joins signed in, and nobody else", async () => {
    const known = await plantActor(t, { kind: "serviceOrg", roles: ["broker"] });
    const { email } = await t.reads.selectFrom("person").select("email").where("id", "=", known.personId).executeTakeFirstOrThrow();
    const { token } = await invite(email);
    const before = await t.dump();
    await expect(accept(token)).rejects.toMatchObject({ code: "people.signInToJoin" });
    await expect(t.unitOfWork((tx, now) => joinByLink(tx, member.personId, { token }, now))).rejects.toMatchObject({ code: "people.linkForAnother" });
    expect(await t.dump()).toBe(before);
    await t.unitOfWork((tx, now) => joinByLink(tx, known.personId, { token }, now));
    expect((await membersOf(t.reads, admin.orgId)).map((each) => each.personId)).toContain(known.personId);
  });

  it("dies with the membership of the admin who made it", async () => {
    const second = await plantActor(t, { kind: "enterprise", roles: ["admin"], orgId: admin.orgId });
    const { token } = await invite("new@example.test");
    await t.unitOfWork((tx, now) => endMembership(tx, second, { personId: admin.personId, version: 1 }, now));
    await expect(accept(token)).rejects.toMatchObject({ code: "people.linkNotValid" });
  });
});

describeDialects("the first official", (open) => {
  it("has one living link, one bureau, and is made once", async () => {
    const t = await open();
    const create = (over: { email?: string; creditCode?: string } = {}) => t.unitOfWork((tx, now) => createFirstOfficial(tx, { ...OFFICIAL, ...over }, now));
    const accept = (token: string) => t.unitOfWork((tx, now) => acceptLink(tx, { token, name: "示例·局长", passwordHash: "hash", language: "zh" }, now));
    const first = await create();
    const second = await create({ email: "deputy@example.test" });
    expect(second.orgId).toBe(first.orgId);
    const before = await t.dump();
    await expect(accept(first.token)).rejects.toMatchObject({ code: "people.linkNotValid" });
    await expect(create({ creditCode: CODES[1] })).rejects.toMatchObject({ code: "people.bureauExists" });
    expect(await t.dump()).toBe(before);
    const { personId } = await accept(second.token);
    expect(await membersOf(t.reads, first.orgId)).toMatchObject([{ personId, roles: ["admin"] }]);
    await expect(create()).rejects.toMatchObject({ code: "people.officialExists" });
  });
});
