// An outcome that goes takes everything on offer along; one taken down for a while freezes it.
import { beforeEach, expect, it } from "vitest";
import { openDealFromListing } from "#app/domain/deals/commands/open-deal.server.ts";
import { resumeOutcome, suspendOutcome } from "#app/domain/outcomes/commands/suspend-outcome.server.ts";
import { withdrawOutcome } from "#app/domain/outcomes/commands/withdraw-outcome.server.ts";
import { agreeEntry } from "#app/domain/pools/commands/answer-entry.server.ts";
import { createPool } from "#app/domain/pools/commands/create-pool.server.ts";
import { draftPriceListing, openDraftListing, openPriceListing } from "#app/domain/pools/commands/open-price-listing.server.ts";
import { proposeEntry } from "#app/domain/pools/commands/propose-entry.server.ts";
import { withdrawOfferedOutcome } from "#app/domain/pools/commands/withdraw-offered-outcome.server.ts";
import { activeEntryOf, poolsList } from "#app/domain/pools/queries.server.ts";
import { requestTrial } from "#app/domain/trials/commands/request-trial.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { agreedDeal, dealTerms, plantSides, sign } from "#tests/domain/deals/deal-scene.ts";
import { POOL_TERMS, REQUEST } from "#tests/domain/trials/trial-scene.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";

type Work = (tx: Tx, now: Instant) => Promise<unknown>;
const PRICED = { price: yuan(300_000), priceRule: "", licenceKind: "nonExclusive", scope: "自用" } as const;

