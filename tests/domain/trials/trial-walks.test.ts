// Random walks over a trial by random parties and a moving clock: the row and its events stay inside domain table B2.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Actor } from "#app/kernel/actor.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import { describeDialects } from "#tests/support/database.ts";
import { openTrialScene, plantTrial, type TrialScene } from "./trial-scene.ts";
import { TRIAL_COMMANDS } from "./trial-verbs.ts";

type Row = { readonly state: string; readonly verb: string; readonly party: string; readonly expected: string };
const LEGAL = (parse(readFileSync("tests/policy/trial-moves.csv", "utf8"), { columns: true }) as Row[])
  .map((row) => ({ ...row, state: row.state.split(":")[0] ?? "" }))
  .filter((row) => !row.expected.includes("."));
const EDGES = new Set(LEGAL.filter((row) => row.verb !== "clockPasses" || row.state !== row.expected).map((row) => `${row.state}>${row.expected}`));
const VERBS = Object.keys(TRIAL_COMMANDS).filter((verb) => verb !== "clockPasses");
const PARTIES = ["owner", "enterprise", "stranger", "bureau", "ownerEditor", "enterpriseAnalyst", "ownerUnverified"];
const DAY_MS = 86_400_000;

/** Blind steps take any verb by anyone; the others pick among the fixture's legal moves, so that walks also get far. */
const step = fc.record({
  isBlind: fc.boolean(),
  pick: fc.nat(10_000),
  verb: fc.constantFrom(...VERBS),
  party: fc.constantFrom(...PARTIES),
  days: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 100 }) }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function trialRow(scene: TrialScene, id: string) {
  return scene.t.db.selectFrom("trial").select(["state", "version"]).where("id", "=", id).executeTakeFirstOrThrow();
}

async function trialEvents(scene: TrialScene, id: string) {
  const rows = await scene.t.db.selectFrom("event").select("data").where("noun", "=", "trial").where("nounId", "=", id).orderBy("seq").execute();
  return rows.map((row) => JSON.parse(row.data) as { readonly from: string; readonly to: string });
}

function chosen({ isBlind, pick, verb, party }: Step, state: string): { readonly verb: string; readonly party: string } {
  const ways = LEGAL.filter((row) => row.state === state && row.verb !== "clockPasses");
  return (isBlind ? undefined : ways[pick % Math.max(ways.length, 1)]) ?? { verb, party };
}

/** True when the command went through; only a Refusal may stop it, and then the row is as before. */
async function take(scene: TrialScene, id: string, one: Step): Promise<boolean> {
  scene.t.advance(one.days * DAY_MS);
  const before = await trialRow(scene, id);
  const { verb, party } = chosen(one, before.state);
  const actor = (scene.cast as Readonly<Record<string, Actor>>)[party] ?? scene.cast.bureau;
  try {
    await scene.t.unitOfWork((tx, now) => TRIAL_COMMANDS[verb]?.(tx, actor, id, now) ?? Promise.reject(new Error(verb)));
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    expect(await trialRow(scene, id)).toEqual(before);
    return false;
  }
}

async function expectChain(scene: TrialScene, id: string): Promise<void> {
  const [row, events] = [await trialRow(scene, id), await trialEvents(scene, id)];
  expect(events.length).toBe(row.version - 1);
  let stands = "requested";
  for (const { from, to } of events) {
    expect(from).toBe(stands);
    expect(EDGES.has(`${from}>${to}`), `${from}>${to}`).toBe(true);
    stands = to;
  }
  expect(row.state).toBe(stands);
}

describeDialects("walks of a trial", (open) => {
  it("never leave B2, and every change of state has its one event", async () => {
    const scene = await openTrialScene(await open());
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45 }), async (steps) => {
        const id = await plantTrial(scene, "requested");
        for (const one of steps) {
          const wasTaken = await take(scene, id, one);
          if (wasTaken) await expectChain(scene, id);
        }
        seen.add((await trialRow(scene, id)).state);
      }),
      { numRuns: 40, seed: 20_260_302 },
    );
    expect(seen.size, `walks end in ${[...seen].join(", ")}`).toBeGreaterThan(3);
  }, 60_000);
});
