import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCalendarDays, addWorkingDays, type Holiday, holidayCalendar, isRestDay } from "#app/kernel/calendar.ts";
import { addDays, addMonths, type Day, dayOf, daysBetween, endOfDay, type Instant, isDay, isInstant, startOfDay, weekdayOf } from "#app/kernel/time.ts";
import { HOLIDAYS } from "#seeds/reference/holidays.ts";

const day = (text: string) => text as Day;
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day("2000-01-01"), n));
const calendar = holidayCalendar(
  [2025, 2026],
  HOLIDAYS.map((h): Holiday => ({ day: h.day as Day, kind: h.kind })),
);

describe("Shanghai days", () => {
  it("begin at 16:00 UTC of the day before", () => {
    expect(dayOf("2026-03-01T15:59:59.999Z" as Instant)).toBe("2026-03-01");
    expect(dayOf("2026-03-01T16:00:00.000Z" as Instant)).toBe("2026-03-02");
    expect(startOfDay(day("2026-03-02"))).toBe("2026-03-01T16:00:00.000Z");
  });

  it("hold every instant from their start to before their end", () => {
    fc.assert(fc.property(anyDay, (d) => dayOf(startOfDay(d)) === d && dayOf(endOfDay(d)) === addDays(d, 1)));
  });

  it("know which days exist", () => {
    expect([isDay("2024-02-29"), isDay("2025-02-29"), isDay("2026-13-01"), isDay("1026-01-01"), isDay("2026-1-1")]).toEqual([true, false, false, false, false]);
    expect(isInstant("2026-03-01T00:00:00Z")).toBe(false);
  });

  it("end a month's period on the matching day or the month's end", () => {
    expect(addMonths(day("2026-01-31"), 1)).toBe("2026-02-28");
    expect(addMonths(day("2024-02-29"), 12)).toBe("2025-02-28");
    expect(addMonths(day("2026-03-15"), -3)).toBe("2025-12-15");
  });

  it("know 2026-11-24 as a Tuesday", () => {
    expect(weekdayOf(day("2026-11-24"))).toBe(2);
  });
});

describe("deadlines", () => {
  it("do not count day one and roll off the National Day week to the day after", () => {
    const due = addCalendarDays(day("2026-09-16"), 15, calendar);
    expect(due).toEqual({ day: "2026-10-08", endsAt: "2026-10-08T16:00:00.000Z", isProvisional: false });
  });

  it("count a swapped weekend as a working day", () => {
    expect(isRestDay(day("2026-10-10"), calendar)).toBe(false);
    expect(addWorkingDays(day("2026-09-30"), 3, calendar).day).toBe("2026-10-10");
  });

  it("are provisional where a year has no table", () => {
    expect(addWorkingDays(day("2026-12-28"), 10, calendar).isProvisional).toBe(true);
  });

  it("never end on a rest day, and working days never fall short", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const calendarDue = addCalendarDays(from, count, calendar);
        const workingDue = addWorkingDays(from, count, calendar);
        expect(isRestDay(calendarDue.day, calendar)).toBe(false);
        expect(isRestDay(workingDue.day, calendar)).toBe(false);
        expect(daysBetween(from, calendarDue.day)).toBeGreaterThanOrEqual(count);
        const working = Array.from({ length: daysBetween(from, workingDue.day) }, (_, i) => addDays(from, i + 1)).filter((d) => !isRestDay(d, calendar));
        expect(working).toHaveLength(count);
      }),
    );
  });
});
