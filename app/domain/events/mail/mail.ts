// Knows how often a person is written to and when a notice may leave; pure, must never know what the notice says.
import { addDays, addMs, type Day, dayOf, endOfDay, type Instant, msOf, startOfDay, weekdayOf } from "#app/kernel/time.ts";
import { TOPICS, type Topic } from "../inbox/items.ts";

export const FREQUENCIES = ["off", "now", "daily", "weekly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export type Choices = Readonly<Record<Topic, Frequency>>;

/** Until a person chooses: one mail a day, days that bind at once. */
export const DEFAULT_CHOICES: Choices = { do: "daily", know: "daily", deadline: "now", match: "weekly" };

/** Minutes after midnight in Shanghai, `untilMinute` exclusive; equal ones mean no quiet hours. */
export type QuietHours = { readonly fromMinute: number; readonly untilMinute: number };
export const DEFAULT_QUIET: QuietHours = { fromMinute: 22 * 60, untilMinute: 7 * 60 };

/** Digests leave at nine in the morning, the weekly one on Monday. */
const DIGEST_MINUTE = 9 * 60;
const MONDAY = 1;
const MINUTE_MS = 60_000;

/** Announcements of days wait for the working morning: at midnight they would wake people. */
const ANNOUNCE_MINUTE = 8 * 60;

/** The Shanghai day whose near dates are announced at `now`: from eight in the morning on its own. */
export function announcedDay(now: Instant): Day {
  return dayOf(addMs(now, -ANNOUNCE_MINUTE * MINUTE_MS));
}

function minuteOf(now: Instant): number {
  return Math.floor((msOf(now) - msOf(startOfDay(dayOf(now)))) / MINUTE_MS);
}

function at(day: Day, minute: number): Instant {
  return addMs(startOfDay(day), minute * MINUTE_MS);
}

export function isQuiet({ fromMinute, untilMinute }: QuietHours, now: Instant): boolean {
  const minute = minuteOf(now);
  if (fromMinute === untilMinute) return false;
  return fromMinute < untilMinute ? minute >= fromMinute && minute < untilMinute : minute >= fromMinute || minute < untilMinute;
}

/** `wanted`, or the end of the quiet hours it falls into. */
export function afterQuiet(quiet: QuietHours, wanted: Instant): Instant {
  if (!isQuiet(quiet, wanted)) return wanted;
  const sameDay = at(dayOf(wanted), quiet.untilMinute);
  return sameDay > wanted ? sameDay : at(dayOf(endOfDay(dayOf(wanted))), quiet.untilMinute);
}

function nextDigest(now: Instant, frequency: "daily" | "weekly"): Instant {
  let day = dayOf(now);
  while (at(day, DIGEST_MINUTE) <= now || (frequency === "weekly" && weekdayOf(day) !== MONDAY)) day = addDays(day, 1);
  return at(day, DIGEST_MINUTE);
}

/** When a notice of `topic` that arises at `now` leaves; null: never. Deadlines do not keep quiet hours. */
export function sendAt(topic: Topic, choices: Choices, quiet: QuietHours, now: Instant): Instant | null {
  const frequency = choices[topic];
  if (frequency === "off") return null;
  const wanted = frequency === "now" ? now : nextDigest(now, frequency);
  return topic === "deadline" ? wanted : afterQuiet(quiet, wanted);
}

/** A failed mail is tried again after so many minutes, then given up. */
const RETRY_MINUTES = [1, 5, 15, 60, 180, 360, 720] as const;

/** When attempt number `attempts` + 1 is due; null when there is none. */
export function retryAt(attempts: number, now: Instant): Instant | null {
  const minutes = RETRY_MINUTES[attempts - 1];
  return minutes === undefined ? null : addMs(now, minutes * MINUTE_MS);
}

export function isTopic(text: string): text is Topic {
  return (TOPICS as readonly string[]).includes(text);
}
