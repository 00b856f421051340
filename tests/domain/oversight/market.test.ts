// Proves what the public reads of a part of the market: published things only, trials by how far they came, the true median wait.
import fc from "fast-check";
import { expect, it } from "vitest";
import { suspendOutcome } from "#app/domain/outcomes/commands/suspend-outcome.server.ts";
import { challengesAsked, dealsSigned, outcomesOffered, replyTime, trialFunnel } from "#app/domain/oversight/queries/market.server.ts";
import { CITY, funnelOf, medianOf, type Scope } from "#app/domain/oversight/scope.ts";
import { acceptTrial, declineTrial } from "#app/domain/trials/commands/answer-trial.server.ts";
import { addMs } from "#app/kernel/time.ts";
import { agreedDeal, plantSides, sign } from "#tests/domain/deals/deal-scene.ts";
import { openTrialScene, plantTrial } from "#tests/domain/trials/trial-scene.ts";
import { describeDialects } from "#tests/support/database.ts";

const HOUR = 3_600_000;

it("takes a measured value as the median, with at least half on either side", () => {
  expect(medianOf([])).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const median = medianOf(values) as number;
      expect(values).toContain(median);
      expect(values.filter((value) => value <= median).length * 2).toBeGreaterThanOrEqual(values.length);
      expect(values.filter((value) => value >= median).length * 2).toBeGreaterThanOrEqual(values.length);
    }),
  );
});

it("counts a trial that never started as requested only", () => {
  const trials = [
    { state: "declined", startsOn: null },
    { state: "active", startsOn: "2026-01-05" },
    { state: "converted", startsOn: "2025-01-05" },
    { state: "closed", startsOn: "2025-01-05" },
  ];
  expect(funnelOf(trials)).toEqual({ requested: 4, started: 3, active: 1, converted: 1 });
});

describeDialects("the market as the public reads it", (open) => {
  it("measures the wait for the owner's answer and counts those who still wait", async () => {
    const t = await open();
    const scene = await openTrialScene(t);
    const [quick, slow] = [await plantTrial(scene, "requested"), await plantTrial(scene, "requested")];
    await plantTrial(scene, "requested");
    t.advance(5 * HOUR);
    await t.unitOfWork((tx, now) => acceptTrial(tx, scene.cast.owner, { trialId: quick }, now));
    t.advance(67 * HOUR);
    await t.unitOfWork((tx, now) => declineTrial(tx, scene.cast.owner, { trialId: slow, reasonCode: "other", reasonText: "产线检修" }, now));
    const owner: Scope = { by: "org", id: scene.cast.owner.orgId };
    expect(await replyTime(t.reads, owner, t.now())).toEqual({ medianMs: 5 * HOUR, count: 2, waiting: 1 });
    expect(await replyTime(t.reads, { by: "org", id: scene.cast.enterprise.orgId }, t.now())).toEqual({ medianMs: null, count: 0, waiting: 0 });
    expect(await trialFunnel(t.reads, owner, t.now())).toEqual({ requested: 3, started: 0, active: 0, converted: 0 });
    const aYearOn = addMs(t.now(), 366 * 24 * HOUR);
    expect(await replyTime(t.reads, CITY, aYearOn)).toMatchObject({ count: 0 });
  });

  it("judges the end of a trial from now, not from a timer", async () => {
    const t = await open();
    const scene = await openTrialScene(t);
    await plantTrial(scene, "active");
    expect(await trialFunnel(t.reads, CITY, t.now())).toMatchObject({ started: 1, active: 1 });
    expect(await trialFunnel(t.reads, CITY, addMs(t.now(), 400 * 24 * HOUR))).toMatchObject({ started: 1, active: 0 });
  });

  it("shows a signed deal at its seller, its chain and its district, never at its buyer", async () => {
    const t = await open();
    const { seller, buyer, outcome } = await plantSides(t);
    const deal = await agreedDeal(t, seller, buyer, outcome.id);
    expect((await dealsSigned(t.reads, CITY, 10)).total).toBe(0);
    await sign(t, buyer, deal);
    await sign(t, seller, deal);
    for (const scope of [CITY, { by: "org", id: seller.orgId }, { by: "chain", code: "textile" }] as const) {
      const found = await dealsSigned(t.reads, scope, 10);
      expect(found.total).toBe(1);
      expect(Object.keys(found.rows[0] ?? {}).sort()).toEqual(["licenceKind", "outcomeCode", "outcomeTitle", "sellerName", "signedAt"]);
    }
    expect((await dealsSigned(t.reads, { by: "org", id: buyer.orgId }, 10)).total).toBe(0);
    expect((await dealsSigned(t.reads, { by: "chain", code: "pearl" }, 10)).total).toBe(0);
  });

  it("leaves out what is not published", async () => {
    const t = await open();
    const scene = await openTrialScene(t);
    const { seller, outcome } = await plantSides(t);
    const own: Scope = { by: "org", id: seller.orgId };
    expect((await outcomesOffered(t.reads, own, 10)).rows).toHaveLength(1);
    await t.unitOfWork((tx, now) => suspendOutcome(tx, scene.cast.bureau, { outcomeId: outcome.id, reason: "收到侵权主张" }, now));
    expect(await outcomesOffered(t.reads, own, 10)).toEqual({ total: 0, rows: [] });
    expect(await challengesAsked(t.reads, own, 10)).toEqual({ total: 0, rows: [] });
  });
});
