// Knows how figures are sealed as they were known at an instant, each chained to the one before; must never change a sealed one.
import { appendEvent, type Doer } from "#app/domain/events/append.server.ts";
import { type Actor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { canonicalJson, sha256Hex } from "#app/kernel/canonical.server.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addMonths, type Day, dayOf, type Instant, monthOf, startOfDay } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { monthPeriod, type Period } from "../period.ts";
import { canReadDesk } from "../policy.ts";
import { sealedText } from "../snapshot.ts";
import { snapshotContent } from "../snapshot-content.server.ts";

export type SealSnapshot = { readonly period: Period; readonly asOf: Instant };

async function seal(tx: Tx, by: Doer, { period, asOf, isMonthEnd }: SealSnapshot & { readonly isMonthEnd: boolean }, now: Instant): Promise<string> {
  const known = await tx.selectFrom("figureSnapshot").select("id").where("period", "=", period.text).where("asOf", "=", asOf).executeTakeFirst();
  if (known) return known.id;
  const last = await tx.selectFrom("figureSnapshot").select(["serial", "hash"]).orderBy("serial", "desc").limit(1).executeTakeFirst();
  const content = canonicalJson(await snapshotContent(tx, period, asOf));
  const previousHash = last?.hash ?? "";
  const hash = sha256Hex(sealedText(previousHash, period.text, asOf, content));
  const id = newId();
  const sealed = { sealedAt: now, sealedBy: by === SYSTEM_ACTOR ? SYSTEM_ACTOR : by.personId, content, previousHash, hash };
  await tx
    .insertInto("figureSnapshot")
    .values({ id, serial: (last?.serial ?? 0) + 1, period: period.text, asOf, isMonthEnd: isMonthEnd ? 1 : 0, ...sealed })
    .execute();
  await appendEvent(tx, by, now, { noun: "figureSnapshot", nounId: id, verb: "seal", data: { period: period.text, asOf, hash } });
  return id;
}

/**
 * Seals the period's figures as they were known at `asOf` and returns the snapshot's id; the same period and instant give the same snapshot.
 * Refuses `oversight.notYours`, `oversight.asOfAhead` for a moment that has not come, `oversight.periodAhead` for a period not begun by then.
 */
export async function sealSnapshot(tx: Tx, actor: Actor, { period, asOf }: SealSnapshot, now: Instant): Promise<string> {
  if (!canReadDesk(actor)) refuse("oversight.notYours");
  if (asOf > now) refuse("oversight.asOfAhead");
  if (startOfDay(`${period.months[0]}-01` as Day) > asOf) refuse("oversight.periodAhead");
  return seal(tx, actor, { period, asOf, isMonthEnd: false }, now);
}

/** Seals the month that ended last, once; returns how many it sealed. Nothing happens while nothing is counted. */
export async function sealMonthEnd(tx: Tx, now: Instant): Promise<number> {
  const month = monthOf(addMonths(`${monthOf(dayOf(now))}-01` as Day, -1));
  const period = monthPeriod(month);
  const known = await tx.selectFrom("figureSnapshot").select("id").where("period", "=", month).where("asOf", "=", period.end).executeTakeFirst();
  if (known) return 0;
  const counted = await tx.selectFrom("posting").select("id").where("recordedAt", "<=", period.end).limit(1).executeTakeFirst();
  if (!counted) return 0;
  await seal(tx, SYSTEM_ACTOR, { period, asOf: period.end, isMonthEnd: true }, now);
  return 1;
}
