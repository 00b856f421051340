// Knows how dates become a calendar that programs subscribe to (RFC 5545); must never decide who may read it.
import ical, { ICalAlarmType, ICalEventStatus } from "ical-generator";
import { addMs, type Day, type Instant, msOf } from "#app/kernel/time.ts";

/** One date. `uid` never changes; `sequence` grows with every change; a day lasts all day, an instant ends an hour's entry. */
export type CalendarDate = {
  readonly uid: string;
  readonly sequence: number;
  readonly title: string;
  readonly url: string;
  readonly changedAt: Instant;
  readonly isCancelled: boolean;
} & ({ readonly on: Day } | { readonly until: Instant });

const ZONE = "Asia/Shanghai";
const HOUR_MS = 3_600_000;
const THREE_DAYS_S = 3 * 86_400;
/** UTC+8 without summer time since 1991. */
const ZONE_TEXT = [
  "BEGIN:VTIMEZONE",
  `TZID:${ZONE}`,
  "BEGIN:STANDARD",
  "DTSTART:19910915T010000",
  "TZOFFSETFROM:+0800",
  "TZOFFSETTO:+0800",
  "TZNAME:CST",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

/** The wall clock in Shanghai as text without a zone, so that the server's own zone never enters. */
function wallClock(at: Instant): string {
  return addMs(at, 8 * HOUR_MS).slice(0, 19);
}

export function calendarText(name: string, url: string, dates: readonly CalendarDate[]): string {
  const calendar = ical({
    name,
    url,
    prodId: { company: "yuekuaizhuan", product: "calendar", language: "ZH" },
    timezone: { name: null, generator: () => ZONE_TEXT },
  });
  for (const date of dates) {
    const isDay = "on" in date;
    const event = calendar.createEvent({
      id: date.uid,
      sequence: date.sequence,
      summary: date.title,
      url: date.url,
      ...(isDay ? { start: date.on, allDay: true } : { start: wallClock(addMs(date.until, -HOUR_MS)), end: wallClock(date.until), timezone: ZONE }),
      status: date.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      stamp: new Date(msOf(date.changedAt)),
      lastModified: new Date(msOf(date.changedAt)),
    });
    if (!date.isCancelled) event.createAlarm({ type: ICalAlarmType.display, trigger: THREE_DAYS_S, description: date.title });
  }
  return calendar.toString();
}
