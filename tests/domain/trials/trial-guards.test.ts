// What a trial's commands ask beside the state: who may ask for one, the words they need, the hash shown and the last moment.
import { beforeEach, expect, it } from "vitest";
import { agreeTerms, proposeTerms } from "#app/domain/trials/commands/agree-terms.server.ts";
import { declineTrial, withdrawTrial } from "#app/domain/trials/commands/answer-trial.server.ts";
import { electConvert, giveClosing } from "#app/domain/trials/commands/elect-end.server.ts";
import { finaliseTrials } from "#app/domain/trials/commands/finalise-trials.server.ts";
import { startPricing } from "#app/domain/trials/commands/price-trial.server.ts";
import { recordReading } from "#app/domain/trials/commands/record-reading.server.ts";
import { requestTrial } from "#app/domain/trials/commands/request-trial.server.ts";
import { signTrial } from "#app/domain/trials/commands/sign-trial.server.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import { addDays, addMs, type Day, dayOf, endOfDay } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";
import { AGREEMENT, openTrialScene, plantPooled, plantTrial, REQUEST, type TrialScene } from "./trial-scene.ts";

describeDialects("guards of a trial", (open) => {
  let t: TestDatabase;
  let scene: TrialScene;
  beforeEach(async () => {
    t = await open();
    scene = await openTrialScene(t);
  });

  async function refused(code: string, work: (tx: Tx, now: Instant) => Promise<unknown>): Promise<void> {
    const before = await t.dump();
    await expect(t.unitOfWork(work), code).rejects.toMatchObject({ name: "Refusal", code });
    expect(await t.dump(), code).toBe(before);
  }
  const stateOf = async (id: string) => (await t.reads.selectFrom("trial").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;

  it("only a verified small enterprise asks, for a pooled outcome of somebody else, once, and completely", async () => {
    const { cast } = scene;
    const { outcomeId } = await plantPooled(scene);
    const listed = await plantOutcome(t, cast.owner.orgId);
    const large = await plantActor(t, { kind: "enterprise", roles: ["editor"], isSme: false });
    const ask =
      (actor: typeof large, over: object = {}, id = outcomeId) =>
      (tx: Tx, now: Instant) =>
        requestTrial(tx, actor, { outcomeId: id, request: { ...REQUEST, ...over } }, now);
    await refused("people.orgNotVerified", ask(cast.enterpriseUnverified));
    await refused("trial.notEnterprise", ask(cast.enterpriseAnalyst));
    await refused("trial.notEnterprise", ask(cast.bureau));
    await refused("trial.notSme", ask(large));
    await refused("trial.notOffered", ask(cast.enterprise, {}, listed.id));
    await refused("trial.requestIncomplete", ask(cast.enterprise, { purpose: " " }));
    await refused("trial.criterionMissing", ask(cast.enterprise, { criteria: [] }));
    await refused("trial.criterionTwice", ask(cast.enterprise, { criteria: [...REQUEST.criteria, ...REQUEST.criteria] }));
    const { id } = await t.unitOfWork(ask(cast.enterprise));
    expect(await stateOf(id)).toBe("requested");
    expect(await t.reads.selectFrom("event").select("verb").where("nounId", "=", id).execute()).toEqual([{ verb: "request" }]);
    await refused("trial.alreadyOpen", ask(cast.enterprise));
    t.advance(40 * 86_400_000);
    await t.unitOfWork(ask(cast.enterprise));
  });

  it("an enterprise does not ask for its own outcome", async () => {
    const { cast } = scene;
    const own = await openTrialScene(t);
    const mine: TrialScene = { ...own, cast: { ...own.cast, owner: cast.enterprise } };
    const { outcomeId } = await plantPooled(mine);
    await refused("trial.ownOutcome", (tx, now) => requestTrial(tx, cast.enterprise, { outcomeId, request: REQUEST }, now));
  });

  it("a decline, a withdrawal and a closing need their words", async () => {
    const { owner, enterprise } = scene.cast;
    const trialId = await plantTrial(scene, "requested");
    await refused("trial.reasonMissing", (tx, now) => declineTrial(tx, owner, { trialId, reasonCode: "other", reasonText: " " }, now));
    await refused("trial.reasonMissing", (tx, now) => withdrawTrial(tx, enterprise, { trialId, reasonCode: "other", reasonText: "" }, now));
    const ended = await plantTrial(scene, "exitElected");
    await refused("trial.closingIncomplete", (tx, now) => giveClosing(tx, owner, { trialId: ended, returned: "已退还", report: " " }, now));
  });

  it("terms name confidentiality and insurance; only the owner may leave the pool's; months are 1 to 36", async () => {
    const { owner, enterprise } = scene.cast;
    const trialId = await plantTrial(scene, "accepted");
    const propose = (actor: typeof owner, over: object) => (tx: Tx, now: Instant) =>
      proposeTerms(tx, actor, { trialId, terms: { ...AGREEMENT, ...over } }, now);
    await refused("trial.ndaMissing", propose(owner, { nda: " " }));
    await refused("trial.insuranceUnsaid", propose(owner, { insurance: { kind: "waived", words: "" } }));
    for (const months of [0, 37, 1.5]) await refused("pool.monthsOutOfRange", propose(owner, { months }));
    await refused("trial.deviatesFromPool", propose(enterprise, { price: yuan(1) }));
    await t.unitOfWork(propose(owner, { months: 36 }));
    await t.unitOfWork(propose(owner, { months: 1 }));
  });

  it("what was shown is what is agreed and signed", async () => {
    const { owner, enterprise } = scene.cast;
    const accepted = await plantTrial(scene, "accepted");
    await refused("trial.termsChanged", (tx, now) => agreeTerms(tx, owner, { trialId: accepted, termsHash: "0".repeat(64) }, now));
    const agreed = await plantTrial(scene, "termsAgreed");
    await refused("trial.termsChanged", (tx, now) => signTrial(tx, enterprise, { trialId: agreed, termsHash: "0".repeat(64) }, now));
    const { termsHash, outcomeId } = await t.reads.selectFrom("trial").select(["termsHash", "outcomeId"]).where("id", "=", agreed).executeTakeFirstOrThrow();
    await t.db.updateTable("outcome").set({ state: "suspended" }).where("id", "=", outcomeId).execute();
    await refused("trial.notOffered", (tx, now) => signTrial(tx, enterprise, { trialId: agreed, termsHash: termsHash ?? "" }, now));
    await t.db.updateTable("outcome").set({ state: "pooled" }).where("id", "=", outcomeId).execute();
    await t.db
      .updateTable("trial")
      .set({ terms: JSON.stringify({ ...AGREEMENT, price: yuan(1) }) })
      .where("id", "=", agreed)
      .execute();
    await refused("trial.termsChanged", (tx, now) => signTrial(tx, enterprise, { trialId: agreed, termsHash: termsHash ?? "" }, now));
  });

  it("the choice is open until the last day ends in Shanghai; silence is exit", async () => {
    const { enterprise } = scene.cast;
    const [inTime, late] = [await plantTrial(scene, "active"), await plantTrial(scene, "active")];
    const end = endOfDay(addDays(dayOf(t.now()), 200));
    t.setNow(addMs(end, -1));
    expect(await t.unitOfWork((tx, now) => finaliseTrials(tx, now))).toBe(0);
    await t.unitOfWork((tx, now) => electConvert(tx, enterprise, { trialId: inTime }, now));
    t.setNow(end);
    await refused("trial.notNow", (tx, now) => electConvert(tx, enterprise, { trialId: late }, now));
    expect(await t.unitOfWork((tx, now) => finaliseTrials(tx, now))).toBe(1);
    expect([await stateOf(inTime), await stateOf(late)]).toEqual(["convertElected", "exitElected"]);
    expect(await t.unitOfWork((tx, now) => finaliseTrials(tx, now))).toBe(0);
  });

  it("readings are numbers on agreed indicators between the start and today", async () => {
    const { owner } = scene.cast;
    const trialId = await plantTrial(scene, "active");
    const today = dayOf(t.now());
    const read = (over: object) => (tx: Tx, now: Instant) =>
      recordReading(tx, owner, { trialId, indicator: "染色温度", value: "99", takenOn: today, method: "", ...over }, now);
    await refused("trial.indicatorUnknown", read({ indicator: "能耗" }));
    await refused("trial.readingNotANumber", read({ value: "约一百" }));
    await refused("trial.readingInFuture", read({ takenOn: addDays(today, 1) }));
    await refused("trial.readingBeforeStart", read({ takenOn: addDays(today, -1) as Day }));
    await t.unitOfWork(read({ value: "-1.5" }));
  });

  it("pricing lists the agreed price and no other", async () => {
    const trialId = await plantTrial(scene, "convertElected");
    await refused("trial.priceNotAgreed", (tx, now) => startPricing(tx, scene.cast.owner, { trialId, price: yuan(300_001) }, now));
    const { id } = await t.unitOfWork((tx, now) => startPricing(tx, scene.cast.owner, { trialId, price: null }, now));
    const { terms, state } = await t.reads.selectFrom("priceListing").select(["terms", "state"]).where("id", "=", id).executeTakeFirstOrThrow();
    expect([JSON.parse(terms).price, state]).toEqual([yuan(300_000), "open"]);
  });
});
