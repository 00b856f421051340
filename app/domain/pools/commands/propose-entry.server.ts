// Knows how a pool's operator proposes an outcome with its trial terms; must never move the outcome.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { canOperate, demandVerified } from "../policy.ts";
import { judgeEntering } from "../pool.ts";
import { loadPool } from "../record.server.ts";
import { judgeTrialTerms, type TrialTerms } from "../terms.ts";

export type NewEntry = { readonly poolId: string; readonly outcomeId: string; readonly terms: TrialTerms };

async function refuseSecondEntry(tx: Tx, outcomeId: string): Promise<void> {
  const other = await tx
    .selectFrom("poolEntry")
    .select("id")
    .where("outcomeId", "=", outcomeId)
    .where("state", "in", ["proposed", "active"])
    .executeTakeFirst();
  if (other) refuse("pool.alreadyProposed");
}

/**
 * The operator's poolOperator; returns the entry's id, state `proposed`.
 * Refuses `pool.notOperator`, `pool.outcomeUnknown`, `pool.alreadyProposed` and what `judgeEntering` and `judgeTrialTerms` refuse.
 */
export async function proposeEntry(tx: Tx, actor: Actor, input: NewEntry, now: Instant): Promise<string> {
  demandVerified(actor);
  const pool = await loadPool(tx, input.poolId);
  if (!canOperate(actor, pool.operatorOrgId)) refuse("pool.notOperator");
  const outcome = await tx.selectFrom("outcome").select(["state", "origin"]).where("id", "=", input.outcomeId).executeTakeFirst();
  if (!outcome) refuse("pool.outcomeUnknown");
  await refuseSecondEntry(tx, input.outcomeId);
  judgeEntering(pool.state, outcome);
  judgeTrialTerms(input.terms, await settingOn(tx, "trial.maxMonths", dayOf(now)));
  const id = newId();
  await tx
    .insertInto("poolEntry")
    .values({
      id,
      poolId: pool.id,
      outcomeId: input.outcomeId,
      state: "proposed",
      terms: JSON.stringify(input.terms),
      proposedBy: actor.personId,
      proposedAt: now,
      agreedAt: null,
      endedAt: null,
      endReason: "",
      version: 1,
    })
    .execute();
  await appendEvent(tx, actor, now, { noun: "poolEntry", nounId: id, verb: "propose", data: { to: "proposed", poolId: pool.id, outcomeId: input.outcomeId } });
  return id;
}
