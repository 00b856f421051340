// Knows what a strike is: facts, a basis, an end and an appeal, never a secret list; must never read a row or a clock.
import { refuse } from "#app/kernel/refusal.ts";
import { addMonths, type Day } from "#app/kernel/time.ts";

export const VERDICTS = ["upheld", "lifted"] as const;
export type Verdict = (typeof VERDICTS)[number];

export type StrikeStanding = "active" | "appealed" | "upheld" | "lifted" | "expired";
export type StrikeClock = { readonly expiresOn: string; readonly appealedAt: string | null; readonly verdict: string | null };

/** Judged from `today`: a strike ends by itself after its last day, whatever became of the appeal; a lifted one never counts. */
export function strikeStanding(strike: StrikeClock, today: Day): StrikeStanding {
  if (strike.verdict === "lifted") return "lifted";
  if (strike.expiresOn < today) return "expired";
  if (strike.verdict === "upheld") return "upheld";
  return strike.appealedAt === null ? "active" : "appealed";
}

/** A strike binds while it stands, an appeal under way included: the appeal is decided fast instead. */
export function isBinding(strike: StrikeClock, today: Day): boolean {
  return ["active", "appealed", "upheld"].includes(strikeStanding(strike, today));
}

/** An end not before tomorrow and not after `maxMonths`. Refuses `people.strikeEnd` with the latest day. */
export function judgeStrikeEnd(expiresOn: Day, today: Day, maxMonths: number): void {
  const latest = addMonths(today, maxMonths);
  if (expiresOn <= today || expiresOn > latest) refuse("people.strikeEnd", { latest });
}

/** Once, and while it binds. Refuses `people.strikeOver`, `people.strikeAppealed`. */
export function judgeAppeal(strike: StrikeClock, today: Day): void {
  if (!isBinding(strike, today)) refuse("people.strikeOver");
  if (strike.appealedAt !== null) refuse("people.strikeAppealed");
}

/** By another person than the one who gave it. Refuses `people.strikeNotAppealed`, `people.strikeOwn`. */
export function judgeVerdict(strike: StrikeClock & { readonly givenBy: string }, deciderId: string): void {
  if (strike.appealedAt === null || strike.verdict !== null) refuse("people.strikeNotAppealed");
  if (strike.givenBy === deciderId) refuse("people.strikeOwn");
}
