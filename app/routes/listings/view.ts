// Knows what one reader sees of a listing and may do with it, by policy; must never read the database.
import { LICENSABLE_STATES } from "#app/domain/outcomes/outcome.ts";
import { canAnswerForOwner } from "#app/domain/pools/policy.ts";
import { LISTING_MOVES, type ListingState } from "#app/domain/pools/price-listing.ts";
import type { ConversionWay } from "#app/domain/pools/terms.ts";
import { canReadTrial } from "#app/domain/trials/policy.ts";
import { actsFor, hasRole, type Viewer } from "#app/kernel/actor.ts";
import { movesFrom } from "#app/kernel/machine.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { ListingMove } from "#app/ui/pools/listing-page.tsx";

type Terms = { readonly price: number; readonly priceRule: string; readonly licenceKind: ConversionWay; readonly scope: string };
type Listing = {
  readonly code: string;
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly ownerName: string;
  readonly ownerOrgId: string;
  readonly state: ListingState;
  readonly openedAt: string | null;
  readonly openUntil: Instant;
  readonly endedAt: string | null;
  readonly trialCode: string | null;
  readonly trialEnterpriseOrgId: string | null;
  readonly trialOperatorOrgId: string | null;
  readonly outcomeState: string;
  readonly terms: Terms;
};

/** What was never opened is the owner's own. */
export function canSeeListing(viewer: Viewer, listing: Listing): boolean {
  return listing.openedAt !== null || actsFor(viewer, listing.ownerOrgId);
}

/** An outcome taken down by the bureau, or licensed to one alone, freezes every open price of it. */
export function isFrozen({ outcomeState }: Listing): boolean {
  return !LICENSABLE_STATES.includes(outcomeState);
}

/** Open, or taken before under a non-exclusive licence, within its days, and not frozen. */
export function isTakeable(listing: Listing, now: Instant): boolean {
  const { state, openUntil, terms } = listing;
  return !isFrozen(listing) && openUntil > now && (state === "open" || (state === "taken" && terms.licenceKind === "nonExclusive"));
}

/** Why this reader may not take it; null when he may. */
export function blockOf(viewer: Viewer, listing: Listing): "own" | "notVerified" | "role" | "signIn" | null {
  if (viewer === null) return "signIn";
  if (viewer.orgId === listing.ownerOrgId) return "own";
  if (viewer.orgKind !== "enterprise" || !hasRole(viewer, "editor", "signatory")) return "role";
  return viewer.orgVerified ? null : "notVerified";
}

export function movesOf(viewer: Viewer, listing: Listing, now: Instant): ListingMove[] {
  if (viewer === null || !viewer.orgVerified) return [];
  const isOwner = canAnswerForOwner(viewer, listing.ownerOrgId);
  const legal = movesFrom(LISTING_MOVES, listing.state).map((move) => move.verb);
  const own = (["open", "withdraw"] as const).filter((verb) => isOwner && legal.includes(verb) && !(verb === "open" && isFrozen(listing)));
  return isTakeable(listing, now) && blockOf(viewer, listing) === null ? ["take"] : own;
}

/** The trial behind a listing is known to those who may read it only. */
export function shownListing(viewer: Viewer, listing: Listing) {
  const { code, outcomeCode, outcomeTitle, ownerName, ownerOrgId, state, openedAt, openUntil, endedAt, terms } = listing;
  const { trialEnterpriseOrgId: enterpriseOrgId, trialOperatorOrgId: operatorOrgId } = listing;
  const knowsTrial = enterpriseOrgId !== null && operatorOrgId !== null && canReadTrial(viewer, { ownerOrgId, enterpriseOrgId, operatorOrgId });
  return { code, outcomeCode, outcomeTitle, ownerName, state, openedAt, openUntil, endedAt, terms, trialCode: knowsTrial ? listing.trialCode : null };
}
