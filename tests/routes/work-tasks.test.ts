import { expect, it } from "vitest";
import { createChallenge } from "#app/domain/challenges/commands/create-challenge.server.ts";
import { submitChallenge } from "#app/domain/challenges/commands/submit-challenge.server.ts";
import { acceptContract } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { acceptOffer } from "#app/domain/deals/commands/make-offer.server.ts";
import { openNegotiation } from "#app/domain/deals/commands/open-deal.server.ts";
import { signDeal } from "#app/domain/deals/commands/sign-deal.server.ts";
import { createOutcome } from "#app/domain/outcomes/commands/create-outcome.server.ts";
import { reviewSecrecy } from "#app/domain/outcomes/commands/review-secrecy.server.ts";
import { submitOutcome } from "#app/domain/outcomes/commands/submit-outcome.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { officialTasks } from "#app/routes/home/official-tasks.server.ts";
import { ownTasks } from "#app/routes/home/own-tasks.server.ts";
import { partnerTasks } from "#app/routes/home/partner-tasks.server.ts";
import { challengeContent } from "#tests/domain/challenges/plant-challenge.ts";
import { file, plantOffice } from "#tests/domain/contracts/contract-scene.ts";
import { dealRow, dealTerms, plantSides } from "#tests/domain/deals/deal-scene.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { outcomeContent } from "#tests/support/plant.ts";

async function namesFor(t: TestDatabase, actor: Actor): Promise<string[]> {
  const { reads } = t;
  const now = t.now();
  const tasks = [...(await officialTasks(reads, actor, now)), ...(await partnerTasks(reads, actor, now)), ...(await ownTasks(reads, actor, now))];
  return tasks.map((task) => task.name);
}

describeDialects("what awaits a person", (open) => {
  it("hands an outcome from the editor to the secrecy reviewer to the publisher", async () => {
    const t = await open();
    const editor = await plantActor(t, { kind: "institute", roles: ["editor"] });
    const reviewer = await plantActor(t, { kind: "institute", roles: ["secrecyReviewer"], orgId: editor.orgId });
    const stranger = await plantActor(t, { kind: "institute", roles: ["editor", "secrecyReviewer", "signatory"] });
    const publisher = await plantActor(t, { kind: "bureau", roles: ["publisher"] });
    const all = async () => [await namesFor(t, editor), await namesFor(t, reviewer), await namesFor(t, publisher), await namesFor(t, stranger)];
    const { id: outcomeId } = await t.unitOfWork((tx, now) => createOutcome(tx, editor, { content: outcomeContent() }, now));
    expect(await all()).toEqual([["outcomeDraft"], [], [], []]);
    await t.unitOfWork((tx, now) => submitOutcome(tx, editor, { outcomeId, secrecyDeclared: true }, now));
    expect(await all()).toEqual([[], ["outcomeSecrecy"], [], []]);
    const items = { noStateSecret: true, noBusinessSecret: true, noPersonalData: true, exportChecked: true };
    await t.unitOfWork((tx, now) => reviewSecrecy(tx, reviewer, { outcomeId, result: "cleared", items, note: "" }, now));
    expect(await all()).toEqual([[], [], ["outcomeFormal"], []]);
  });

  it("hands a deal to the side whose step it is", async () => {
    const t = await open();
    const { seller, buyer, outcome } = await plantSides(t);
    const both = async () => [await namesFor(t, seller), await namesFor(t, buyer)];
    const { id: dealId } = await t.unitOfWork((tx, now) => openNegotiation(tx, buyer, { outcomeId: outcome.id, terms: dealTerms() }, now));
    expect(await both()).toEqual([["dealAnswer"], []]);
    await t.unitOfWork((tx, now) => acceptOffer(tx, seller, { dealId, round: 1 }, now));
    expect(await both()).toEqual([["dealSign"], ["dealSign"]]);
    const termsHash = (await dealRow(t, dealId)).termsHash ?? "";
    await t.unitOfWork((tx, now) => signDeal(tx, buyer, { dealId, termsHash }, now));
    expect(await both()).toEqual([["dealSign"], []]);
    await t.unitOfWork((tx, now) => signDeal(tx, seller, { dealId, termsHash }, now));
    expect(await both()).toEqual([["contractSubmit"], []]);
  });

  it("hands a contract from its seller to the office's clerk", async () => {
    const t = await open();
    const { seller, clerk, reviewer } = await plantOffice(t);
    const all = async () => [await namesFor(t, seller), await namesFor(t, clerk), await namesFor(t, reviewer)];
    const { id: contractId } = await file(t, seller);
    expect(await all()).toEqual([["contractSubmit"], [], []]);
    await t.unitOfWork((tx, now) => submitContract(tx, seller, { contractId, undertaking: true }, now));
    expect(await all()).toEqual([[], ["contractAccept"], []]);
    await t.unitOfWork((tx, now) => acceptContract(tx, clerk, { contractId }, now));
    expect(await all()).toEqual([[], ["contractRegister"], []]);
  });

  it("hands a challenge from its poster to the district officer alone, with a day", async () => {
    const t = await open();
    const poster = await plantActor(t, { kind: "enterprise", roles: ["editor"] });
    const officer = await plantActor(t, { kind: "bureau", roles: ["districtOfficer"] });
    const publisher = await plantActor(t, { kind: "bureau", roles: ["publisher"] });
    const { id: challengeId } = await t.unitOfWork((tx, now) => createChallenge(tx, poster, challengeContent(), now));
    expect(await namesFor(t, poster)).toEqual(["challengeDraft"]);
    await t.unitOfWork((tx, now) => submitChallenge(tx, poster, { challengeId }, now));
    expect(await namesFor(t, poster)).toEqual([]);
    expect(await namesFor(t, publisher)).toEqual([]);
    const [task] = await officialTasks(t.reads, officer, t.now());
    expect(task).toMatchObject({ name: "challengeReview", by: "2026-03-09" });
  });
});
