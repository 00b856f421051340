// Stored matches are kept once, replaced in place, dropped when they came to none, and shown only where both sides are public.
import { beforeEach, expect, it } from "vitest";
import { dropMatches, type MatchRow, storeMatches } from "#app/domain/matching/commands/store-matches.server.ts";
import { matchesOfChallenge, matchesOfOutcome } from "#app/domain/matching/queries.server.ts";
import type { Reason } from "#app/domain/matching/reasons.ts";
import type { Instant } from "#app/kernel/time.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";

const READY: Reason = { kind: "trl", side: "for", outcomeField: "trl", challengeField: "wantedTrl", facts: { trl: 6, wanted: 6 } };
const SECRET: Reason = { kind: "terms", side: "for", outcomeField: "confidentialNote", challengeField: "title", facts: { terms: "密" } };
const IN_TIME: Reason = {
  kind: "date",
  side: "for",
  outcomeField: "trl",
  challengeField: "deadline",
  facts: { deadline: "2026-04-10", neededDays: 30, leftDays: 39 },
};

describeDialects("stored matches", (open) => {
  let t: TestDatabase;
  let rows: MatchRow[];
  let challenge: { id: string; code: string };
  let outcomes: { id: string; code: string }[];

  beforeEach(async () => {
    t = await open();
    const institute = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const enterprise = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    outcomes = [await plantOutcome(t, institute.orgId), await plantOutcome(t, institute.orgId)];
    challenge = await plantChallenge(t, enterprise.orgId);
    rows = outcomes.map(({ id }, index) => ({
      outcomeId: id,
      challengeId: challenge.id,
      score: 0.9 - index / 4,
      level: "strong",
      reasons: [READY],
      modelVersion: "views-4",
    }));
  });

  const store = (wanted: readonly MatchRow[]) => t.unitOfWork((tx, now) => storeMatches(tx, wanted, now));
  const shown = (now = t.now()) => matchesOfChallenge(t.reads, challenge.id, null, now);

  it("storing the same again at the same time changes nothing", async () => {
    await store(rows);
    const once = await t.dump();
    await store(rows);
    expect(await t.dump()).toBe(once);
    expect((await shown()).map((match) => match.code)).toEqual(outcomes.map((one) => one.code));
  });

  it("a fresh score replaces the old one; a pair that came to none is dropped", async () => {
    await store(rows);
    const [first, second] = rows as [MatchRow, MatchRow];
    await store([
      { ...first, score: 0.4, level: "fair" },
      { ...second, score: 0, level: "none" },
    ]);
    expect(await shown()).toEqual([expect.objectContaining({ code: outcomes[0]?.code, level: "fair", score: 0.4 })]);
  });

  it("more rows than one statement carries are all kept, once", async () => {
    const [first] = rows as [MatchRow];
    const institute = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const many: MatchRow[] = [];
    for (let count = 0; count < 205; count += 1) many.push({ ...first, outcomeId: (await plantOutcome(t, institute.orgId)).id });
    await store(many);
    await store(many);
    const { kept } = await t.db
      .selectFrom("match")
      .select((eb) => eb.cast<number>(eb.fn.countAll(), "integer").as("kept"))
      .executeTakeFirstOrThrow();
    expect(Number(kept)).toBe(205);
  });

  it("a reason of a field that is not public is never handed out", async () => {
    await store(rows.map((row) => ({ ...row, reasons: [SECRET, READY] })));
    for (const match of await shown()) expect(match.reasons).toEqual([READY]);
  });

  it("a strong match whose time has run out reads fair, with the reason against", async () => {
    await store(rows.slice(0, 1).map((row) => ({ ...row, reasons: [IN_TIME] })));
    expect((await shown())[0]).toMatchObject({ level: "strong", reasons: [{ side: "for" }] });
    const later = "2026-03-20T02:00:00.000Z" as Instant;
    expect((await shown(later))[0]).toMatchObject({ level: "fair", reasons: [{ side: "against", facts: { leftDays: 21 } }] });
  });

  it("an outcome's page shows open challenges only", async () => {
    await store(rows);
    const outcomeId = outcomes[0]?.id ?? "";
    expect((await matchesOfOutcome(t.reads, outcomeId, null, t.now())).map((match) => match.code)).toEqual([challenge.code]);
    const whenOver = "2026-06-01T16:00:00.000Z" as Instant;
    expect(await matchesOfOutcome(t.reads, outcomeId, null, whenOver)).toEqual([]);
  });

  it("an outcome that is public no more is not shown, and its matches can be dropped", async () => {
    await store(rows);
    await t.unitOfWork((tx) =>
      tx
        .updateTable("outcome")
        .set({ state: "withdrawn" })
        .where("id", "=", outcomes[0]?.id ?? "")
        .execute(),
    );
    expect((await shown()).map((match) => match.code)).toEqual([outcomes[1]?.code]);
    await t.unitOfWork((tx) => dropMatches(tx, "outcomeId", [outcomes[1]?.id ?? ""]));
    expect(await shown()).toEqual([]);
  });
});
