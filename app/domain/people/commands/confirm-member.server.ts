// Knows how an official's post is confirmed for another year by an administrator of his office.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addDays, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { requireVerifiedAdmin } from "../policy.ts";
import { mustHaveSecondFactor } from "../second-factor.ts";
import { otherAdmins } from "./change-roles.server.ts";

/**
 * From today for `people.confirmDays`; wakes an account that slept too long. A sole administrator may confirm himself, others not.
 * Refuses `people.notAdmin`, `people.orgNotVerified`, `people.notMember`, `people.confirmNotAsked`, `people.confirmSelf`.
 */
export async function confirmMember(tx: Tx, actor: Actor, input: { readonly personId: string }, now: Instant): Promise<void> {
  requireVerifiedAdmin(actor);
  if (!mustHaveSecondFactor(actor.orgKind)) refuse("people.confirmNotAsked");
  if (input.personId === actor.personId && (await otherAdmins(tx, actor.orgId, actor.personId)) > 0) refuse("people.confirmSelf");
  const confirmedUntil = addDays(dayOf(now), await settingOn(tx, "people.confirmDays", dayOf(now)));
  const row = await tx
    .updateTable("membership")
    .set({ confirmedUntil })
    .where("personId", "=", input.personId)
    .where("orgId", "=", actor.orgId)
    .where("endedAt", "is", null)
    .returning("personId")
    .executeTakeFirst();
  if (!row) refuse("people.notMember");
  await tx.updateTable("person").set({ lastSeenAt: now }).where("id", "=", input.personId).execute();
  await appendEvent(tx, actor, now, {
    noun: "organisation",
    nounId: actor.orgId,
    verb: "memberConfirmed",
    data: { personId: input.personId, until: confirmedUntil },
  });
}
