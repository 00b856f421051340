// Proves that the demo city grows the same from the same now, through the rules, with a clean ledger.

import { describe, expect, it } from "vitest";
import { checkLedger } from "#app/domain/ledger/check.server.ts";
import { contractsBehind } from "#app/domain/oversight/queries/contracts-behind.server.ts";
import { counterOf } from "#app/domain/oversight/queries.server.ts";
import { followWithAnomalies } from "#app/jobs/anomaly-pass.ts";
import type { Instant } from "#app/kernel/time.ts";
import { makeUnitOfWork } from "#db/unit-of-work.ts";
import { seedCity } from "#seeds/seed-city.ts";
import { openTestDatabase, type TestDatabase } from "#tests/support/database.ts";

const NOW = "2026-11-24T06:00:00.000Z" as Instant;
const WORDS = { researcher: "a", reviewer: "b", publisher: "c", operator: "d", enterprise: "e", clerk: "f", analyst: "g" };

async function grow(): Promise<TestDatabase> {
  const t = await openTestDatabase("sqlite");
  const unitOfWorkAt = (clock: () => Instant) => makeUnitOfWork({ db: t.db, dialect: t.dialect, clock });
  await seedCity({ services: { unitOfWorkAt, reads: t.reads }, now: NOW, passwords: WORDS, nobodysPassword: "nobody" });
  return t;
}

async function states(t: TestDatabase, table: "outcome" | "trial" | "deal" | "techContract" | "challenge") {
  const rows = await t.reads
    .selectFrom(table)
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .groupBy("state")
    .orderBy("state")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]));
}

async function census(t: TestDatabase) {
  const counted = {
    outcome: await states(t, "outcome"),
    trial: await states(t, "trial"),
    deal: await states(t, "deal"),
    techContract: await states(t, "techContract"),
    challenge: await states(t, "challenge"),
  };
  const { amount, contractCount } = await counterOf(t.reads, 2026, NOW);
  const events = await t.reads
    .selectFrom("event")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { ...counted, amount, contractCount, events: events.count };
}

describe("the demo city", () => {
  it("gives the anomaly desk something of every kind to look at", async () => {
    const city = await grow();
    await followWithAnomalies({ unitOfWork: city.unitOfWork, reads: city.reads, clock: () => NOW, holder: "test" }, () => false);
    const flags = await city.reads.selectFrom("anomaly").select("rule").distinct().orderBy("rule").execute();
    expect(flags.map(({ rule }) => rule)).toEqual(["circular", "sameDeal", "sameText", "split"]);
  });

  it("grows twice alike, and every posting agrees with its tally", async () => {
    const one = await grow();
    const first = await census(one);
    expect(await census(await grow())).toEqual(first);
    expect(await checkLedger(one.reads, one.unitOfWork)).toEqual([]);
    expect(first.outcome).toEqual({ listed: 29, pooled: 40 });
    expect(first.techContract).toMatchObject({ registered: 313, terminated: 1, secondReview: 1, supplement: 1 });
    expect(first.challenge.published).toBeGreaterThanOrEqual(20);
    expect(Object.keys(first.trial).sort()).toEqual(
      [
        "accepted",
        "active",
        "closed",
        "conversionFailed",
        "convertElected",
        "converted",
        "declined",
        "exitElected",
        "pricing",
        "requested",
        "termsAgreed",
        "withdrawn",
      ].sort(),
    );
    expect(first.deal).toEqual({ effective: 5, negotiating: 3 });
    const behind = await contractsBehind(one.reads, { year: 2026, basis: "net", amountKind: "technical" }, { limit: 1_000 });
    expect(behind.rows.reduce((sum, row) => sum + row.amount, 0)).toBe(first.amount);
    const counter = await counterOf(one.reads, 2026, NOW);
    expect(counter.target).toBeNull();
    expect(counter.amount / (counter.demoTarget?.amount ?? 1)).toBeCloseTo(1 / 1.6, 1);
  }, 120_000);
});