describeDialects("an outcome's offers", (open) => {
  let t: TestDatabase;
  let seller: Actor;
  let buyer: Actor;
  let bureau: Actor;
  let outcomeId: string;
  let entryId: string;

  beforeEach(async () => {
    t = await open();
    const sides = await plantSides(t);
    seller = sides.seller;
    buyer = sides.buyer;
    outcomeId = sides.outcome.id;
    bureau = await plantActor(t, { kind: "bureau", roles: ["publisher", "poolOperator"] });
    const pool = { name: "纺织成果池", chainCode: "textile", operatorOrgId: bureau.orgId, operatorKind: "government", introduction: "" } as const;
    const { id: poolId } = await t.unitOfWork((tx, now) => createPool(tx, bureau, pool, now));
    entryId = await t.unitOfWork((tx, now) => proposeEntry(tx, bureau, { poolId, outcomeId, terms: POOL_TERMS }, now));
  });

  const enter = () => t.unitOfWork((tx, now) => agreeEntry(tx, seller, { entryId }, now));
  const withdraw: Work = (tx, now) => withdrawOfferedOutcome(tx, seller, { outcomeId, reason: "自用" }, now);
  const suspend: Work = (tx, now) => suspendOutcome(tx, bureau, { outcomeId, reason: "收到侵权主张" }, now);
  const resume: Work = (tx, now) => resumeOutcome(tx, bureau, { outcomeId, note: "主张已撤回" }, now);
  const entry = () => t.reads.selectFrom("poolEntry").select(["state", "endReason"]).where("id", "=", entryId).executeTakeFirstOrThrow();
  const outcomeState = async () => (await t.reads.selectFrom("outcome").select("state").where("id", "=", outcomeId).executeTakeFirstOrThrow()).state;
  const listingState = async (id: string) => (await t.reads.selectFrom("priceListing").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;
  const openListing = () => t.unitOfWork((tx, now) => openPriceListing(tx, seller, { outcomeId, trialId: null, terms: PRICED }, now));

  async function refused(code: string, work: Work): Promise<void> {
    const before = await t.dump();
    await expect(t.unitOfWork(work), code).rejects.toMatchObject({ name: "Refusal", code });
    expect(await t.dump(), code).toBe(before);
  }

  // Deleting the check on poolEntry in withdraw-outcome.server.ts makes this fail: the entry would stay active for ever.
  it("leave with an outcome that is withdrawn, and it cannot go without them", async () => {
    await enter();
    const draft = await t.unitOfWork((tx, now) => draftPriceListing(tx, seller, { outcomeId, trialId: null, terms: PRICED }, now));
    await refused("outcome.stillPooled", (tx, now) => withdrawOutcome(tx, seller, { outcomeId, reason: "自用" }, now));
    await refused("outcome.noteMissing", (tx, now) => withdrawOfferedOutcome(tx, seller, { outcomeId, reason: " " }, now));
    await refused("outcome.notYours", (tx, now) => withdrawOfferedOutcome(tx, buyer, { outcomeId, reason: "自用" }, now));
    await t.unitOfWork(withdraw);
    expect(await entry()).toEqual({ state: "left", endReason: "outcomeWithdrawn" });
    expect(await outcomeState()).toBe("withdrawn");
    expect(await listingState(draft.id)).toBe("withdrawn");
    expect(await activeEntryOf(t.reads, outcomeId)).toBeUndefined();
    const verbs = await t.reads.selectFrom("event").select("verb").where("nounId", "in", [outcomeId, entryId]).orderBy("seq").execute();
    expect(verbs.map((one) => one.verb)).toEqual(["propose", "agree", "pooled", "leave", "unpooled", "withdrawn"]);
  });

  it("that were only proposed, or suspended meanwhile, leave as well", async () => {
    await t.unitOfWork(withdraw);
    expect([(await entry()).state, await outcomeState()]).toEqual(["left", "withdrawn"]);
  });

  it("suspended and then withdrawn leaves nothing in the pool", async () => {
    await enter();
    await t.unitOfWork(suspend);
    await t.unitOfWork(withdraw);
    expect([(await entry()).state, await outcomeState()]).toEqual(["left", "withdrawn"]);
  });

  it("stay while an open price is promised to whoever takes it, and go when its days are over", async () => {
    await enter();
    const listing = await openListing();
    await refused("outcome.openListing", withdraw);
    t.advance(400 * 86_400_000);
    await t.unitOfWork(withdraw);
    expect([await listingState(listing.id), await outcomeState()]).toEqual(["open", "withdrawn"]);
  });

  it("are frozen while the bureau has taken the outcome down, and thaw with it", async () => {
    await enter();
    const listing = await openListing();
    const draft = await t.unitOfWork((tx, now) => draftPriceListing(tx, seller, { outcomeId, trialId: null, terms: PRICED }, now));
    await t.unitOfWork(suspend);
    const take: Work = (tx, now) => openDealFromListing(tx, buyer, { listingId: listing.id }, now);
    await refused("deal.outcomeGone", take);
    await refused("trial.notOffered", (tx, now) => requestTrial(tx, buyer, { outcomeId, request: REQUEST }, now));
    await refused("priceListing.notLicensable", (tx, now) => openDraftListing(tx, seller, { listingId: draft.id }, now));
    expect((await poolsList(t.reads)).map((pool) => pool.activeCount)).toEqual([0]);
    await t.unitOfWork(resume);
    expect((await poolsList(t.reads)).map((pool) => pool.activeCount)).toEqual([1]);
    await t.unitOfWork(take);
  });

  // Deleting `endOffers(…)` in sign-deal.server.ts makes this fail: the entry stays active and the price can still be taken.
  it("end with the signing of an exclusive licence", async () => {
    await enter();
    const listing = await openListing();
    const deal = await agreedDeal(t, seller, buyer, outcomeId, dealTerms({ licenceKind: "exclusive" }));
    await sign(t, seller, deal);
    expect([(await entry()).state, await listingState(listing.id)]).toEqual(["active", "open"]);
    await sign(t, buyer, deal);
    expect(await entry()).toEqual({ state: "left", endReason: "outcomeLicensed" });
    expect([await outcomeState(), await listingState(listing.id)]).toEqual(["exclusivelyLicensed", "withdrawn"]);
  });
});
