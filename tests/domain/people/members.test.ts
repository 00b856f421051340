// Who may manage members, by the fixture; and an organisation never loses its last admin.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeEach, expect, it } from "vitest";
import { changeRoles, endMembership } from "#app/domain/people/commands/change-roles.server.ts";
import { inviteMember } from "#app/domain/people/commands/invite-member.server.ts";
import { mailInvitation, mailReset, resendLink, revokeLink } from "#app/domain/people/commands/mail-link.server.ts";
import { openOffice } from "#app/domain/people/commands/open-office.server.ts";
import { resetLink } from "#app/domain/people/commands/reset-link.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { CODES, named } from "./people-scene.ts";

type Row = { verb: string; caller: string; expected: string };
const ROWS = parse(readFileSync("tests/policy/people-member-verbs.csv", "utf8"), { columns: true }) as Row[];

const OFFICE = { kind: "registrationOffice", orgName: "示例登记处", creditCode: CODES[0], districtCode: null, email: "office@example.test" } as const;
const mailIdOf = async (tx: Tx, personId: string) =>
  (await tx.selectFrom("oneTimeLink").select("mailId").where("personId", "=", personId).executeTakeFirstOrThrow()).mailId ?? "";
const COMMANDS: Record<string, (tx: Tx, actor: Actor, personId: string, now: Instant) => Promise<unknown>> = {
  invite: (tx, actor, _personId, now) => inviteMember(tx, actor, { email: "new@example.test", roles: ["editor"] }, now),
  changeRoles: (tx, actor, personId, now) => changeRoles(tx, actor, { personId, version: 1, roles: ["signatory"] }, now),
  endMembership: (tx, actor, personId, now) => endMembership(tx, actor, { personId, version: 1 }, now),
  resetLink: (tx, actor, personId, now) => resetLink(tx, actor, { personId }, now),
  mailInvitation: (tx, actor, _personId, now) => mailInvitation(tx, actor, { email: "new@example.test", roles: ["editor"] }, now),
  mailReset: (tx, actor, personId, now) => mailReset(tx, actor, { personId }, now),
  resendLink: async (tx, actor, personId, now) => resendLink(tx, actor, { mailId: await mailIdOf(tx, personId) }, now),
  revokeLink: async (tx, actor, personId, now) => revokeLink(tx, actor, { mailId: await mailIdOf(tx, personId) }, now),
  openOffice: (tx, actor, _personId, now) => openOffice(tx, actor, OFFICE, now),
};

async function plantRow(t: TestDatabase) {
  const admin = await plantActor(t, { kind: "enterprise", roles: ["admin"] });
  const member = await plantActor(t, { kind: "enterprise", roles: ["editor"], orgId: admin.orgId });
  await t.unitOfWork((tx, now) => mailReset(tx, admin, { personId: member.personId }, now));
  const callers: Record<string, Actor> = {
    admin,
    editor: await plantActor(t, { kind: "enterprise", roles: ["editor"], orgId: admin.orgId }),
    unverifiedAdmin: { ...admin, orgVerified: false },
    otherAdmin: await plantActor(t, { kind: "enterprise", roles: ["admin"] }),
    bureauAdmin: await plantActor(t, { kind: "bureau", roles: ["admin"] }),
    publisher: await plantActor(t, { kind: "bureau", roles: ["publisher"] }),
  };
  return { admin, member, callers };
}

describeDialects("managing members", (open) => {
  let t: TestDatabase;
  beforeEach(async () => {
    t = await open();
  });

  it.each(ROWS)("$verb by $caller: $expected", async (row) => {
    const { member, callers } = await plantRow(t);
    const act = () => t.unitOfWork((tx, now) => named(COMMANDS, row.verb)(tx, named(callers, row.caller), member.personId, now));
    const before = await t.dump();
    if (row.expected === "allowed") {
      await act();
      expect(await t.dump()).not.toBe(before);
    } else {
      await expect(act()).rejects.toMatchObject({ name: "Refusal", code: row.expected });
      expect(await t.dump()).toBe(before);
    }
  });

  it("never ends or demotes the last admin, and lets either of two go", async () => {
    const { admin, member } = await plantRow(t);
    const demote = (personId: string, version: number) => t.unitOfWork((tx, now) => changeRoles(tx, admin, { personId, version, roles: ["editor"] }, now));
    const end = () => t.unitOfWork((tx, now) => endMembership(tx, admin, { personId: admin.personId, version: 1 }, now));
    const before = await t.dump();
    await expect(demote(admin.personId, 1)).rejects.toMatchObject({ code: "people.lastAdmin" });
    await expect(end()).rejects.toMatchObject({ code: "people.lastAdmin" });
    expect(await t.dump()).toBe(before);
    await t.unitOfWork((tx, now) => changeRoles(tx, admin, { personId: member.personId, version: 1, roles: ["admin"] }, now));
    await end();
    await expect(demote(member.personId, 2)).rejects.toMatchObject({ code: "people.lastAdmin" });
  });

  it("does not count a disabled admin as one who is left", async () => {
    const { admin, member } = await plantRow(t);
    await t.unitOfWork((tx, now) => changeRoles(tx, admin, { personId: member.personId, version: 1, roles: ["admin"] }, now));
    await t.db.updateTable("person").set({ disabledAt: t.now() }).where("id", "=", member.personId).execute();
    await expect(t.unitOfWork((tx, now) => endMembership(tx, admin, { personId: admin.personId, version: 1 }, now))).rejects.toMatchObject({
      code: "people.lastAdmin",
    });
  });

  it("gives only roles of the organisation's kind", async () => {
    const { admin } = await plantRow(t);
    const invite = t.unitOfWork((tx, now) => inviteMember(tx, admin, { email: "x@example.test", roles: ["publisher"] }, now));
    await expect(invite).rejects.toMatchObject({ code: "people.roleNotForKind" });
  });
});
