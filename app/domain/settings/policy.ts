// Knows who may read and change the city's rules; must never read one.
import { type Actor, isBureau, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";

export function mayReadSettings(viewer: Viewer): boolean {
  return isBureau(viewer, "admin", "analyst");
}

export function mayChangeSettings(viewer: Viewer): boolean {
  return isBureau(viewer, "admin") && viewer?.orgVerified === true;
}

/** Refuses `setting.notYours`. */
export function demandSettingsAdmin(actor: Actor): void {
  if (!mayChangeSettings(actor)) refuse("setting.notYours");
}
