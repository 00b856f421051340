// Knows who may do what with an outcome; must never read a row.
import { type Actor, type AnyActor, actsFor, hasRole, isBureau, SYSTEM_ACTOR, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { OutcomeParty } from "./outcome.ts";

export type OutcomeAccess = { readonly state: string; readonly ownerOrgId: string | null; readonly shownVersion: number | null };

const TAKEN_DOWN: readonly string[] = ["suspended", "withdrawn"];

/** Whether anybody may read the shown version. */
export function isPublicOutcome(outcome: OutcomeAccess): boolean {
  return outcome.shownVersion !== null && !TAKEN_DOWN.includes(outcome.state);
}

export function isOwnersPerson(viewer: Viewer, outcome: OutcomeAccess): boolean {
  return outcome.ownerOrgId !== null && actsFor(viewer, outcome.ownerOrgId);
}

/** Everyone a public outcome; otherwise the owner's people and the bureau's publishers. */
export function canSeeOutcome(viewer: Viewer, outcome: OutcomeAccess): boolean {
  return isPublicOutcome(outcome) || isOwnersPerson(viewer, outcome) || isBureau(viewer, "publisher");
}

/** The version being prepared: the owner's editors, reviewers and signatories, and the bureau's publishers. */
export function canSeeWorkingVersion(viewer: Viewer, outcome: OutcomeAccess): boolean {
  const isOwners = isOwnersPerson(viewer, outcome) && hasRole(viewer, "editor", "secrecyReviewer", "signatory");
  return isOwners || isBureau(viewer, "publisher");
}

/** The confidential note: the owner's people only. */
export function canSeeConfidential(viewer: Viewer, outcome: OutcomeAccess): boolean {
  return isOwnersPerson(viewer, outcome);
}

/** Organisations that hold outcomes; a bureau or a registration office never does. */
export function canOwnOutcomes(viewer: Viewer): viewer is Actor {
  return viewer !== null && ["institute", "enterprise", "serviceOrg"].includes(viewer.orgKind) && hasRole(viewer, "editor");
}

function isParty(actor: Actor, party: OutcomeParty, outcome: OutcomeAccess): boolean {
  const owner = outcome.ownerOrgId;
  if (party === "publisher") return isBureau(actor, "publisher");
  if (party === "claimant") return owner === null && canOwnOutcomes(actor);
  if (party === "system") return false;
  return owner !== null && actsFor(actor, owner, party);
}

export function mayAct(viewer: Viewer, parties: readonly OutcomeParty[], outcome: OutcomeAccess): boolean {
  return viewer !== null && parties.some((party) => isParty(viewer, party, outcome));
}

/** Refuses `people.orgNotVerified` and `outcome.notYours`. Returns the person who acts: no step here is the system's. */
export function demandParty(actor: AnyActor, parties: readonly OutcomeParty[], outcome: OutcomeAccess): Actor {
  if (actor === SYSTEM_ACTOR || !mayAct(actor, parties, outcome)) refuse("outcome.notYours");
  if (!actor.orgVerified) refuse("people.orgNotVerified");
  return actor;
}
