// Knows how deals are talked over and signed by both sides; must never write a term that was not shown.
import { acceptOffer, makeOffer } from "#app/domain/deals/commands/make-offer.server.ts";
import { openDealFromTrial, openNegotiation } from "#app/domain/deals/commands/open-deal.server.ts";
import { signDeal } from "#app/domain/deals/commands/sign-deal.server.ts";
import type { DealTerms } from "#app/domain/deals/deal.ts";
import { type Money, yuan } from "#app/kernel/money.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";
import { SEED_OUTCOMES } from "#seeds/texts/outcomes/all.ts";
import type { SeedOutcome } from "#seeds/texts/seed-outcome.ts";
import { listedDaysAgo } from "./outcomes.ts";
import { pooledOutcomes } from "./pools.ts";
import { type Cast, type City, castOf, known, momentAgo, type Scene } from "./scene.ts";

/** The hash of the terms that both sides now see. */
async function shownHash(tx: Tx, dealId: string): Promise<string> {
  const row = await tx.selectFrom("deal").select("termsHash").where("id", "=", dealId).executeTakeFirstOrThrow();
  return row.termsHash ?? "";
}

type Trying = { readonly owner: Cast; readonly user: Cast; readonly trialId: string; readonly at: (offset: number, hour?: number) => Instant };

/** The enterprise of a trial takes the listed price and both sign. */
export function concludeTrial(play: Trying, offset: number): readonly Scene[] {
  let dealId = "";
  const sign = (cast: Cast, days: number): Scene => ({
    at: play.at(offset + days, 11),
    run: async (tx, now) => signDeal(tx, cast.signer, { dealId, termsHash: await shownHash(tx, dealId) }, now),
  });
  const open: Scene = {
    at: play.at(offset, 10),
    run: async (tx, now) => {
      dealId = (await openDealFromTrial(tx, play.user.signer, { trialId: play.trialId }, now)).id;
    },
  };
  return [open, sign(play.user, 1), sign(play.owner, 2)];
}

function termsAt(price: Money): DealTerms {
  return {
    licenceKind: "nonExclusive",
    scope: "本企业自有生产线",
    months: 60,
    totalAmount: price,
    technicalAmount: price,
    paymentWay: "instalments",
    priceRule: "签约付六成，验收后付四成",
  };
}

type Talk = "offered" | "countered" | "accepted" | "signed";
const TALKS: readonly (readonly [Talk, enterprise: string, ago: number])[] = [
  ["offered", "ent1", 6],
  ["countered", "ent2", 10],
  ["accepted", "ent5", 9],
  ["signed", "ent6", 12],
  ["signed", "ent1", 11],
  ["signed", "ent2", 9],
];

function talk(city: City, [end, enterprise, ago]: (typeof TALKS)[number], seed: SeedOutcome): readonly Scene[] {
  const buyer = castOf(city, enterprise);
  const seller = castOf(city, seed.orgKey);
  const price = seed.price ?? yuan(400_000);
  let dealId = "";
  const open: Scene = {
    at: momentAgo(city, ago),
    run: async (tx, now) => {
      dealId = (await openNegotiation(tx, buyer.signer, { outcomeId: known(city.outcomeIds, seed.key), terms: termsAt(price) }, now)).id;
    },
  };
  const counter: Scene = { at: momentAgo(city, ago - 2), run: (tx, now) => makeOffer(tx, seller.signer, { dealId, terms: termsAt(price) }, now) };
  const accept: Scene = { at: momentAgo(city, ago - 3, 11), run: (tx, now) => acceptOffer(tx, buyer.signer, { dealId, round: 2 }, now) };
  const sign = (cast: Cast, days: number): Scene => ({
    at: momentAgo(city, ago - days, 15),
    run: async (tx, now) => signDeal(tx, cast.signer, { dealId, termsHash: await shownHash(tx, dealId) }, now),
  });
  const steps = [open, counter, accept, sign(buyer, 4), sign(seller, 5)];
  return steps.slice(0, { offered: 1, countered: 2, accepted: 3, signed: 5 }[end]);
}

/** Direct talks on outcomes of units that are not public and not in a pool. */
export function dealScenes(city: City): readonly Scene[] {
  const isPrivate = (key: string) => SEED_ORGS.some((org) => org.key === key && !org.isPublicUnit);
  const pooled = new Set(pooledOutcomes());
  const free = SEED_OUTCOMES.filter((seed) => isPrivate(seed.orgKey) && !pooled.has(seed) && listedDaysAgo(seed) > 15);
  return TALKS.flatMap((plot, at) => (free[at] ? talk(city, plot, free[at]) : []));
}
