// Knows who may read and judge flags; must never know how a flag was found.
import { isOffice } from "#app/domain/contracts/policy.ts";
import { type Actor, hasRole, overseesMarket, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { AnomalyParty } from "./anomaly.ts";

/** Those who oversee the market for the bureau, and the people of a registration office who decide on contracts. Nobody else may know of a flag. */
export function mayReadAnomalies(viewer: Viewer): boolean {
  return overseesMarket(viewer) || (isOffice(viewer) && hasRole(viewer, "clerk", "registrationReviewer"));
}

export type OwnedFlag = { readonly ownerId: string | null };

/** Why `viewer` may not act as `party`, as a refusal code; null when he may. */
export function anomalyPartyBar(viewer: Viewer, party: AnomalyParty, flag: OwnedFlag): string | null {
  if (!mayReadAnomalies(viewer) || party === "system") return "anomaly.notYours";
  return party === "owner" && flag.ownerId !== viewer?.personId ? "anomaly.notOwner" : null;
}

/** Refuses `people.orgNotVerified`, `anomaly.notYours`, `anomaly.notOwner`. */
export function demandAnomalyParty(actor: Actor, party: AnomalyParty, flag: OwnedFlag): void {
  if (!actor.orgVerified) refuse("people.orgNotVerified");
  const bar = anomalyPartyBar(actor, party, flag);
  if (bar) refuse(bar);
}
