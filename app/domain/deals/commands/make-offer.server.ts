// Knows how offers go to and fro until one is accepted; must never sign.
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readDealTerms } from "../codec.ts";
import { type DealTerms, judgeAcceptance, judgeOffer, legalDealMove } from "../deal.ts";
import { demandDealSide } from "../policy.ts";
import { dealTermsHash, idleUntil, loadDeal, writeDealMove } from "../record.server.ts";
import { addOffer, latestOffer } from "../write-offer.server.ts";

/** A further round by either side; refuses `deal.termsAgreed`, `deal.amountsDisagree`. */
export async function makeOffer(tx: Tx, actor: Actor, { dealId, terms }: { readonly dealId: string; readonly terms: DealTerms }, now: Instant): Promise<void> {
  const deal = await loadDeal(tx, dealId, now);
  const side = demandDealSide(actor, deal);
  legalDealMove(deal.state, "makeOffer");
  judgeOffer(deal.terms, terms);
  const round = ((await latestOffer(tx, dealId))?.round ?? 0) + 1;
  await addOffer(tx, actor, { dealId, round, terms }, now);
  await writeDealMove(tx, actor, now, deal, {
    verb: "makeOffer",
    set: { licenceKind: terms.licenceKind, stateUntil: await idleUntil(tx, now) },
    data: { round, side },
  });
}

/** The other side takes the latest offer: its terms are the ones to sign. Refuses `deal.ownOffer`, `deal.offerNotLatest`, `deal.offerExpired`, `deal.noOffer`. */
export async function acceptOffer(tx: Tx, actor: Actor, { dealId, round }: { readonly dealId: string; readonly round: number }, now: Instant): Promise<void> {
  const deal = await loadDeal(tx, dealId, now);
  const side = demandDealSide(actor, deal);
  legalDealMove(deal.state, "acceptOffer");
  const latest = await latestOffer(tx, dealId);
  judgeAcceptance(latest, round, actor.orgId, now);
  const terms = readDealTerms(latest?.terms ?? "");
  await tx.updateTable("dealOffer").set({ state: "accepted" }).where("dealId", "=", dealId).where("round", "=", round).execute();
  const set = { terms: JSON.stringify(terms), termsHash: dealTermsHash(deal, terms), licenceKind: terms.licenceKind, stateUntil: await idleUntil(tx, now) };
  await writeDealMove(tx, actor, now, deal, { verb: "acceptOffer", set, data: { round, side } });
}
