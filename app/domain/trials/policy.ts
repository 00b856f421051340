// Knows who takes part in a trial and who may read it; must never read the database.
import { type Actor, actsFor, isBureau, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { TrialParty, TrialVerb } from "./trial.ts";

export type TrialSides = { readonly ownerOrgId: string; readonly enterpriseOrgId: string };

export function sideOf(viewer: Viewer, sides: TrialSides): "owner" | "enterprise" | null {
  if (viewer === null) return null;
  if (viewer.orgId === sides.ownerOrgId) return "owner";
  return viewer.orgId === sides.enterpriseOrgId ? "enterprise" : null;
}

/** The two sides and the bureau; for anyone else the trial is not there. */
export function canReadTrial(viewer: Viewer, sides: TrialSides): boolean {
  return isBureau(viewer) || sideOf(viewer, sides) !== null;
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
