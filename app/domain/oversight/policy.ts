// Knows who may read the bureau's desk; must never know how he signed in.
import { isBureau, overseesMarket, type Viewer } from "#app/kernel/actor.ts";

/** Those who oversee the market for the bureau; a role held elsewhere does not count. */
export function canReadDesk(viewer: Viewer): boolean {
  return overseesMarket(viewer);
}

/** How the site runs is the business of the bureau's administrators alone. */
export function canReadOperations(viewer: Viewer): boolean {
  return isBureau(viewer, "admin");
}
