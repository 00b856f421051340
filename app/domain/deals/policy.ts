// Knows who may read and move a deal; must never know how it is kept.
import { type Actor, hasRole, overseesMarket, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { DealSide } from "./deal.ts";

export type DealSides = { readonly sellerOrgId: string; readonly buyerOrgId: string };

export function dealSideOf(viewer: Viewer, deal: DealSides): DealSide | null {
  if (viewer?.orgId === deal.sellerOrgId) return "seller";
  return viewer?.orgId === deal.buyerOrgId ? "buyer" : null;
}

/** Both sides and those who oversee the market for the bureau; for everyone else there is no such deal. */
export function mayReadDeal(viewer: Viewer, deal: DealSides): boolean {
  return dealSideOf(viewer, deal) !== null || overseesMarket(viewer);
}

function demandVerified(actor: Actor): void {
  if (!actor.orgVerified) refuse("people.orgNotVerified");
}

/** The actor's side; refuses `deal.notParty`, `deal.notSignatory` when `signing`, `deal.noRole`. */
export function demandDealSide(actor: Actor, deal: DealSides, signing = false): DealSide {
  demandVerified(actor);
  const side = dealSideOf(actor, deal) ?? refuse("deal.notParty");
  if (signing && !hasRole(actor, "signatory")) refuse("deal.notSignatory");
  if (!hasRole(actor, "editor", "signatory")) refuse("deal.noRole");
  return side;
}

export function demandBuyer(actor: Actor): void {
  demandVerified(actor);
  if (actor.orgKind !== "enterprise") refuse("deal.buyerNotEnterprise");
  if (!hasRole(actor, "editor", "signatory")) refuse("deal.noRole");
}
