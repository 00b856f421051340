// Knows who may do what with people and organisations; pure.
import { type Actor, actsFor, hasRole, isBureau, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";

/** Bureau publishers and admins check organisations, never their own. */
export function mayVerifyOrganisation(viewer: Viewer, orgId: string): boolean {
  return viewer !== null && isBureau(viewer, "publisher", "admin") && viewer.orgVerified && viewer.orgId !== orgId;
}

export function maySeeVerificationQueue(viewer: Viewer): boolean {
  return isBureau(viewer, "publisher", "admin");
}

/** Offices of the state are opened by the bureau's admins alone. */
export function mayOpenOffice(viewer: Viewer): boolean {
  return viewer !== null && isBureau(viewer, "admin") && viewer.orgVerified;
}

export function mayManageMembers(viewer: Viewer): boolean {
  return hasRole(viewer, "admin");
}

/** The public knows verified organisations; the rest is between them and the bureau. */
export function maySeeOrganisation(viewer: Viewer, org: { readonly id: string; readonly state: string }): boolean {
  return org.state === "verified" || actsFor(viewer, org.id) || isBureau(viewer);
}

/** Credit code, reasons and history of a check: the organisation itself and the bureau. */
export function maySeeOrganisationRecord(viewer: Viewer, orgId: string): boolean {
  return actsFor(viewer, orgId) || isBureau(viewer);
}

/** Refuses `people.notAdmin`, `people.orgNotVerified`. */
export function requireVerifiedAdmin(actor: Actor): void {
  if (!mayManageMembers(actor)) refuse("people.notAdmin");
  if (!actor.orgVerified) refuse("people.orgNotVerified");
}
