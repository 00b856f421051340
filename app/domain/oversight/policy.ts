// Knows who may read the bureau's desk; must never know how he signed in.
import { isBureau, type Viewer } from "#app/kernel/actor.ts";

/** The bureau's analysts, publishers, district officers and administrators; a role held elsewhere does not count. */
export function canReadDesk(viewer: Viewer): boolean {
  return isBureau(viewer, "analyst", "publisher", "districtOfficer", "admin");
}
