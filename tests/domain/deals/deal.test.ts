// Proves who may move a deal when, and that signing moves everything it must, once.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { acceptOffer, makeOffer } from "#app/domain/deals/commands/make-offer.server.ts";
import { openDealFromListing, openNegotiation } from "#app/domain/deals/commands/open-deal.server.ts";
import { signDeal } from "#app/domain/deals/commands/sign-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/commands/withdraw-deal.server.ts";
import { openPriceListing } from "#app/domain/pools/commands/open-price-listing.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { yuan } from "#app/kernel/money.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";
import { agreedDeal, dealRow, dealTerms, plantSides, sign } from "./deal-scene.ts";

type Row = { readonly from: string; readonly verb: string; readonly role: string; readonly expected: string };
const rows = readFileSync(new URL("../../policy/deal-moves.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line): Row => {
    const [from = "", verb = "", role = "", expected = ""] = line.split(",");
    return { from, verb, role, expected };
  });

function run(t: TestDatabase, verb: string, actor: Actor, dealId: string): Promise<void> {
  return t.unitOfWork((tx, now) => {
    if (verb === "makeOffer") return makeOffer(tx, actor, { dealId, terms: dealTerms() }, now);
    if (verb === "acceptOffer") return acceptOffer(tx, actor, { dealId, round: 1 }, now);
    if (verb === "sign") return signDeal(tx, actor, { dealId, termsHash: "0".repeat(64) }, now);
    return withdrawDeal(tx, actor, { dealId, reasonCode: "other", reasonText: "" }, now);
  });
}

describeDialects("deals", (open) => {
  it("makes exactly the moves of the fixture", async () => {
    const t = await open();
    const stranger = await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"] });
    for (const row of rows) {
      const { seller, buyer, outcome } = await plantSides(t);
      const { id } = await t.unitOfWork((tx, now) => openNegotiation(tx, buyer, { outcomeId: outcome.id, terms: dealTerms() }, now));
      await t.unitOfWork((tx) => tx.updateTable("deal").set({ state: row.from }).where("id", "=", id).execute());
      const actor = row.role === "seller" ? seller : row.role === "buyer" ? buyer : stranger;
      const before = await t.dump();
      const done = run(t, row.verb, actor, id).then(
        () => "allowed",
        (error: { code?: string }) => error.code ?? String(error),
      );
      expect(await done, JSON.stringify(row)).toBe(row.expected);
      if (row.expected !== "allowed") expect(await t.dump()).toBe(before);
    }
  });

  it("carries every agreed field into the contract draft and signs only what was shown", async () => {
    const t = await open();
    const { seller, buyer, outcome } = await plantSides(t);
    const deal = await agreedDeal(t, seller, buyer, outcome.id);
    await expect(sign(t, buyer, { id: deal.id, hash: "f".repeat(64) })).rejects.toMatchObject({ code: "deal.termsChanged" });
    await sign(t, buyer, deal);
    await expect(sign(t, buyer, deal)).rejects.toMatchObject({ code: "deal.alreadySigned" });
    await sign(t, seller, deal);
    expect(await dealRow(t, deal.id)).toMatchObject({ state: "effective", effectiveOn: "2026-03-02" });
    const contract = await t.reads.selectFrom("techContract").selectAll().where("dealId", "=", deal.id).executeTakeFirstOrThrow();
    expect(contract).toMatchObject({
      state: "prepared",
      class: "licence",
      origin: "negotiated",
      sellerRegion: "330602",
      buyerRegion: "330603",
      chainCode: "textile",
      signedOn: "2026-03-02",
      ruleSet: "2026",
    });
    expect(contract).toMatchObject({ totalAmount: yuan(300_000), technicalAmount: yuan(260_000) });
    expect(JSON.parse(contract.content)).toMatchObject({
      licenceKind: "nonExclusive",
      scope: "绍兴市内自用",
      months: 24,
      paymentWay: "oneOff",
      priceTerms: "双方协商",
      ipKind: "knowHow",
    });
    const outcomeRow = await t.reads.selectFrom("outcome").select("state").where("id", "=", outcome.id).executeTakeFirstOrThrow();
    expect(outcomeRow.state).toBe("listed");
  });

  it("refuses an exclusive licence while another's licence runs", async () => {
    const t = await open();
    const { seller, buyer, outcome } = await plantSides(t);
    const rival = await plantActor(t, { kind: "enterprise", roles: ["signatory"] });
    const running = await agreedDeal(t, seller, buyer, outcome.id);
    await sign(t, buyer, running);
    await sign(t, seller, running);
    const exclusive = await agreedDeal(t, seller, rival, outcome.id, dealTerms({ licenceKind: "exclusive" }));
    await expect(sign(t, rival, exclusive)).rejects.toMatchObject({ code: "deal.licencesRun" });
  });

  it("asks a public unit for a notice, and an unclaimed import for its owner", async () => {
    const t = await open();
    const publicUnit = await plantActor(t, { kind: "institute", roles: ["signatory"], isPublicUnit: true });
    const { buyer, seller } = await plantSides(t);
    const owned = await plantOutcome(t, publicUnit.orgId);
    const imported = await plantOutcome(t, seller.orgId, { origin: "importedListing" });
    const talk = (outcomeId: string) => t.unitOfWork((tx, now) => openNegotiation(tx, buyer, { outcomeId, terms: dealTerms() }, now));
    await expect(talk(owned.id)).rejects.toMatchObject({ code: "deal.publicUnitNeedsNotice" });
    await expect(talk(imported.id)).rejects.toMatchObject({ code: "deal.notClaimed" });
  });

  it("takes a public unit's open listing at its price, and the listing is taken with the signatures", async () => {
    const t = await open();
    const { buyer } = await plantSides(t);
    const owner = await plantActor(t, { kind: "institute", roles: ["editor", "signatory"], isPublicUnit: true });
    const outcome = await plantOutcome(t, owner.orgId);
    const terms = { price: yuan(500_000), priceRule: "", licenceKind: "exclusive" as const, scope: "全国" };
    const listing = await t.unitOfWork((tx, now) => openPriceListing(tx, owner, { outcomeId: outcome.id, trialId: null, terms }, now));
    const { id } = await t.unitOfWork((tx, now) => openDealFromListing(tx, buyer, { listingId: listing.id }, now));
    const deal = { id, hash: (await dealRow(t, id)).termsHash ?? "" };
    await sign(t, buyer, deal);
    await sign(t, owner, deal);
    expect(await t.reads.selectFrom("priceListing").select("state").executeTakeFirst()).toEqual({ state: "taken" });
    expect(await t.reads.selectFrom("outcome").select("state").where("id", "=", outcome.id).executeTakeFirst()).toEqual({ state: "exclusivelyLicensed" });
  });

  it("lapses after ninety idle days without a timer, and an old offer is no longer there to accept", async () => {
    const t = await open();
    const { seller, buyer, outcome } = await plantSides(t);
    const { id } = await t.unitOfWork((tx, now) => openNegotiation(tx, buyer, { outcomeId: outcome.id, terms: dealTerms() }, now));
    t.advance(16 * 86_400_000);
    await expect(run(t, "acceptOffer", seller, id)).rejects.toMatchObject({ code: "deal.offerExpired" });
    t.advance(75 * 86_400_000);
    await expect(run(t, "makeOffer", seller, id)).rejects.toMatchObject({ code: "deal.wrongState" });
  });
});
