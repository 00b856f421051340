// Knows which dates a challenge, a trial and a deal have; must never decide who may read them.
import type { PublicChallenge } from "#app/domain/challenges/public-queries.server.ts";
import type { TrialFacts } from "#app/domain/trials/queries.server.ts";
import { trialStateAt } from "#app/domain/trials/trial.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import type { Speak } from "#app/ui/text/use-text.ts";
import type { CalendarDate } from "./calendar.server.ts";

type Place = { readonly t: Speak; readonly publicUrl: string };
type Thing = {
  readonly code: string;
  readonly title: string;
  readonly path: string;
  readonly version: number;
  readonly changedAt: Instant;
  readonly isCancelled: boolean;
};

/** A name of ours, not of the host: the address of the site may change, the date stays the same entry. */
function dateOf({ t, publicUrl }: Place, thing: Thing, what: string, isMoot = false) {
  const { code, title, path, version, changedAt, isCancelled } = thing;
  const said = t(`calendar.${what}` as TextKey, { title });
  return {
    uid: `${code}-${what}@yuekuaizhuan`,
    sequence: version,
    title: said,
    url: `${publicUrl}/${path}/${code}`,
    changedAt,
    isCancelled: isCancelled || isMoot,
  };
}

/** Until when answers are taken, and by when the enterprise needs it. A withdrawn challenge cancels both. */
export function challengeDates(place: Place, challenge: PublicChallenge): CalendarDate[] {
  const { code, version, changedAt, content, bidUntil } = challenge;
  const thing = { code, title: content.title, path: "challenges", version, changedAt, isCancelled: challenge.state === "withdrawn" };
  return [
    ...(bidUntil ? [{ ...dateOf(place, thing, "bidUntil"), until: bidUntil }] : []),
    ...(content.deadline ? [{ ...dateOf(place, thing, "neededBy"), on: content.deadline }] : []),
  ];
}

const WAITING = ["accepted", "termsAgreed", "pricing"];
const CALLED_OFF = ["declined", "withdrawn", "lapsed"];

/** The answer, the awaited step, the first and the last day; what no longer waits is cancelled, not left out. */
export function trialDates(place: Place, trial: TrialFacts, now: Instant): CalendarDate[] {
  const state = trialStateAt(trial, now);
  const changedAt = trial.updatedAt as Instant;
  const thing = { code: trial.code, title: trial.outcomeTitle, path: "trials", version: trial.version, changedAt, isCancelled: CALLED_OFF.includes(state) };
  const { answerDueOn, stateUntil, startsOn, endsOn } = trial;
  return [
    { ...dateOf(place, thing, "answerDue", state !== "requested"), on: answerDueOn as Day },
    ...(stateUntil ? [{ ...dateOf(place, thing, "awaited", !WAITING.includes(state)), until: stateUntil }] : []),
    ...(startsOn ? [{ ...dateOf(place, thing, "trialStarts"), on: startsOn }] : []),
    ...(endsOn ? [{ ...dateOf(place, thing, "trialEnds"), on: endsOn }] : []),
  ];
}

type DealDates = {
  readonly code: string;
  readonly state: string;
  readonly outcomeTitle: string;
  readonly stateUntil: Instant | null;
  readonly version: number;
  readonly updatedAt: Instant;
};

/** When a negotiation lapses unless somebody moves. */
export function dealDates(place: Place, deal: DealDates): CalendarDate[] {
  const { code, outcomeTitle, version, updatedAt, stateUntil } = deal;
  const thing = { code, title: outcomeTitle, path: "deals", version, changedAt: updatedAt, isCancelled: deal.state !== "negotiating" };
  return stateUntil ? [{ ...dateOf(place, thing, "dealUntil"), until: stateUntil }] : [];
}
