// Knows how a rule, a target or a GDP figure is added to the record; must never change what was in force before.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { fen } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { demandSettingsAdmin } from "../policy.ts";
import { settingOn } from "../queries.server.ts";
import { type GdpRow, judgeGdp, judgeRule, type NewRule, type TargetIndicator } from "../rules.ts";
import type { SettingCode } from "../setting.ts";

/**
 * A new row from its day on; a row that has not begun yet may be written anew. Refuses `setting.notYours` and what `judgeRule` refuses.
 */
export async function changeRule(tx: Tx, actor: Actor, input: NewRule & { readonly code: SettingCode }, now: Instant): Promise<void> {
  demandSettingsAdmin(actor);
  const { code, value, validFrom, source } = input;
  const waiting = await tx.selectFrom("setting").select("value").where("code", "=", code).where("validFrom", "=", validFrom).executeTakeFirst();
  const before = await settingOn(tx, code, validFrom);
  judgeRule(code, input, { today: dayOf(now), valueThen: before, hasRowThen: waiting !== undefined && Number(waiting.value) !== value });
  const row = { value: JSON.stringify(value), source, recordedAt: now, recordedBy: actor.personId };
  await tx
    .insertInto("setting")
    .values({ code, validFrom, ...row })
    .onConflict((conflict) => conflict.columns(["code", "validFrom"]).doUpdateSet(row))
    .execute();
  await appendEvent(tx, actor, now, { noun: "setting", nounId: code, verb: "changed", data: { validFrom, before, after: value } });
}

/** `amount`: 分 for the counter, basis points for the ratio. */
export type NewTarget = { readonly indicator: TargetIndicator; readonly year: number; readonly amount: number; readonly source: string };

/** The published target of a year; the record keeps the one before. Refuses `setting.notYours`, `setting.noSource`, `setting.unchanged`. */
export async function setTarget(tx: Tx, actor: Actor, input: NewTarget, now: Instant): Promise<void> {
  demandSettingsAdmin(actor);
  const { indicator, year, source } = input;
  const amount = fen(input.amount);
  if (source.trim().length < 4) refuse("setting.noSource");
  const known = await tx
    .selectFrom("target")
    .select(["amount", "source"])
    .where("indicatorCode", "=", indicator)
    .where("year", "=", year)
    .where("isDemo", "=", 0)
    .executeTakeFirst();
  if (known?.amount === amount && known.source === source) refuse("setting.unchanged");
  await tx
    .insertInto("target")
    .values({ indicatorCode: indicator, year, amount, isDemo: 0, source })
    .onConflict((conflict) => conflict.columns(["indicatorCode", "year", "isDemo"]).doUpdateSet({ amount, source }))
    .execute();
  await appendEvent(tx, actor, now, {
    noun: "setting",
    nounId: `target.${indicator}.${year}`,
    verb: "changed",
    data: { before: known?.amount ?? null, after: amount },
  });
}

/** Adds a published figure; an earlier one stays and is shown as superseded. Refuses `setting.notYours`, `gdp.*`. */
export async function recordGdp(tx: Tx, actor: Actor, input: Omit<GdpRow, "publishedOn"> & { readonly publishedOn: Day }, now: Instant): Promise<void> {
  demandSettingsAdmin(actor);
  judgeGdp(input, dayOf(now));
  const { areaCode, year, quarter, kind, publishedOn } = input;
  const known = await tx
    .selectFrom("gdp")
    .select("id")
    .where("areaCode", "=", areaCode)
    .where("year", "=", year)
    .where("quarter", "=", quarter)
    .where("kind", "=", kind)
    .where("publishedOn", "=", publishedOn)
    .executeTakeFirst();
  if (known) refuse("gdp.known");
  await tx
    .insertInto("gdp")
    .values({ id: newId(), ...input, amount: fen(input.amount), recordedAt: now, recordedBy: actor.personId })
    .execute();
  await appendEvent(tx, actor, now, {
    noun: "setting",
    nounId: `gdp.${areaCode}.${year}.${quarter}`,
    verb: "changed",
    data: { before: null, after: input.amount, kind },
  });
}
