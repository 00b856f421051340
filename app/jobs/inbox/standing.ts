// Knows the shape of what a thing awaits of whom, whatever noun it is; must never read a row or a clock.
import type { AudienceName, DeadlineName, TaskName } from "#app/domain/events/inbox/items.ts";
import { addMs, type Day, dayOf, daysBetween, type Instant } from "#app/kernel/time.ts";

/** One open item as it should stand now. `until` is exclusive: from then on it is dead by itself. */
export type Expected = {
  readonly name: TaskName | DeadlineName;
  readonly addressee: string;
  readonly audience: AudienceName;
  /** The organisation that waits for the step, where it is another one. */
  readonly waitingOrgId: string | null;
  readonly dueOn: Day | null;
  readonly until: Instant | null;
};

/** Who takes part in a thing, by the names that the news table uses, and what it awaits now. */
export type Standing = { readonly parties: Readonly<Record<string, string | null>>; readonly expected: readonly Expected[] };

type Wish = Pick<Expected, "name" | "addressee" | "audience"> & Partial<Expected>;

export function expect(wish: Wish): Expected {
  return { waitingOrgId: null, dueOn: null, until: null, ...wish };
}

/** The day whose end the exclusive bound `until` is. */
export function lastDayOf(until: Instant | null): Day | null {
  return until === null ? null : dayOf(addMs(until, -1));
}

/** Whether `day` is today or at most `days` days ahead. */
export function isWithin(day: Day, days: number, now: Instant): boolean {
  const left = daysBetween(dayOf(now), day);
  return left >= 0 && left <= days;
}
