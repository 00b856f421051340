// Knows how a deal is signed side by side and concluded once, with all it moves in one transaction; must never change a term.
import { prepareContract } from "#app/domain/contracts/commands/prepare-contract.server.ts";
import { licenceContractName } from "#app/domain/contracts/contract.ts";
import { markExclusivelyLicensed } from "#app/domain/outcomes/commands/mark-outcome.server.ts";
import { type OutcomeFacts, outcomeFacts } from "#app/domain/outcomes/queries.server.ts";
import { endOffers } from "#app/domain/pools/commands/end-offers.server.ts";
import { markListingTaken } from "#app/domain/pools/commands/mark-listing.server.ts";
import { listingStateAt } from "#app/domain/pools/price-listing.ts";
import { loadListing } from "#app/domain/pools/record.server.ts";
import { markTrialConverted } from "#app/domain/trials/commands/price-trial.server.ts";
import { type Actor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type DealTerms, judgeConclusion, legalDealMove } from "../deal.ts";
import { demandDealSide } from "../policy.ts";
import { dealTermsHash, idleUntil, type LoadedDeal, loadDeal, otherSignedLicences, writeDealMove } from "../record.server.ts";

export type SignDeal = { readonly dealId: string; readonly termsHash: string };

/** What was shown is what is signed: the hash sent, the one kept and the one of the row are the same. */
function judgeDocument(deal: LoadedDeal, termsHash: string): DealTerms {
  const terms = deal.terms ?? refuse("deal.noTerms");
  if (termsHash !== deal.termsHash || dealTermsHash(deal, terms) !== termsHash) refuse("deal.termsChanged");
  return terms;
}

async function judgeOutcome(tx: Tx, deal: LoadedDeal, terms: DealTerms): Promise<OutcomeFacts> {
  const outcome = (await outcomeFacts(tx, deal.outcomeId)) ?? refuse("deal.notFound");
  if (outcome.ownerOrgId !== deal.sellerOrgId) refuse("deal.outcomeGone", { state: outcome.state });
  judgeConclusion({ outcomeState: outcome.state, licenceKind: terms.licenceKind, otherSignedLicences: await otherSignedLicences(tx, deal) });
  return outcome;
}

/** A listing still open is taken, unless a non-exclusive one stays open to further takers; the trial that listed it is converted when its own enterprise signs. */
async function moveOrigin(tx: Tx, actor: Actor, deal: LoadedDeal, now: Instant): Promise<string | null> {
  if (deal.originId === null) return null;
  const listing = await loadListing(tx, deal.originId);
  if (listingStateAt(listing, now) === "open") await markListingTaken(tx, actor, now, listing.id);
  if (deal.origin !== "trial" || listing.trialId === null) return listing.id;
  await markTrialConverted(tx, actor, now, listing.trialId);
  return listing.trialId;
}

async function prepareDraft(tx: Tx, deal: LoadedDeal, terms: DealTerms, outcome: OutcomeFacts, originId: string | null, now: Instant): Promise<void> {
  const { licenceKind, scope, months, paymentWay, priceRule, totalAmount, technicalAmount } = terms;
  const right = outcome.content?.ip[0]?.kind ?? "none";
  await prepareContract(
    tx,
    SYSTEM_ACTOR,
    {
      dealId: deal.id,
      origin: deal.origin as "trial" | "listing" | "negotiated",
      originId,
      outcomeId: deal.outcomeId,
      sellerOrgId: deal.sellerOrgId,
      buyerOrgId: deal.buyerOrgId,
      name: licenceContractName(outcome.title),
      class: "licence",
      totalAmount,
      technicalAmount,
      chainCode: outcome.chainCode,
      signedOn: dayOf(now),
      agreed: { paymentWay, licenceKind, scope, months, priceTerms: priceRule, ipKind: right, nonTechnicalItems: "" },
    },
    now,
  );
}

async function conclude(tx: Tx, actor: Actor, deal: LoadedDeal, terms: DealTerms, outcome: OutcomeFacts, now: Instant): Promise<void> {
  const { to } = legalDealMove("signed", "takeEffect");
  const side = demandDealSide(actor, deal, true);
  await writeDealMove(tx, actor, now, deal, { verb: "sign", set: { state: to, signedAt: now, effectiveOn: dayOf(now), stateUntil: null }, data: { side, to } });
  const originId = await moveOrigin(tx, actor, deal, now);
  if (terms.licenceKind === "exclusive") {
    // The listing it came from is taken by now; nothing else of the outcome may stay on offer.
    await endOffers(tx, actor, now, { outcomeId: deal.outcomeId, reason: "outcomeLicensed" });
    await markExclusivelyLicensed(tx, actor, now, deal.outcomeId);
  }
  await prepareDraft(tx, deal, terms, outcome, originId, now);
}

/**
 * A signatory signs for his side. With the second signature the deal is signed and in effect the same day; outcome, listing, trial and
 * contract draft move in this transaction. Refuses `deal.outcomeGone`, `deal.licencesRun`, `deal.termsChanged`, `deal.noTerms`, `deal.alreadySigned`, `deal.notSignatory`.
 */
export async function signDeal(tx: Tx, actor: Actor, { dealId, termsHash }: SignDeal, now: Instant): Promise<void> {
  const deal = await loadDeal(tx, dealId, now);
  const side = demandDealSide(actor, deal, true);
  legalDealMove(deal.state, "sign");
  const terms = judgeDocument(deal, termsHash);
  const outcome = await judgeOutcome(tx, deal, terms);
  const signed = await tx
    .selectFrom("signature")
    .select("side")
    .where("noun", "=", "deal")
    .where("nounId", "=", deal.id)
    .where("documentHash", "=", termsHash)
    .execute();
  if (signed.some((one) => one.side === side)) refuse("deal.alreadySigned");
  await tx
    .insertInto("signature")
    .values({ id: newId(), noun: "deal", nounId: deal.id, side, orgId: actor.orgId, personId: actor.personId, documentHash: termsHash, at: now })
    .execute();
  if (signed.length > 0) return conclude(tx, actor, deal, terms, outcome, now);
  await writeDealMove(tx, actor, now, deal, { verb: "sign", set: { stateUntil: await idleUntil(tx, now) }, data: { side } });
}
