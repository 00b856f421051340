// Knows who may read a file by its audience; must never know what the file is evidence of.
import { actsFor, type Viewer } from "#app/kernel/actor.ts";
import type { Audience } from "./file.ts";

export type FileAccess = { readonly audience: Audience; readonly orgId: string; readonly partyOrgIds: readonly string[]; readonly isThingPublic: boolean };

/** `owner`: the organisation that uploaded; `parties`: also the other sides; `public`: everyone once the thing itself is public. */
export function canReadFile(viewer: Viewer, file: FileAccess): boolean {
  if (actsFor(viewer, file.orgId)) return true;
  if (file.audience === "owner") return false;
  if (file.partyOrgIds.some((orgId) => actsFor(viewer, orgId))) return true;
  return file.audience === "public" && file.isThingPublic;
}
