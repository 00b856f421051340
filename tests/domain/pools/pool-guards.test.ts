// Who may open a pool and bring what into it; what a pool refuses it leaves untouched.
import { beforeEach, expect, it } from "vitest";
import { agreeEntry, declineEntry, leaveEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { closePool, createPool, type NewPool } from "#app/domain/pools/commands/create-pool.server.ts";
import { proposeEntry } from "#app/domain/pools/commands/propose-entry.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { openTrialScene, POOL_TERMS, type TrialScene } from "#tests/domain/trials/trial-scene.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";

type Work = (tx: Tx, now: Instant) => Promise<unknown>;

describeDialects("guards of a pool", (open) => {
  let t: TestDatabase;
  let scene: TrialScene;
  beforeEach(async () => {
    t = await open();
    scene = await openTrialScene(t);
  });

  async function refused(code: string, work: Work): Promise<void> {
    const before = await t.dump();
    await expect(t.unitOfWork(work), code).rejects.toMatchObject({ name: "Refusal", code });
    expect(await t.dump(), code).toBe(before);
  }
  const propose =
    (actor: Actor, outcomeId: string, over: object = {}) =>
    (tx: Tx, now: Instant) =>
      proposeEntry(tx, actor, { poolId: scene.poolId, outcomeId, terms: { ...POOL_TERMS, ...over } }, now);
  const states = async (entryId: string) => {
    const entry = await t.reads.selectFrom("poolEntry").select(["state", "outcomeId"]).where("id", "=", entryId).executeTakeFirstOrThrow();
    const outcome = await t.reads.selectFrom("outcome").select("state").where("id", "=", entry.outcomeId).executeTakeFirstOrThrow();
    return [entry.state, outcome.state];
  };
  const entryVerbs = async (id: string) =>
    (await t.reads.selectFrom("event").select("verb").where("nounId", "=", id).orderBy("seq").execute()).map((e) => e.verb);

  it("an imported, unlisted, exclusively licensed or unknown outcome does not enter", async () => {
    const { operator, owner } = scene.cast;
    const imported = await plantOutcome(t, owner.orgId, { origin: "importedListing" });
    await refused("pool.importedOutcome", propose(operator, imported.id));
    const licensed = await plantOutcome(t, owner.orgId, { state: "exclusivelyLicensed" });
    await refused("pool.exclusivelyLicensed", propose(operator, licensed.id));
    for (const state of ["draft", "submitted", "cleared", "returned", "suspended", "withdrawn", "reserved"]) {
      const unlisted = await plantOutcome(t, owner.orgId, { state });
      await refused("pool.outcomeNotListed", propose(operator, unlisted.id));
    }
    await refused("pool.outcomeUnknown", propose(operator, "none"));
  });

  it("only the pool's own verified operator proposes", async () => {
    const { operator, owner, bureau } = scene.cast;
    const { id } = await plantOutcome(t, owner.orgId);
    const elsewhere = await plantActor(t, { kind: "serviceOrg", roles: ["poolOperator"] });
    for (const actor of [owner, bureau, elsewhere, { ...operator, roles: ["editor"] } as Actor]) await refused("pool.notOperator", propose(actor, id));
    await refused("people.orgNotVerified", propose({ ...operator, orgVerified: false }, id));
  });

  it("terms are 1 to 36 months, priced or ruled, and scoped", async () => {
    const { operator, owner } = scene.cast;
    const { id } = await plantOutcome(t, owner.orgId);
    for (const months of [-1, 0, 37, 1.5, Number.NaN]) await refused("pool.monthsOutOfRange", propose(operator, id, { months }));
    for (const over of [{ price: null }, { price: yuan(0) }, { priceKind: "rule", price: null }, { priceKind: "rule", priceRule: "按产量" }])
      await refused("pool.priceMissing", propose(operator, id, over));
    await refused("pool.scopeMissing", propose(operator, id, { scope: " " }));
    await t.unitOfWork(propose(operator, id, { months: 36 }));
    await refused("pool.alreadyProposed", propose(operator, id, { months: 1 }));
    const other = await plantOutcome(t, owner.orgId);
    await t.unitOfWork(propose(operator, other.id, { months: 1, priceKind: "rule", price: null, priceRule: "按产量每吨十元" }));
  });

  it("the owner answers, either ends it, and the outcome follows", async () => {
    const { operator, owner, stranger, ownerUnverified } = scene.cast;
    const proposed = async () => t.unitOfWork(propose(operator, (await plantOutcome(t, owner.orgId)).id));
    const entryId = await proposed();
    await refused("pool.notYourMove", (tx, now) => agreeEntry(tx, operator, { entryId }, now));
    await refused("pool.notYourMove", (tx, now) => declineEntry(tx, operator, { entryId }, now));
    await refused("pool.notYourMove", (tx, now) => leaveEntry(tx, owner, { entryId }, now));
    await refused("pool.notParty", (tx, now) => agreeEntry(tx, stranger, { entryId }, now));
    await refused("people.orgNotVerified", (tx, now) => agreeEntry(tx, ownerUnverified, { entryId }, now));
    await t.unitOfWork((tx, now) => agreeEntry(tx, owner, { entryId }, now));
    expect(await states(entryId)).toEqual(["active", "pooled"]);
    await refused("pool.notNow", (tx, now) => agreeEntry(tx, owner, { entryId }, now));
    await refused("pool.notNow", (tx, now) => declineEntry(tx, owner, { entryId }, now));
    await t.unitOfWork((tx, now) => leaveEntry(tx, operator, { entryId }, now));
    expect(await states(entryId)).toEqual(["left", "listed"]);
    expect(await entryVerbs(entryId)).toEqual(["propose", "agree", "leave"]);
    const declined = await proposed();
    await t.unitOfWork((tx, now) => declineEntry(tx, owner, { entryId: declined, reason: "暂不入池" }, now));
    expect(await states(declined)).toEqual(["declined", "listed"]);
    for (const over of [entryId, declined])
      for (const verb of [agreeEntry, declineEntry, leaveEntry]) await refused("pool.notNow", (tx, now) => verb(tx, owner, { entryId: over }, now));
  });

  it("an outcome that changed since the proposal does not enter", async () => {
    const { operator, owner } = scene.cast;
    const { id } = await plantOutcome(t, owner.orgId);
    const entryId = await t.unitOfWork(propose(operator, id));
    await t.db.updateTable("outcome").set({ state: "suspended" }).where("id", "=", id).execute();
    await refused("pool.outcomeNotListed", (tx, now) => agreeEntry(tx, owner, { entryId }, now));
  });

  it("the bureau opens a pool on a known chain with a verified operator; a closed one takes nothing in", async () => {
    const { bureau, operator, owner } = scene.cast;
    const pool: NewPool = { name: "示例池", chainCode: "textile", operatorOrgId: operator.orgId, operatorKind: "government", introduction: "" };
    const pending = await plantActor(t, { kind: "serviceOrg", roles: ["poolOperator"], verified: false });
    await refused("pool.notBureau", (tx, now) => createPool(tx, operator, pool, now));
    await refused("pool.notBureau", (tx, now) => closePool(tx, operator, { poolId: scene.poolId }, now));
    await refused("pool.chainUnknown", (tx, now) => createPool(tx, bureau, { ...pool, chainCode: "none" }, now));
    await refused("pool.operatorUnfit", (tx, now) => createPool(tx, bureau, { ...pool, operatorOrgId: pending.orgId }, now));
    const waiting = await t.unitOfWork(propose(operator, (await plantOutcome(t, owner.orgId)).id));
    await t.unitOfWork((tx, now) => closePool(tx, bureau, { poolId: scene.poolId }, now));
    await refused("pool.closed", (tx, now) => closePool(tx, bureau, { poolId: scene.poolId }, now));
    await refused("pool.closed", propose(operator, (await plantOutcome(t, owner.orgId)).id));
    await refused("pool.closed", (tx, now) => agreeEntry(tx, owner, { entryId: waiting }, now));
  });
});
