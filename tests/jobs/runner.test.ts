// Proves that readers of the record take each event once under a lease, and that a published pair is matched.
import { expect, it } from "vitest";
import { takeLease } from "#app/domain/events/readers.server.ts";
import { FIRST_MODEL } from "#app/domain/matching/models.ts";
import { matchesOfChallenge } from "#app/domain/matching/queries.server.ts";
import { matchingReader } from "#app/jobs/matching-pass.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";
import { announce, jobsFor } from "./jobs-scene.ts";

describeDialects("what happens after a commit", (open) => {
  it("matches a published challenge with a listed outcome, with reasons", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const outcome = await plantOutcome(t, owner.orgId);
    const others = await Promise.all(
      SEED_OUTCOMES.map(({ title, summary, problem, gain, needs, chainCode, nodeCode }) =>
        plantOutcome(t, owner.orgId, { content: { title, summary, problem, gain, needs, chainCode, nodeCode } }),
      ),
    );
    const challenge = await plantChallenge(t, poster.orgId);
    for (const { id } of [outcome, ...others]) await announce(t, "outcome", id);
    await announce(t, "challenge", challenge.id);
    const { jobs } = jobsFor(t, "one");
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
    const [one, two] = [jobsFor(t, "one").jobs, jobsFor(t, "two").jobs];
    await Promise.all([one.runOnce(), two.runOnce()]);
    const last = await t.reads
      .selectFrom("event")
      .select((eb) => eb.fn.max("seq").as("seq"))
      .executeTakeFirstOrThrow();
    const cursor = await t.reads.selectFrom("eventCursor").select("seq").where("reader", "=", matchingReader(FIRST_MODEL)).executeTakeFirstOrThrow();
    expect(cursor.seq).toBe(last.seq);
    await Promise.all([one.close(), two.close()]);
  });

  it("waits for a lease that another process holds, and takes over when that one has died", async () => {
    const t = await open();
    const owner = await plantActor(t, { kind: "institute", roles: ["editor"] });
    await announce(t, "outcome", (await plantOutcome(t, owner.orgId)).id);
    await t.unitOfWork((tx, now) => takeLease(tx, { name: "matching", holder: "dead", ms: 60_000 }, now));
    const { jobs } = jobsFor(t, "alive");
    await jobs.runOnce();
    expect(await t.reads.selectFrom("eventCursor").select("seq").where("reader", "=", matchingReader(FIRST_MODEL)).executeTakeFirst()).toBeUndefined();
    t.advance(60_001);
    await jobs.runOnce();
    expect(await t.reads.selectFrom("eventCursor").select("seq").where("reader", "=", matchingReader(FIRST_MODEL)).executeTakeFirst()).toBeDefined();
    await jobs.close();
  });
});
