// Knows who looks after the words of the search; must never know a word.
import { type Actor, isBureau, type Viewer } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";

/** The bureau's analysts and administrators read it, and what people searched for in vain. */
export function mayReadThesaurus(viewer: Viewer): boolean {
  return isBureau(viewer, "analyst", "admin");
}

export function mayKeepThesaurus(viewer: Viewer): boolean {
  return mayReadThesaurus(viewer) && viewer?.orgVerified === true;
}

/** Refuses `thesaurus.notYours`. */
export function demandKeeper(actor: Actor): void {
  if (!mayKeepThesaurus(actor)) refuse("thesaurus.notYours");
}
