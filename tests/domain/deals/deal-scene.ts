// Sets up a non-public owner, enterprises and agreed negotiations for the deals' tests.
import { acceptOffer } from "#app/domain/deals/commands/make-offer.server.ts";
import { openNegotiation } from "#app/domain/deals/commands/open-deal.server.ts";
import { signDeal } from "#app/domain/deals/commands/sign-deal.server.ts";
import type { DealTerms } from "#app/domain/deals/deal.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { yuan } from "#app/kernel/money.ts";
import { plantActor } from "#tests/support/actors.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { plantOutcome } from "#tests/support/plant.ts";

export function dealTerms(over: Partial<DealTerms> = {}): DealTerms {
  return {
    licenceKind: "nonExclusive",
    scope: "绍兴市内自用",
    months: 24,
    totalAmount: yuan(300_000),
    technicalAmount: yuan(260_000),
    paymentWay: "oneOff",
    priceRule: "双方协商",
    ...over,
  };
}

export async function plantSides(t: TestDatabase) {
  const seller = await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"] });
  const buyer = await plantActor(t, { kind: "enterprise", roles: ["editor", "signatory"], districtCode: "330603" });
  const outcome = await plantOutcome(t, seller.orgId);
  return { seller, buyer, outcome };
}

export async function dealRow(t: TestDatabase, dealId: string) {
  return t.reads.selectFrom("deal").select(["state", "termsHash", "effectiveOn"]).where("id", "=", dealId).executeTakeFirstOrThrow();
}

/** A negotiation whose first offer the seller accepted; returns its id and the hash to sign. */
export async function agreedDeal(
  t: TestDatabase,
  seller: Actor,
  buyer: Actor,
  outcomeId: string,
  terms = dealTerms(),
): Promise<{ readonly id: string; readonly hash: string }> {
  const { id } = await t.unitOfWork((tx, now) => openNegotiation(tx, buyer, { outcomeId, terms }, now));
  await t.unitOfWork((tx, now) => acceptOffer(tx, seller, { dealId: id, round: 1 }, now));
  return { id, hash: (await dealRow(t, id)).termsHash ?? "" };
}

export async function sign(t: TestDatabase, actor: Actor, deal: { readonly id: string; readonly hash: string }): Promise<void> {
  await t.unitOfWork((tx, now) => signDeal(tx, actor, { dealId: deal.id, termsHash: deal.hash }, now));
}
