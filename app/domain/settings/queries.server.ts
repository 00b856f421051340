// Knows how a dated rule and the holiday table are read through the caller's transaction.
import { type HolidayCalendar, holidayCalendar } from "#app/kernel/calendar.ts";
import type { Day } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { SETTING_DEFAULTS, type SettingCode } from "./setting.ts";

/** The value in force on `day`, and since when: the row with the latest validFrom not after it, else the default, which has no first day. */
export async function settingSince(tx: Reads, code: SettingCode, day: Day): Promise<{ readonly value: number; readonly validFrom: Day | null }> {
  const row = await tx
    .selectFrom("setting")
    .select(["value", "validFrom"])
    .where("code", "=", code)
    .where("validFrom", "<=", day)
    .orderBy("validFrom", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { value: Number(JSON.parse(row.value)), validFrom: row.validFrom as Day } : { value: SETTING_DEFAULTS[code].value, validFrom: null };
}

/** The value in force on `day`. */
export async function settingOn(tx: Reads, code: SettingCode, day: Day): Promise<number> {
  return (await settingSince(tx, code, day)).value;
}

/** All holidays known; years with no row at all make a deadline provisional. */
export async function readHolidayCalendar(tx: Reads): Promise<HolidayCalendar> {
  const rows = await tx.selectFrom("holiday").select(["day", "kind"]).execute();
  const holidays = rows.map((row) => ({ day: row.day as Day, kind: row.kind as "rest" | "work" }));
  return holidayCalendar(new Set(holidays.map((h) => Number(h.day.slice(0, 4)))), holidays);
}
