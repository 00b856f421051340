// Knows who is let in to the desk of words; must never know what is done there.
import { mayKeepThesaurus, mayReadThesaurus } from "#app/domain/thesaurus/policy.ts";
import { type Ask, forbidden, requireActor } from "#app/web/guard.server.ts";

/** The reader, and whether he may change anything; 403 for everybody else. */
export async function requireWordsDesk(ask: Ask) {
  const actor = await requireActor(ask);
  if (!mayReadThesaurus(actor)) forbidden();
  return { actor, mayKeep: mayKeepThesaurus(actor) };
}
