// Knows who may read and move a challenge; must never know its content.
import { type Actor, actsFor, isBureau, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";

/** An editor or signatory of the posting enterprise. */
export function mayEdit(viewer: Viewer, orgId: string | null): boolean {
  return orgId !== null && viewer?.orgKind === "enterprise" && actsFor(viewer, orgId, "editor", "signatory");
}

export function mayReview(viewer: Viewer): boolean {
  return isBureau(viewer, "districtOfficer");
}

export function mayPublish(viewer: Viewer): boolean {
  return isBureau(viewer, "publisher");
}

/** An editor or signatory of any enterprise may say that an imported challenge is its own; the bureau decides. */
export function mayClaim(viewer: Viewer): boolean {
  return viewer !== null && mayEdit(viewer, viewer.orgId);
}

const PUBLIC_STATES: ReadonlySet<string> = new Set(["published", "unanswered"]);

/** Published and unanswered ones are everybody's; a withdrawn one stays readable where it once was public; the rest is the poster's and, once handed in, the bureau's. */
export function mayRead(viewer: Viewer, facts: { readonly state: string; readonly orgId: string | null; readonly publishedAt: string | null }): boolean {
  if (PUBLIC_STATES.has(facts.state)) return true;
  if (facts.state === "withdrawn" && facts.publishedAt !== null) return true;
  if (facts.orgId !== null && viewer?.orgId === facts.orgId) return true;
  return isBureau(viewer);
}

/** The confidential annex is the poster's own people's only. */
export function mayReadAnnex(viewer: Viewer, orgId: string | null): boolean {
  return orgId !== null && viewer?.orgId === orgId;
}

function demandVerified(actor: Actor): void {
  if (!actor.orgVerified) refuse("people.orgNotVerified");
}

/** Refuses `challenge.notEnterpriseEditor` and `people.orgNotVerified`. */
export function demandEnterpriseEditor(actor: Actor): void {
  if (!mayEdit(actor, actor.orgId)) refuse("challenge.notEnterpriseEditor");
  demandVerified(actor);
}

/** Refuses `challenge.notYours` for anybody outside the posting enterprise's editors, then `people.orgNotVerified`. */
export function demandPoster(actor: Actor, orgId: string | null): void {
  if (!mayEdit(actor, orgId)) refuse("challenge.notYours");
  demandVerified(actor);
}

export function demandReviewer(actor: Actor): void {
  if (!mayReview(actor)) refuse("challenge.notDistrictOfficer");
  demandVerified(actor);
}

export function demandPublisher(actor: Actor): void {
  if (!mayPublish(actor)) refuse("challenge.notPublisher");
  demandVerified(actor);
}
