// Knows who may bring an outside catalogue in; must never read a row.
import { type Actor, isBureau, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";

/** The bureau's publishers and administrators: an import is shown to everybody at once, with its badge. */
export function mayImport(viewer: Viewer): boolean {
  return isBureau(viewer, "publisher", "admin");
}

/** Refuses `import.notYours`, then `people.orgNotVerified`. */
export function demandImporter(actor: Actor): void {
  if (!mayImport(actor)) refuse("import.notYours");
  if (!actor.orgVerified) refuse("people.orgNotVerified");
}
