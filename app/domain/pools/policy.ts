// Knows who may run a pool, answer for an outcome or list a price; must never read the database.
import { type Actor, actsFor, isBureau, overseesMarket, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { EntryParty } from "./pool.ts";

export type EntrySides = { readonly operatorOrgId: string; readonly ownerOrgId: string | null };

/** The bureau's publisher or administrator opens and closes pools. */
export function canManagePools(viewer: Viewer): boolean {
  return isBureau(viewer, "publisher", "admin");
}

export function canOperate(viewer: Viewer, operatorOrgId: string): boolean {
  return actsFor(viewer, operatorOrgId, "poolOperator");
}

/** The owner's word is given by its signatory or editor. */
export function canAnswerForOwner(viewer: Viewer, ownerOrgId: string | null): boolean {
  return ownerOrgId !== null && actsFor(viewer, ownerOrgId, "signatory", "editor");
}

/** On whose behalf the viewer may move an entry: both when a pool's operator owns the outcome. */
export function entryPartiesOf(viewer: Viewer, sides: EntrySides): readonly EntryParty[] {
  const parties: EntryParty[] = [];
  if (canOperate(viewer, sides.operatorOrgId)) parties.push("operator");
  if (canAnswerForOwner(viewer, sides.ownerOrgId)) parties.push("owner");
  return parties;
}

/** A proposal is between operator and owner until it is agreed; those who oversee the market see all. */
export function canSeeEntry(viewer: Viewer, entry: EntrySides & { readonly state: string }): boolean {
  if (entry.state === "active" || overseesMarket(viewer)) return true;
  return viewer !== null && (viewer.orgId === entry.operatorOrgId || viewer.orgId === entry.ownerOrgId);
}

/** Refuses `people.orgNotVerified`: only an organisation the bureau has verified acts outwards. */
export function demandVerified(actor: Actor): void {
  if (!actor.orgVerified) refuse("people.orgNotVerified");
}
