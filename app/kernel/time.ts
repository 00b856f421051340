// Knows instants (UTC text) and Shanghai calendar days; must never read a clock.

declare const instantBrand: unique symbol;
declare const dayBrand: unique symbol;
/** Fixed-width ISO-8601 UTC with milliseconds, `2026-03-01T08:00:00.000Z`: sorts as text. */
export type Instant = string & { readonly [instantBrand]: true };
/** A calendar day in Asia/Shanghai, `2026-03-01`. */
export type Day = string & { readonly [dayBrand]: true };

/** Shanghai has kept UTC+8 without summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/u;

export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

export function isInstant(text: string): text is Instant {
  return INSTANT.test(text) && instantOf(Date.parse(text)) === text;
}

export function msOf(instant: Instant): number {
  return Date.parse(instant);
}

export function addMs(instant: Instant, ms: number): Instant {
  return instantOf(msOf(instant) + ms);
}

function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00.000Z`) / DAY_MS;
}

function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** True for a day that exists, between years 1900 and 2200. */
export function isDay(text: string): text is Day {
  const parts = DAY.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The Shanghai day and minute, as people read them: `2026-11-25 21:46`. */
export function minuteTextOf(instant: Instant): string {
  return new Date(msOf(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace("T", " ");
}

/** The Shanghai day on which an instant falls. */
export function dayOf(instant: Instant): Day {
  return new Date(msOf(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10) as Day;
}

/** The hour, 0 to 23, that a Shanghai clock shows at an instant. */
export function hourOf(instant: Instant): number {
  return new Date(msOf(instant) + SHANGHAI_OFFSET_MS).getUTCHours();
}

/** The instant at which a Shanghai day begins (00:00 there). */
export function startOfDay(day: Day): Instant {
  return instantOf(dayNumber(day) * DAY_MS - SHANGHAI_OFFSET_MS);
}

/** The instant at which a Shanghai day ends (24:00 there; exclusive bound). */
export function endOfDay(day: Day): Instant {
  return instantOf((dayNumber(day) + 1) * DAY_MS - SHANGHAI_OFFSET_MS);
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The matching day `count` months on, or the month's last day (民法典 202). */
export function addMonths(day: Day, count: number): Day {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + count;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const wanted = Math.min(Number(day.slice(8, 10)), lastDay);
  return new Date(Date.UTC(year, month, wanted)).toISOString().slice(0, 10) as Day;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: Day): number {
  return (dayNumber(day) + 4) % 7;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** `2026-03`, the Shanghai month in which a day lies. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}
