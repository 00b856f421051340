// Knows how one round of offers is kept; must never judge it.
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { addDays, dayOf, endOfDay, type Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import type { DealTerms } from "./deal.ts";

type NewOffer = { readonly dealId: string; readonly round: number; readonly terms: DealTerms };

/** Adds a round; the ones before are superseded. Valid to the end of the day `deal.offerValidDays` later. */
export async function addOffer(tx: Tx, actor: Actor, { dealId, round, terms }: NewOffer, now: Instant): Promise<void> {
  const validUntil = endOfDay(addDays(dayOf(now), await settingOn(tx, "deal.offerValidDays", dayOf(now))));
  await tx.updateTable("dealOffer").set({ state: "superseded" }).where("dealId", "=", dealId).where("state", "=", "open").execute();
  await tx
    .insertInto("dealOffer")
    .values({ id: newId(), dealId, round, byOrgId: actor.orgId, personId: actor.personId, terms: JSON.stringify(terms), state: "open", validUntil, at: now })
    .execute();
}

export async function latestOffer(reads: Reads, dealId: string) {
  return reads
    .selectFrom("dealOffer")
    .select(["id", "round", "byOrgId", "terms", "state", "validUntil"])
    .where("dealId", "=", dealId)
    .orderBy("round", "desc")
    .limit(1)
    .executeTakeFirst();
}
