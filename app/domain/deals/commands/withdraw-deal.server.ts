// Knows how a deal ends without a signature; must never touch a signed one.
import { type Actor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type DealReason, legalDealMove } from "../deal.ts";
import { demandDealSide } from "../policy.ts";
import { loadDeal, writeDealMove } from "../record.server.ts";

export type WithdrawDeal = { readonly dealId: string; readonly reasonCode: DealReason; readonly reasonText: string };

/** Either side leaves with a coded reason; refuses `deal.wrongState` once signed or lapsed. */
export async function withdrawDeal(tx: Tx, actor: Actor, { dealId, reasonCode, reasonText }: WithdrawDeal, now: Instant): Promise<void> {
  const deal = await loadDeal(tx, dealId, now);
  const side = demandDealSide(actor, deal);
  const { to } = legalDealMove(deal.state, "withdraw");
  await writeDealMove(tx, actor, now, deal, { verb: "withdraw", set: { state: to, reasonCode, reasonText, stateUntil: null }, data: { reasonCode, side } });
}

/** Writes down deals whose idle days are over; returns how many. Rules and pages judge from `now` and do not wait for it. */
export async function finaliseIdleDeals(tx: Tx, now: Instant): Promise<number> {
  const due = await tx
    .selectFrom("deal")
    .select("id")
    .where("state", "=", "negotiating")
    .where("stateUntil", "<=", now)
    .orderBy("stateUntil")
    .limit(200)
    .execute();
  for (const { id } of due) {
    const deal = await loadDeal(tx, id, now);
    await writeDealMove(tx, SYSTEM_ACTOR, now, deal, {
      verb: "lapse",
      set: { state: "lapsed", reasonCode: "idle", stateUntil: null },
      data: { reasonCode: "idle" },
    });
  }
  return due.length;
}
