// Knows how a draft is born; must never list it.
import { type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { OutcomeContent } from "../content.ts";
import { canOwnOutcomes } from "../policy.ts";
import { insertOutcome } from "./save-content.server.ts";

/**
 * A draft of the actor's organisation, with its public code. Refuses `outcome.notYours` (no editor of an institute, enterprise
 * or service organisation), `people.orgNotVerified`, and what `judgeContent` refuses.
 */
export async function createOutcome(
  tx: Tx,
  actor: AnyActor,
  input: { readonly content: OutcomeContent },
  now: Instant,
): Promise<{ readonly id: string; readonly code: string }> {
  if (actor === SYSTEM_ACTOR || !canOwnOutcomes(actor)) refuse("outcome.notYours");
  if (!actor.orgVerified) refuse("people.orgNotVerified");
  const owner = await tx.selectFrom("organisation").select("name").where("id", "=", actor.orgId).executeTakeFirstOrThrow();
  const head = { ownerOrgId: actor.orgId, ownerName: owner.name, origin: "platform", source: null, externalId: null, externalFacts: "{}" };
  return insertOutcome(tx, actor, { head, state: "draft", content: input.content, verb: "created" }, now);
}
