// Knows whether a reader may ask for a trial of an outcome or negotiate a licence, and why not; by policy, must never do either.
import { LICENSABLE_STATES } from "#app/domain/outcomes/outcome.ts";
import { type OutcomeFacts, ownerIsPublicUnit } from "#app/domain/outcomes/queries.server.ts";
import { isSmallFirm } from "#app/domain/trials/page-queries.server.ts";
import { hasRole, type Viewer } from "#app/kernel/actor.ts";
import type { TakeBar, TakeUp } from "#app/ui/outcomes/outcome-shown.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** What stands in the way of either, in the order in which the rules look; a passer-by is only asked to sign in. */
function commonBar(viewer: Viewer, outcome: OutcomeFacts): TakeBar | null {
  if (outcome.origin === "importedListing" || outcome.ownerOrgId === null) return "imported";
  if (!LICENSABLE_STATES.includes(outcome.state)) return "gone";
  if (viewer === null) return null;
  if (viewer.orgId === outcome.ownerOrgId) return "own";
  if (!viewer.orgVerified) return "notVerified";
  return hasRole(viewer, "editor", "signatory") ? null : "notEnterprise";
}

/** Null for readers who are no enterprise: taking up is not their business. */
export async function takeUpOf(reads: Reads, viewer: Viewer, outcome: OutcomeFacts): Promise<TakeUp | null> {
  if (viewer !== null && viewer.orgKind !== "enterprise") return null;
  const bar = commonBar(viewer, outcome);
  const isSmall = viewer === null || (await isSmallFirm(reads, viewer.orgId));
  const trial = bar ?? (outcome.state !== "pooled" ? "notPooled" : isSmall ? null : "notSme");
  const negotiate = bar ?? ((await ownerIsPublicUnit(reads, outcome.id)) ? "publicUnit" : null);
  return { trial, negotiate };
}
