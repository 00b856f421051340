// Every state of an organisation meets every verb; the fixture is written from the domain's rules, not from the code.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { rejectOrganisation, resubmitOrganisation, type Verdict, verifyOrganisation } from "#app/domain/people/commands/decide-organisation.server.ts";
import { ORGANISATION_STATES, ROLES_BY_KIND } from "#app/domain/people/organisation.ts";
import { type Actor, ORG_KINDS } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects } from "#tests/support/database.ts";
import { named, plantCallers } from "./people-scene.ts";

type Row = { from: string; to: string; verb: string; role: string; expected: string };
const ROWS = parse(readFileSync("tests/policy/people-organisation-moves.csv", "utf8"), { columns: true }) as Row[];
const FACTS = { orgName: "示例改名有限公司", districtCode: null, natureCode: "150", isSme: true, introduction: "" } as const;

const COMMANDS: Record<string, (tx: Tx, actor: Actor, verdict: Verdict, now: Instant) => Promise<void>> = {
  verify: verifyOrganisation,
  reject: (tx, actor, verdict, now) => rejectOrganisation(tx, actor, { ...verdict, reason: "证照不清晰" }, now),
  resubmit: (tx, actor, { version }, now) => resubmitOrganisation(tx, actor, { version, ...FACTS }, now),
};
const EVENTS: Record<string, string> = { verify: "verified", reject: "rejected", resubmit: "resubmitted" };

it("the fixture names every state with every verb", () => {
  for (const from of ORGANISATION_STATES)
    for (const verb of Object.keys(COMMANDS))
      expect(
        ROWS.some((row) => row.from === from && row.verb === verb),
        `${from} ${verb}`,
      ).toBe(true);
});

it("the roles of each kind are those of the fixture", () => {
  const rows = parse(readFileSync("tests/policy/people-roles.csv", "utf8"), { columns: true }) as { kind: string; roles: string }[];
  expect(rows.map((row) => row.kind).sort()).toEqual([...ORG_KINDS].sort());
  for (const row of rows) expect([...ROLES_BY_KIND[row.kind as (typeof ORG_KINDS)[number]]].sort(), row.kind).toEqual(row.roles.split(" ").sort());
});

describeDialects("moves of an organisation", (open) => {
  it("are allowed, and only those", async () => {
    const t = await open();
    const { orgId, callers } = await plantCallers(t);
    for (const row of ROWS) {
      await t.db.updateTable("organisation").set({ state: row.from, version: 1 }).where("id", "=", orgId).execute();
      const act = () => t.unitOfWork((tx, now) => named(COMMANDS, row.verb)(tx, named(callers, row.role), { orgId, version: 1 }, now));
      const name = `${row.from} ${row.verb} by ${row.role}`;
      if (row.expected === "allowed") {
        await act();
        const org = await t.reads.selectFrom("organisation").select(["state", "version"]).where("id", "=", orgId).executeTakeFirstOrThrow();
        expect(org, name).toEqual({ state: row.to, version: 2 });
        const event = await t.reads.selectFrom("event").select("verb").where("nounId", "=", orgId).orderBy("seq", "desc").executeTakeFirst();
        expect(event?.verb, name).toBe(EVENTS[row.verb]);
      } else {
        const before = await t.dump();
        await expect(act(), name).rejects.toMatchObject({ name: "Refusal", code: row.expected });
        expect(await t.dump(), name).toBe(before);
      }
    }
  }, 60_000);

  it("are refused on a page that has grown old, on one's own organisation and by an unverified bureau", async () => {
    const t = await open();
    const { orgId, callers } = await plantCallers(t);
    const own = await plantActor(t, { kind: "bureau", roles: ["admin"] });
    const publisher = named(callers, "publisher");
    const unverified: Actor = { ...publisher, orgVerified: false };
    const verify = (actor: Actor, verdict: Verdict) => t.unitOfWork((tx, now) => verifyOrganisation(tx, actor, verdict, now));
    const before = await t.dump();
    await expect(verify(publisher, { orgId, version: 7 })).rejects.toMatchObject({ code: "people.changedMeanwhile" });
    await expect(verify(own, { orgId: own.orgId, version: 1 })).rejects.toMatchObject({ code: "people.notAllowed" });
    await expect(verify(unverified, { orgId, version: 1 })).rejects.toMatchObject({ code: "people.orgNotVerified" });
    expect(await t.dump()).toBe(before);
  });
});
