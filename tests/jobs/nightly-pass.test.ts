// Proves that every match is made anew at the night's hour, once, that a stop loses nothing, and what no longer matches is gone after.
import { beforeEach, expect, it } from "vitest";
import { takeLease } from "#app/domain/events/readers.server.ts";
import { storeMatches } from "#app/domain/matching/commands/store-matches.server.ts";
import { matchesOfChallenge } from "#app/domain/matching/queries.server.ts";
import type { Instant } from "#app/kernel/time.ts";
import { SEED_CHALLENGES } from "#seeds/texts/challenges.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";
import { announce, jobsFor } from "./jobs-scene.ts";

/** 22:05 and 02:05 in Shanghai. */
const EVENING = "2026-03-02T14:05:00.000Z" as Instant;
const NIGHT = "2026-03-02T18:05:00.000Z" as Instant;
const NEXT_NOON = "2026-03-03T04:05:00.000Z" as Instant;
const CHALLENGES = 25;
const OUTCOMES = 45;

describeDialects("the night's full pass", (open) => {
  let t: TestDatabase;
  let first: { id: string; code: string };

  beforeEach(async () => {
    t = await open();
    t.setNow(EVENING);
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    for (const { title, summary, problem, gain, needs } of SEED_OUTCOMES.slice(0, OUTCOMES)) {
      await announce(t, "outcome", (await plantOutcome(t, owner.orgId, { content: { title, summary, problem, gain, needs } })).id);
    }
    const challenges = [];
    for (const { title, symptom, constraint, indicators } of SEED_CHALLENGES.slice(0, CHALLENGES)) {
      challenges.push(await plantChallenge(t, poster.orgId, { content: { title, symptom, constraint, indicators } }));
    }
    for (const { id } of challenges) await announce(t, "challenge", id);
    first = challenges[0] ?? { id: "", code: "" };
  });

  const matchesNow = () =>
    t.reads.selectFrom("match").select(["outcomeId", "challengeId", "score", "level", "computedAt"]).orderBy("outcomeId").orderBy("challengeId").execute();
  const passes = () => t.reads.selectFrom("matchingPass").select(["day", "side", "things", "finishedAt"]).execute();

  it("makes every match anew at its hour, and only once a night", async () => {
    const { jobs, searched } = jobsFor(t, "one");
    await jobs.runOnce();
    const before = await matchesNow();
    expect(before.length).toBeGreaterThan(0);
    const once = searched();
    await jobs.night();
    expect([searched(), await passes()]).toEqual([once, []]);
    t.setNow(NIGHT);
    await jobs.night();
    expect(searched()).toBe(once + CHALLENGES + OUTCOMES);
    const after = await matchesNow();
    expect(after.map(({ computedAt: _at, ...match }) => match)).toEqual(before.map(({ computedAt: _at, ...match }) => match));
    expect(after.every((match) => match.computedAt === NIGHT)).toBe(true);
    expect(await passes()).toEqual([{ day: "2026-03-03", side: "outcome", things: CHALLENGES + OUTCOMES, finishedAt: NIGHT }]);
    await jobs.night();
    expect(searched()).toBe(once + CHALLENGES + OUTCOMES);
    await jobs.close();
  });

  it("drops what it did not make again", async () => {
    const { jobs } = jobsFor(t, "one");
    await jobs.runOnce();
    const [best] = await matchesOfChallenge(t.reads, first.id, null, t.now());
    expect(best).toBeDefined();
    const gone = await plantOutcome(t, (await plantActor(t, { kind: "institute", roles: ["editor"] })).orgId, { state: "withdrawn" });
    const row = { outcomeId: gone.id, challengeId: first.id, score: 0.9, level: "strong", reasons: [], modelVersion: "views-4" } as const;
    await t.unitOfWork((tx, now) => storeMatches(tx, [row], now));
    t.setNow(NIGHT);
    await jobs.night();
    expect((await matchesNow()).some((match) => match.outcomeId === gone.id)).toBe(false);
    expect((await matchesOfChallenge(t.reads, first.id, null, t.now()))[0]?.code).toBe(best?.code);
    await jobs.close();
  });

  it("goes on where a stopped process left it, and leaves the work to whoever holds the lease", async () => {
    const one = jobsFor(t, "one");
    await one.jobs.runOnce();
    const followed = one.searched();
    t.setNow(NIGHT);
    const running = one.jobs.night();
    while (one.searched() === followed) await new Promise((resolve) => setImmediate(resolve));
    await one.jobs.close();
    await running;
    const done = one.searched() - followed;
    expect(done).toBeLessThan(CHALLENGES + OUTCOMES);
    const two = jobsFor(t, "two");
    await two.jobs.runOnce();
    await t.unitOfWork((tx, now) => takeLease(tx, { name: "matching", holder: "three", ms: 60_000 }, now));
    const idle = two.searched();
    await two.jobs.night();
    expect(two.searched()).toBe(idle);
    t.advance(60_001);
    await two.jobs.night();
    expect(two.searched() - idle + done).toBe(CHALLENGES + OUTCOMES);
    expect((await passes()).map(({ things, finishedAt }) => [things, finishedAt !== null])).toEqual([[CHALLENGES + OUTCOMES, true]]);
    await two.jobs.close();
  });

  it("never begins by day, not even what an earlier night left behind", async () => {
    const { jobs, searched } = jobsFor(t, "one");
    await jobs.runOnce();
    const row = { side: "challenge", afterId: "", things: 0, startedAt: EVENING, finishedAt: null, updatedAt: EVENING };
    await t.unitOfWork((tx) =>
      tx
        .insertInto("matchingPass")
        .values({ day: "2026-03-02", ...row })
        .execute(),
    );
    t.setNow(NEXT_NOON);
    const once = searched();
    await jobs.night();
    expect(searched()).toBe(once);
    await jobs.close();
  });
});
