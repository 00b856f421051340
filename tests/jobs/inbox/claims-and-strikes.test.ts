// Claims on imported listings and appeals against strikes reach the bureau's inbox and leave it with the answer; the answer is news.
import { expect, it } from "vitest";
import { answerChallengeClaim, claimChallenge } from "#app/domain/challenges/commands/claim-challenge.server.ts";
import { claimOutcome, confirmClaim } from "#app/domain/outcomes/commands/claim-outcome.server.ts";
import { appealStrike, decideAppeal, giveStrike } from "#app/domain/people/commands/strikes.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { addDays, dayOf } from "#app/kernel/time.ts";
import { plantChallenge } from "#tests/domain/challenges/plant-challenge.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";
import { namesFor, plantCast, tick } from "./inbox-scene.ts";

describeDialects("the inbox and what others ask of the bureau", (open) => {
  it("holds a claim until it is answered and tells the claimant", async () => {
    const t = await open();
    const { publisher, enterprise, ownerEditor, stranger } = await plantCast(t);
    const { id: challengeId } = await plantChallenge(t, stranger.orgId);
    await t.unitOfWork((tx) => tx.updateTable("challenge").set({ orgId: null, origin: "importedListing" }).where("id", "=", challengeId).execute());
    const { id: outcomeId } = await plantOutcome(t, ownerEditor.orgId, { origin: "importedListing" });
    await t.unitOfWork((tx) => tx.updateTable("outcome").set({ ownerOrgId: null }).where("id", "=", outcomeId).execute());
    await t.unitOfWork((tx, now) => claimChallenge(tx, enterprise, { challengeId, note: "本厂在省市场发布的题目" }, now));
    await t.unitOfWork((tx, now) => claimOutcome(tx, ownerEditor, { outcomeId, note: "本校完成的成果" }, now));
    await tick(t);
    expect((await namesFor(t, publisher)).do).toEqual(["challengeClaim", "outcomeClaim"]);
    expect((await namesFor(t, stranger)).do).toEqual([]);
    await t.unitOfWork((tx, now) => answerChallengeClaim(tx, publisher, { challengeId, isConfirmed: true, note: "" }, now));
    await t.unitOfWork((tx, now) => confirmClaim(tx, publisher, { outcomeId, isConfirmed: false, note: "权属证明不符" }, now));
    await tick(t);
    expect((await namesFor(t, publisher)).do).toEqual([]);
    expect(await namesFor(t, enterprise)).toEqual({ do: ["challengeDraft"], know: ["challengeClaimConfirmed"] });
    expect((await namesFor(t, ownerEditor)).know).toEqual(["outcomeClaimDeclined"]);
  });

  it("holds an appeal until another official decided it and tells the organisation's administrators", async () => {
    const t = await open();
    const { publisher, stranger, enterprise } = await plantCast(t);
    const other = await plantActor(t, { kind: "bureau", roles: ["publisher"], orgId: publisher.orgId });
    const admin: Actor = stranger;
    const input = { orgId: admin.orgId, facts: "试用结束后未归还设备", basis: "试用协议第六条", expiresOn: addDays(dayOf(t.now()), 30) };
    const strikeId = await t.unitOfWork((tx, now) => giveStrike(tx, publisher, input, now));
    await tick(t);
    expect((await namesFor(t, admin)).know).toEqual(["strikeGiven"]);
    expect((await namesFor(t, enterprise)).know).toEqual([]);
    expect((await namesFor(t, publisher)).do).toEqual([]);
    await t.unitOfWork((tx, now) => appealStrike(tx, admin, { strikeId, appeal: "设备已于当日归还，附签收单" }, now));
    await tick(t);
    expect((await namesFor(t, other)).do).toEqual(["strikeAppeal"]);
    await t.unitOfWork((tx, now) => decideAppeal(tx, other, { orgId: admin.orgId, strikeId, verdict: "lifted", reason: "签收单属实" }, now));
    await tick(t);
    expect((await namesFor(t, other)).do).toEqual([]);
    expect((await namesFor(t, admin)).know).toEqual(["strikeDecided", "strikeGiven"]);
  });
});
