// Proves who may judge a match, what a judgement hides and from whom, what owners and staff learn of it, and that nobody learns who judged.
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { type Judging, judgeMatch, withdrawJudgement } from "#app/domain/matching/commands/judge-match.server.ts";
import { storeMatches } from "#app/domain/matching/commands/store-matches.server.ts";
import { ENOUGH_JUDGED, precisionBps, WRONG_REASONS } from "#app/domain/matching/judgement.ts";
import { newestNotes, ownJudgements, qualityRows, reasonsOfOutcome, wrongReasons } from "#app/domain/matching/judgement-queries.server.ts";
import { FIRST_MODEL } from "#app/domain/matching/models.ts";
import { matchesOfChallenge, matchesOfOutcome, placeOf } from "#app/domain/matching/queries.server.ts";
import { FIELD_OF_TO_DO, REASON_SOURCES, TO_DOS, toDosFrom } from "#app/domain/matching/to-dos.ts";
import { DECLINE_REASONS } from "#app/domain/trials/agreement.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";

type Thing = { readonly id: string; readonly code: string };

describeDialects("a match that is judged", (open) => {
  let t: TestDatabase;
  let enterprise: Actor;
  let institute: Actor;
  let challenge: Thing;
  let outcomes: Thing[];

  beforeEach(async () => {
    t = await open();
    institute = await plantActor(t, { kind: "institute", roles: ["editor"] });
    enterprise = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    outcomes = [];
    for (let at = 0; at < 7; at += 1) outcomes.push(await plantOutcome(t, institute.orgId));
    challenge = await plantChallenge(t, enterprise.orgId);
    const rows = outcomes.map(({ id }, at) => ({
      outcomeId: id,
      challengeId: challenge.id,
      modelVersion: FIRST_MODEL,
      score: 0.9 - at / 10,
      level: "fair" as const,
      reasons: [],
    }));
    await t.unitOfWork((tx, now) => storeMatches(tx, rows, now));
  });

  const pair = (at: number) => ({ outcomeId: outcomes[at]?.id ?? "", challengeId: challenge.id });
  const judging = (at: number, over: Partial<Judging> = {}): Judging => ({
    side: "challenge",
    ...pair(at),
    verdict: "wrong",
    reason: "maturity",
    note: "",
    ...over,
  });
  const judge = (at: number, over: Partial<Judging> = {}, actor = enterprise) => t.unitOfWork((tx, now) => judgeMatch(tx, actor, judging(at, over), now));
  const undo = (at: number, actor = enterprise) => t.unitOfWork((tx, now) => withdrawJudgement(tx, actor, { side: "challenge", ...pair(at) }, now));
  const seenBy = async (viewer: Actor | null) => (await matchesOfChallenge(t.reads, challenge.id, viewer, t.now())).map((one) => one.code);
  const codes = (...wanted: number[]) => wanted.map((at) => outcomes[at]?.code);

  async function refused(code: string, work: () => Promise<unknown>): Promise<void> {
    const before = await t.dump();
    await expect(work()).rejects.toMatchObject({ code });
    expect(await t.dump()).toBe(before);
  }

  it("as wrong is not shown to that organisation again, and to everybody else as before", async () => {
    await judge(1);
    expect(await seenBy(enterprise)).toEqual(codes(0, 2, 3, 4, 5, 6));
    expect(await seenBy(null)).toEqual(codes(0, 1, 2, 3, 4, 5, 6));
    expect(await seenBy(institute)).toEqual(codes(0, 1, 2, 3, 4, 5, 6));
    await undo(1);
    expect(await seenBy(enterprise)).toEqual(codes(0, 1, 2, 3, 4, 5, 6));
    await refused("match.notJudged", () => undo(1));
  });

  it("as right stays, and the word can be changed: one stands per organisation and match", async () => {
    await judge(0, { verdict: "right", reason: null });
    expect(await seenBy(enterprise)).toContain(outcomes[0]?.code);
    await judge(0, { reason: "known", note: "已有合作" });
    const said = await ownJudgements(t.reads, enterprise.orgId, "challenge", challenge.id);
    expect(said).toEqual([expect.objectContaining({ code: outcomes[0]?.code, verdict: "wrong", reason: "known", note: "已有合作" })]);
    await judge(0, { verdict: "right", reason: "known", note: "多余" });
    expect((await ownJudgements(t.reads, enterprise.orgId, "challenge", challenge.id))[0]).toMatchObject({ verdict: "right", reason: null, note: "" });
  });

  it("keeps its place in everybody's list, whatever was hidden before", async () => {
    await judge(0);
    await judge(4);
    const rows = await t.reads.selectFrom("matchJudgement").select(["outcomeId", "rank", "level"]).orderBy("rank").execute();
    expect(rows).toEqual([
      { outcomeId: outcomes[0]?.id, rank: 1, level: "fair" },
      { outcomeId: outcomes[4]?.id, rank: 5, level: "fair" },
    ]);
    expect(await placeOf(t.reads, "outcome", pair(3), t.now())).toBe(1);
    expect(await placeOf(t.reads, "challenge", { ...pair(0), outcomeId: "no-such-outcome" }, t.now())).toBe(0);
  });

  it("by the outcome's side is hidden in the outcome's list only", async () => {
    await judge(2, { side: "outcome", reason: "region" }, institute);
    const ofOutcome = (viewer: Actor | null) => matchesOfOutcome(t.reads, outcomes[2]?.id ?? "", viewer, t.now());
    expect([(await ofOutcome(institute)).length, (await ofOutcome(null)).length, (await seenBy(enterprise)).length]).toEqual([0, 1, 7]);
    expect(await reasonsOfOutcome(t.reads, outcomes[2]?.id ?? "")).toEqual([]);
  });

  it("needs a reason, and a sentence with “other”", async () => {
    await refused("match.reasonMissing", () => judge(0, { reason: null }));
    await refused("match.noteMissing", () => judge(0, { reason: "other", note: "  " }));
    await refused("match.gone", () => judge(0, { outcomeId: "no-such-outcome" }));
    const other = await plantOutcome(t, institute.orgId);
    await refused("match.gone", () => judge(0, { outcomeId: other.id }));
  });

  it("is judged by the owning organisation's editors alone", async () => {
    const wishes = [
      { kind: "enterprise", roles: ["editor"] },
      { kind: "bureau", roles: ["analyst", "admin", "publisher"] },
      { kind: "enterprise", roles: ["secrecyReviewer"], orgId: enterprise.orgId },
    ] as const;
    for (const wish of wishes) {
      const actor = await plantActor(t, wish);
      await refused("match.notYours", () => judge(0, {}, actor));
    }
    await refused("match.notYours", () => judge(0, {}, institute));
    await refused("match.notYours", () => judge(0, { side: "outcome" }, enterprise));
    await judge(0);
    await refused("match.notYours", () => undo(0, institute));
    await t.db.updateTable("organisation").set({ state: "pending" }).where("id", "=", enterprise.orgId).execute();
    await refused("people.orgNotVerified", () => judge(0, {}, { ...enterprise, orgVerified: false }));
  });

  it("of an older model stays in its figures but stands no more once the new one is judged", async () => {
    await judge(0, { reason: "chain" });
    await t.db.updateTable("match").set({ modelVersion: "later-1" }).execute();
    expect(await seenBy(enterprise)).not.toContain(outcomes[0]?.code);
    t.advance(1_000);
    await judge(0, { verdict: "right", reason: null });
    expect(await seenBy(enterprise)).toContain(outcomes[0]?.code);
    const rows = await qualityRows(t.reads);
    expect(rows.map(({ right, judged }) => [right, judged])).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(rows[0]).toMatchObject({ modelVersion: "later-1", chainCode: "textile" });
    expect(await wrongReasons(t.reads)).toEqual([]);
  });

  it("counts for precision in the first five places only", async () => {
    for (const at of [0, 1, 2]) await judge(at, { verdict: "right", reason: null });
    for (const at of [3, 4, 5, 6]) await judge(at, { reason: at === 3 ? "budget" : "maturity" });
    expect(await qualityRows(t.reads)).toEqual([expect.objectContaining({ chainCode: "textile", right: 3, judged: 5 })]);
    expect(await wrongReasons(t.reads)).toEqual([
      { reason: "maturity", count: 3 },
      { reason: "budget", count: 1 },
    ]);
  });

  it("tells the outcome's owner how often and why, and never who", async () => {
    await judge(0, { note: "只给自己人看的话" });
    const other = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const second = await plantChallenge(t, other.orgId);
    const again = { outcomeId: outcomes[0]?.id ?? "", challengeId: second.id };
    await t.unitOfWork((tx, now) => storeMatches(tx, [{ ...again, modelVersion: FIRST_MODEL, score: 0.5, level: "weak", reasons: [] }], now));
    await judge(0, again, other);
    const reasons = await reasonsOfOutcome(t.reads, outcomes[0]?.id ?? "");
    expect(reasons).toEqual([{ source: "judgement", reason: "maturity", count: 2 }]);
    expect(toDosFrom(reasons)).toEqual([{ code: "proveMaturity", count: 2, field: "pilot.scale" }]);
    const notes = await newestNotes(t.reads);
    expect(notes.map((one) => one.note)).toEqual(["只给自己人看的话"]);
    expect(JSON.stringify(notes)).not.toContain(enterprise.orgId);
  });

  it("leaves an event without the sentence, and no news in anybody's inbox", async () => {
    await judge(0, { note: "不该进记录的话" });
    await undo(0);
    const events = await t.reads.selectFrom("event").select(["verb", "data", "nounId"]).where("noun", "=", "match").orderBy("seq").execute();
    expect(events.map(({ verb, nounId }) => [verb, nounId])).toEqual([
      ["judgedWrong", challenge.id],
      ["judgementWithdrawn", challenge.id],
    ]);
    expect(JSON.stringify(events)).not.toContain("不该进记录的话");
  });
});

