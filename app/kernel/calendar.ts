// Knows how the law counts days; must never know where the holiday table is kept.
import { addDays, type Day, endOfDay, type Instant, weekdayOf, yearOf } from "./time.ts";

/** One statutory departure from the plain week: a weekday off (`rest`) or a weekend day worked (`work`). */
export type Holiday = { readonly day: Day; readonly kind: "rest" | "work" };

/** The holiday table of some years. Years without a table follow the plain week and mark a date provisional. */
export type HolidayCalendar = { readonly years: ReadonlySet<number>; readonly kinds: ReadonlyMap<Day, "rest" | "work"> };

/** A deadline: the last day, its exclusive end, and whether a year without a holiday table was touched. */
export type Deadline = { readonly day: Day; readonly endsAt: Instant; readonly isProvisional: boolean };

export function holidayCalendar(years: Iterable<number>, holidays: Iterable<Holiday>): HolidayCalendar {
  return { years: new Set(years), kinds: new Map(Array.from(holidays, (h) => [h.day, h.kind])) };
}

export function isRestDay(day: Day, calendar: HolidayCalendar): boolean {
  const kind = calendar.kinds.get(day);
  if (kind) return kind === "rest";
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

function deadlineOn(day: Day, from: Day, calendar: HolidayCalendar): Deadline {
  let isProvisional = false;
  for (let year = yearOf(from); year <= yearOf(day); year += 1) isProvisional ||= !calendar.years.has(year);
  return { day, endsAt: endOfDay(day), isProvisional };
}

/** `count` calendar days: day one is not counted, a last day on a rest day rolls to the next working day, ends 24:00 (民法典 201–203). */
export function addCalendarDays(from: Day, count: number, calendar: HolidayCalendar): Deadline {
  let day = addDays(from, count);
  while (isRestDay(day, calendar)) day = addDays(day, 1);
  return deadlineOn(day, from, calendar);
}

/** `count` working days after `from`, which is not counted; ends 24:00 of the last one. */
export function addWorkingDays(from: Day, count: number, calendar: HolidayCalendar): Deadline {
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (!isRestDay(day, calendar)) left -= 1;
  }
  return deadlineOn(day, from, calendar);
}
