// Every state meets every verb: the fixture is written from domain.md, not from the code.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeEach, expect, it } from "vitest";
import { CHALLENGE_STATES, type ChallengeState } from "#app/domain/challenges/challenge.ts";
import { editChallenge } from "#app/domain/challenges/commands/edit-challenge.server.ts";
import { publishChallenge } from "#app/domain/challenges/commands/publish-challenge.server.ts";
import { repostChallenge } from "#app/domain/challenges/commands/repost-challenge.server.ts";
import { reviewChallenge } from "#app/domain/challenges/commands/review-challenge.server.ts";
import { submitChallenge } from "#app/domain/challenges/commands/submit-challenge.server.ts";
import { withdrawChallenge } from "#app/domain/challenges/commands/withdraw-challenge.server.ts";
import { challengeFacts } from "#app/domain/challenges/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { challengeContent, plantChallenge } from "./plant-challenge.ts";

type Row = { from: ChallengeState; to: string; verb: string; role: string; expected: string };
const ROWS = parse(readFileSync("tests/policy/challenge-moves.csv", "utf8"), { columns: true }) as Row[];

const COMMANDS: Record<string, (tx: Tx, actor: Actor, challengeId: string, now: Instant) => Promise<void>> = {
  edited: (tx, actor, challengeId, now) => editChallenge(tx, actor, { challengeId, version: 1, content: challengeContent({ title: "改写后的标题" }) }, now),
  submitted: (tx, actor, challengeId, now) => submitChallenge(tx, actor, { challengeId }, now),
  reviewed: (tx, actor, challengeId, now) => reviewChallenge(tx, actor, { challengeId, result: "reviewed", note: "" }, now),
  returned: (tx, actor, challengeId, now) => reviewChallenge(tx, actor, { challengeId, result: "returned", note: "指标不可测" }, now),
  published: (tx, actor, challengeId, now) => publishChallenge(tx, actor, { challengeId, bidUntil: null }, now),
  withdrawn: (tx, actor, challengeId, now) => withdrawChallenge(tx, actor, { challengeId, reason: "已另行解决" }, now),
  reposted: (tx, actor, challengeId, now) => repostChallenge(tx, actor, { challengeId }, now),
};

async function plantRoles(t: TestDatabase): Promise<Record<string, Actor>> {
  const poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
  return {
    poster,
    unverifiedPoster: { ...poster, orgVerified: false },
    colleagueWithoutRole: await plantActor(t, { kind: "enterprise", roles: ["analyst"], orgId: poster.orgId }),
    stranger: await plantActor(t, { kind: "enterprise", roles: ["editor"] }),
    officer: await plantActor(t, { kind: "bureau", roles: ["districtOfficer"] }),
    officerElsewhere: await plantActor(t, { kind: "serviceOrg", roles: ["districtOfficer"] }),
    publisher: await plantActor(t, { kind: "bureau", roles: ["publisher"] }),
  };
}

it("the fixture names every state with every verb", () => {
  for (const state of CHALLENGE_STATES) {
    for (const verb of Object.keys(COMMANDS))
      expect(
        ROWS.some((row) => row.from === state && row.verb === verb),
        `${state} ${verb}`,
      ).toBe(true);
  }
});

function known<T>(table: Readonly<Record<string, T>>, key: string): T {
  const value = table[key];
  if (value === undefined) throw new Error(`the fixture names an unknown ${key}`);
  return value;
}

describeDialects("moves of a challenge", (open) => {
  let t: TestDatabase;
  let roles: Record<string, Actor>;
  beforeEach(async () => {
    t = await open();
    roles = await plantRoles(t);
  });

  const act = (row: Row, id: string) => t.unitOfWork((tx, now) => known(COMMANDS, row.verb)(tx, known(roles, row.role), id, now));

  it("are allowed, and only those", async () => {
    for (const row of ROWS) {
      const { id } = await plantChallenge(t, known(roles, "poster").orgId, { state: row.from });
      const name = `${row.from} ${row.verb} by ${row.role}`;
      if (row.expected === "allowed") {
        await act(row, id);
        expect((await challengeFacts(t.reads, id))?.state, name).toBe(row.to);
        const event = await t.reads.selectFrom("event").select("verb").where("nounId", "=", id).execute();
        expect(event, name).toEqual([{ verb: row.verb }]);
      } else {
        const before = await t.dump();
        await expect(act(row, id), name).rejects.toMatchObject({ name: "Refusal", code: row.expected });
        expect(await t.dump(), name).toBe(before);
      }
    }
  }, 60_000);
});
