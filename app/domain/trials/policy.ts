// Knows who takes part in a trial and who may read it; must never read the database.
import { type Actor, actsFor, isBureau, overseesMarket, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { TrialParty, TrialVerb } from "./trial.ts";

export type TrialSides = { readonly ownerOrgId: string; readonly enterpriseOrgId: string };

export function sideOf(viewer: Viewer, sides: TrialSides): "owner" | "enterprise" | null {
  if (viewer === null) return null;
  if (viewer.orgId === sides.ownerOrgId) return "owner";
  return viewer.orgId === sides.enterpriseOrgId ? "enterprise" : null;
}

/** `operatorOrgId` runs the pool whose entry the trial was asked under. */
export type TrialReaders = TrialSides & { readonly operatorOrgId: string };

/**
 * The two sides, those who oversee the market for the bureau, and the bureau's pool operator where the pool is his own;
 * for anyone else the trial is not there. An operator elsewhere may compete with a side, so terms under NDA are not for him.
 */
export function canReadTrial(viewer: Viewer, trial: TrialReaders): boolean {
  if (sideOf(viewer, trial) !== null || overseesMarket(viewer)) return true;
  return isBureau(viewer, "poolOperator") && actsFor(viewer, trial.operatorOrgId);
}

/** Only a signatory binds his organisation with a signature; the other steps are also an editor's. */
export function hasRoleFor(viewer: Viewer, orgId: string, verb: TrialVerb): boolean {
  return verb === "sign" ? actsFor(viewer, orgId, "signatory") : actsFor(viewer, orgId, "signatory", "editor");
}

/** Whose move the actor makes. Refuses `people.orgNotVerified`, `trial.notParty`, `trial.roleMissing`. */
export function demandParty(actor: Actor, sides: TrialSides, verb: TrialVerb): "owner" | "enterprise" {
  const side: TrialParty | null = sideOf(actor, sides);
  if (side === null) refuse("trial.notParty");
  if (!actor.orgVerified) refuse("people.orgNotVerified");
  if (!hasRoleFor(actor, actor.orgId, verb)) refuse("trial.roleMissing");
  return side;
}

/** A verified enterprise's editor or signatory may ask for a trial; whether it is 中小微 is judged by the command. */
export function canAskForTrial(viewer: Viewer): boolean {
  return viewer !== null && viewer.orgKind === "enterprise" && actsFor(viewer, viewer.orgId, "signatory", "editor");
}
