// Knows whose step a deal awaits and when it is about to lapse; pure, must never see a term of it.
import type { DealState } from "#app/domain/deals/deal.ts";
import type { Instant } from "#app/kernel/time.ts";
import { type Expected, expect, isWithin, lastDayOf } from "./standing.ts";

export type DealStand = {
  readonly state: DealState;
  readonly sellerOrgId: string;
  readonly buyerOrgId: string;
  readonly stateUntil: Instant | null;
  readonly hasTerms: boolean;
  readonly signedSides: readonly string[];
  /** The last round on the table; null where none is open and valid. */
  readonly openOffer: { readonly byOrgId: string; readonly validUntil: Instant } | null;
};

/** How long before its idle days run out both sides are told. */
const IDLE_WARNING_DAYS = 7;

function stepsOf(deal: DealStand): Expected[] {
  const sides = [
    { side: "seller", orgId: deal.sellerOrgId, otherId: deal.buyerOrgId },
    { side: "buyer", orgId: deal.buyerOrgId, otherId: deal.sellerOrgId },
  ] as const;
  const until = deal.stateUntil;
  const base = { audience: "partners", until, dueOn: lastDayOf(until) } as const;
  if (deal.hasTerms)
    return sides
      .filter(({ side }) => !deal.signedSides.includes(side))
      .map(({ orgId, otherId }) => expect({ ...base, name: "dealSign", audience: "signatories", addressee: orgId, waitingOrgId: otherId }));
  const offer = deal.openOffer;
  if (offer === null) return sides.map(({ orgId, otherId }) => expect({ ...base, name: "dealOffer", addressee: orgId, waitingOrgId: otherId }));
  return sides
    .filter(({ orgId }) => orgId !== offer.byOrgId)
    .map(({ orgId, otherId }) =>
      expect({ ...base, name: "dealAnswer", addressee: orgId, waitingOrgId: otherId, until: offer.validUntil, dueOn: lastDayOf(offer.validUntil) }),
    );
}

/** What `deal` awaits at `now`. */
export function dealExpected(deal: DealStand, now: Instant): Expected[] {
  if (deal.state !== "negotiating") return [];
  const lastDay = lastDayOf(deal.stateUntil);
  const idle = lastDay !== null && isWithin(lastDay, IDLE_WARNING_DAYS, now);
  const warnings = idle
    ? [deal.sellerOrgId, deal.buyerOrgId].map((addressee) =>
        expect({ name: "dealIdle", addressee, audience: "partners", dueOn: lastDay, until: deal.stateUntil }),
      )
    : [];
  return [...stepsOf(deal), ...warnings];
}
