import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { appendEvent } from "#app/domain/events/append.server.ts";
import { takeLease } from "#app/domain/events/readers.server.ts";
import { matchesOfChallenge } from "#app/domain/matching/queries.server.ts";
import { type Jobs, makeJobs } from "#app/jobs/runner.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { openEmbeddedEngine } from "#search/embedded/open.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function jobsFor(t: TestDatabase, holder: string): Jobs {
  const folder = mkdtempSync(join(tmpdir(), "market-index-"));
  folders.push(folder);
  const search = openEmbeddedEngine(join(folder, "search.sqlite"));
  const log = { error: (facts: object) => Promise.reject(facts) };
  return makeJobs({ unitOfWork: t.unitOfWork, reads: t.reads, search, clock: t.now, holder, log });
}

async function announce(t: TestDatabase, noun: "outcome" | "challenge", nounId: string): Promise<void> {
  await t.unitOfWork((tx, now) => appendEvent(tx, SYSTEM_ACTOR, now, { noun, nounId, verb: "listed" }));
}

describeDialects("what happens after a commit", (open) => {
  it("matches a published challenge with a listed outcome, with reasons", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const outcome = await plantOutcome(t, owner.orgId);
    // The 200 commonest words explain nothing, so a corpus must be larger than they are.
    const others = await Promise.all(
      SEED_OUTCOMES.map(({ title, summary, problem, gain, needs, chainCode, nodeCode }) =>
        plantOutcome(t, owner.orgId, { content: { title, summary, problem, gain, needs, chainCode, nodeCode } }),
      ),
    );
    const challenge = await plantChallenge(t, poster.orgId);
    for (const { id } of [outcome, ...others]) await announce(t, "outcome", id);
    await announce(t, "challenge", challenge.id);
    const jobs = jobsFor(t, "one");
    await jobs.runOnce();
    const [first] = await matchesOfChallenge(t.reads, challenge.id, null, t.now());
    expect(first?.code).toBe(outcome.code);
    expect(first?.reasons.some((reason) => reason.side === "for")).toBe(true);
    await jobs.close();
  });

  it("takes each event once when two runners race, and leaves the cursor at the last", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    for (let i = 0; i < 5; i += 1) await announce(t, "outcome", (await plantOutcome(t, owner.orgId)).id);
    const [one, two] = [jobsFor(t, "one"), jobsFor(t, "two")];
    await Promise.all([one.runOnce(), two.runOnce()]);
    const last = await t.reads
      .selectFrom("event")
      .select((eb) => eb.fn.max("seq").as("seq"))
      .executeTakeFirstOrThrow();
    const cursor = await t.reads.selectFrom("eventCursor").select("seq").where("reader", "=", "matching").executeTakeFirstOrThrow();
    expect(cursor.seq).toBe(last.seq);
    await Promise.all([one.close(), two.close()]);
  });

  it("waits for a lease that another process holds, and takes over when that one has died", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    await announce(t, "outcome", (await plantOutcome(t, owner.orgId)).id);
    await t.unitOfWork((tx, now) => takeLease(tx, { name: "matching", holder: "dead", ms: 60_000 }, now));
    const jobs = jobsFor(t, "alive");
    await jobs.runOnce();
    expect(await t.reads.selectFrom("eventCursor").select("seq").where("reader", "=", "matching").executeTakeFirst()).toBeUndefined();
    t.advance(60_001);
    await jobs.runOnce();
    expect(await t.reads.selectFrom("eventCursor").select("seq").where("reader", "=", "matching").executeTakeFirst()).toBeDefined();
    await jobs.close();
  });
});