describe("precision", () => {
  it("is told from ten judged matches on, and is a share of them", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), fc.nat({ max: 1_000 }), (right, wrong) => {
        const judged = right + wrong;
        const bps = precisionBps({ right, judged });
        if (judged < ENOUGH_JUDGED) expect(bps).toBeNull();
        else expect(Math.abs((bps ?? -1) - (right * 10_000) / judged)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe("what an owner can do", () => {
  it("comes of reasons named twice or more, added up over their sources", () => {
    const reasons = [
      { source: "judgement", reason: "budget", count: 1 },
      { source: "deal", reason: "priceNotAgreed", count: 2 },
      { source: "judgement", reason: "region", count: 1 },
      { source: "decline", reason: "other", count: 9 },
    ] as const;
    expect(toDosFrom(reasons)).toEqual([{ code: "statePrice", count: 3, field: "price" }]);
  });

  it("has words in both languages, for every reason and every to-do", () => {
    const keys = [
      ...WRONG_REASONS.map((reason) => `judge.reason.${reason}`),
      ...DECLINE_REASONS.map((reason) => `trial.decline.${reason}`),
      ...REASON_SOURCES.map((source) => `judge.why.${source}`),
      ...TO_DOS.map((code) => `judge.toDo.${code}`),
    ] as (keyof typeof wholeZh)[];
    for (const key of keys) expect([wholeZh[key], wholeEn[key]].every(Boolean), key).toBe(true);
    expect(Object.keys(FIELD_OF_TO_DO).sort()).toEqual([...TO_DOS].sort());
  });
});
