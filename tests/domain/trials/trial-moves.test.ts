// Every state of a trial meets every verb of every party: the fixture is written from domain table B2, not from the code.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeEach, expect, it } from "vitest";
import { TRIAL_STATES } from "#app/domain/trials/trial.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { openTrialScene, plantTrial, type TrialScene } from "./trial-scene.ts";
import { TRIAL_COMMANDS } from "./trial-verbs.ts";

type Row = { readonly state: string; readonly verb: string; readonly party: string; readonly expected: string };
const ROWS = parse(readFileSync("tests/policy/trial-moves.csv", "utf8"), { columns: true }) as Row[];
const KINDS = [...new Set(ROWS.map((row) => row.state))];

/** Thrown after a legal move has been looked at, so that the next row finds the planted state again. */
class Undone extends Error {}

it("the fixture names every state with every verb, and no state the product does not have", () => {
  expect([...new Set(KINDS.map((kind) => kind.split(":")[0]))].sort()).toEqual([...TRIAL_STATES].sort());
  for (const state of TRIAL_STATES) {
    for (const verb of Object.keys(TRIAL_COMMANDS))
      expect(
        ROWS.some((row) => row.state === state && row.verb === verb),
        `${state} ${verb}`,
      ).toBe(true);
  }
});

async function standing(tx: Tx, trialId: string) {
  const row = await tx.selectFrom("trial").select(["state", "version"]).where("id", "=", trialId).executeTakeFirstOrThrow();
  const events = await tx.selectFrom("event").select(["verb", "data"]).where("noun", "=", "trial").where("nounId", "=", trialId).execute();
  return { state: row.state, version: row.version, events: events.map((event) => JSON.parse(event.data) as { from: string; to: string }) };
}

/** The clock leaves a state it does not end alone: no event; every other legal move has exactly one. */
function expectMoved(row: Row, after: Awaited<ReturnType<typeof standing>>, name: string): void {
  const from = row.state.split(":")[0];
  expect(after.state, name).toBe(row.expected);
  const isStill = row.verb === "clockPasses" && row.expected === from;
  expect(after.version, name).toBe(isStill ? 1 : 2);
  expect(after.events, name).toEqual(isStill ? [] : [expect.objectContaining({ from, to: row.expected })]);
}

async function checkRow(scene: TrialScene, trialId: string, row: Row): Promise<void> {
  const name = `${row.state} ${row.verb} by ${row.party}`;
  const actor = (scene.cast as Readonly<Record<string, Actor>>)[row.party] ?? scene.cast.bureau;
  const run = scene.t.unitOfWork(async (tx, now) => {
    await TRIAL_COMMANDS[row.verb]?.(tx, actor, trialId, now);
    if (row.expected.includes(".")) return;
    expectMoved(row, await standing(tx, trialId), name);
    throw new Undone(name);
  });
  const isRefused = row.expected.includes(".");
  await expect(run, name).rejects.toMatchObject(isRefused ? { name: "Refusal", code: row.expected } : { message: name });
}

describeDialects("moves of a trial", (open) => {
  let t: TestDatabase;
  let scene: TrialScene;
  beforeEach(async () => {
    t = await open();
    scene = await openTrialScene(t);
  });

  it.each(KINDS)(
    "from %s are the ones of B2, and refusing writes nothing",
    async (kind) => {
      const trialId = await plantTrial(scene, kind);
      const before = await t.dump();
      for (const row of ROWS.filter((one) => one.state === kind)) {
        await checkRow(scene, trialId, row);
        expect(await t.dump(), `${row.state} ${row.verb} by ${row.party}`).toBe(before);
      }
    },
    30_000,
  );

  it("the side that did not propose agrees, whichever side that is", async () => {
    const trialId = await plantTrial(scene, "accepted");
    const run = (verb: string, actor: Actor) => t.unitOfWork((tx, now) => TRIAL_COMMANDS[verb]?.(tx, actor, trialId, now) ?? Promise.reject(verb));
    await run("proposeTerms", scene.cast.owner);
    await expect(run("agreeTerms", scene.cast.owner)).rejects.toMatchObject({ code: "trial.ownTerms" });
    await run("agreeTerms", scene.cast.enterprise);
    const row = await t.reads.selectFrom("trial").select("state").where("id", "=", trialId).executeTakeFirstOrThrow();
    expect(row.state).toBe("termsAgreed");
  });
});
