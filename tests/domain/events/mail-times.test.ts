// When a notice leaves: never in quiet hours, never lost, deadlines always; for every clock and every choice.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TOPICS } from "#app/domain/events/inbox/items.ts";
import { announcedDay, type Choices, DEFAULT_CHOICES, FREQUENCIES, isQuiet, retryAt, sendAt } from "#app/domain/events/mail/mail.ts";
import { dayOf, type Instant, instantOf, msOf, weekdayOf } from "#app/kernel/time.ts";

const HOUR_MS = 3_600_000;
const FROM = Date.parse("2026-01-01T00:00:00.000Z");
const moments = fc.integer({ min: 0, max: 730 * 24 * 60 * 60 }).map((seconds) => instantOf(FROM + seconds * 1_000));
const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
const quiets = fc.record({ fromMinute: minutes, untilMinute: minutes });
const frequency = fc.constantFrom(...FREQUENCIES);
const choices: fc.Arbitrary<Choices> = fc.record({ do: frequency, know: frequency, deadline: frequency, match: frequency });
const topics = fc.constantFrom(...TOPICS);
/** Hours and minutes in Shanghai. */
const clockOf = (at: Instant) => new Date(msOf(at) + 8 * HOUR_MS).toISOString().slice(11, 16);

describe("when a notice leaves", () => {
  it("is never in the past, never in quiet hours but for a deadline, and at most a week and a day away", () => {
    fc.assert(
      fc.property(topics, choices, quiets, moments, (topic, wishes, quiet, now) => {
        const at = sendAt(topic, wishes, quiet, now);
        expect(at === null).toBe(wishes[topic] === "off");
        if (at === null) return;
        expect(at >= now).toBe(true);
        expect(msOf(at) - msOf(now)).toBeLessThanOrEqual(8 * 24 * HOUR_MS);
        if (topic !== "deadline") expect(isQuiet(quiet, at)).toBe(false);
        if (topic === "deadline" && wishes.deadline === "now") expect(at).toBe(now);
      }),
    );
  });

  it("collects what arises between two digests into one, in order", () => {
    fc.assert(
      fc.property(fc.constantFrom("daily" as const, "weekly" as const), quiets, moments, moments, (how, quiet, a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const wishes = { ...DEFAULT_CHOICES, know: how };
        const one = sendAt("know", wishes, quiet, first) as Instant;
        const two = sendAt("know", wishes, quiet, second) as Instant;
        expect(one <= two).toBe(true);
        // Without quiet hours in the way: what comes before a digest leaves with it.
        const still = { fromMinute: 0, untilMinute: 0 };
        const digest = sendAt("know", wishes, still, first) as Instant;
        if (second < digest) expect(sendAt("know", wishes, still, second)).toBe(digest);
      }),
    );
  });

  it("sends the daily one at nine in Shanghai and the weekly one on a Monday", () => {
    fc.assert(
      fc.property(moments, (now) => {
        const still = { fromMinute: 0, untilMinute: 0 };
        const daily = sendAt("know", { ...DEFAULT_CHOICES, know: "daily" }, still, now) as Instant;
        const weekly = sendAt("know", { ...DEFAULT_CHOICES, know: "weekly" }, still, now) as Instant;
        expect([clockOf(daily), clockOf(weekly), weekdayOf(dayOf(weekly))]).toEqual(["09:00", "09:00", 1]);
      }),
    );
  });

  it.each([
    ["2026-03-02T15:00:00.000Z", "2026-03-02T23:00:00.000Z"],
    ["2026-03-02T22:59:59.000Z", "2026-03-02T23:00:00.000Z"],
    ["2026-03-02T23:00:00.000Z", "2026-03-02T23:00:00.000Z"],
    ["2026-03-02T13:59:59.000Z", "2026-03-02T13:59:59.000Z"],
  ])("holds back over midnight: %s leaves at %s", (now, at) => {
    const quiet = { fromMinute: 22 * 60, untilMinute: 7 * 60 };
    expect(sendAt("do", { ...DEFAULT_CHOICES, do: "now" }, quiet, now as Instant)).toBe(at);
  });

  it("announces days from eight in the morning on", () => {
    expect(announcedDay("2026-03-01T23:59:59.999Z" as Instant)).toBe("2026-03-01");
    expect(announcedDay("2026-03-02T00:00:00.000Z" as Instant)).toBe("2026-03-02");
  });

  it("tries again later each time, and at last no more", () => {
    const now = "2026-03-02T00:00:00.000Z" as Instant;
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => retryAt(attempts, now));
    expect(waits.at(-1)).toBeNull();
    expect(waits.slice(0, -1)).toEqual([...waits.slice(0, -1)].sort());
  });
});
