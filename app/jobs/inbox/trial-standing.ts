// Knows whose step a trial awaits and which of its days come near; pure, from the states of the trial alone.
import { endingSoon, type TrialState } from "#app/domain/trials/trial.ts";
import { type Day, dayOf, endOfDay, type Instant } from "#app/kernel/time.ts";
import { type Expected, expect, lastDayOf } from "./standing.ts";

type Side = "owner" | "enterprise";
export type TrialStand = {
  /** As judged from now. */
  readonly state: TrialState;
  readonly ownerOrgId: string;
  readonly enterpriseOrgId: string;
  readonly answerDueOn: Day;
  /** From the day after it an unanswered request is the bureau's to know. */
  readonly slowOn: Day;
  readonly stateUntil: Instant | null;
  readonly endsOn: Day | null;
  readonly termsProposedBy: string | null;
  readonly signedSides: readonly string[];
  /** The organisations whose readings nobody has answered yet. */
  readonly unansweredReadingsOf: readonly string[];
  readonly closing: Readonly<Record<Side, unknown>>;
  /** Until when its own enterprise may take the listed price; null where it cannot or has. */
  readonly takeUntil: Instant | null;
};

const SIDES: readonly Side[] = ["owner", "enterprise"];
const otherOf = (side: Side): Side => (side === "owner" ? "enterprise" : "owner");

function steps(trial: TrialStand) {
  const orgOf = (side: Side) => (side === "owner" ? trial.ownerOrgId : trial.enterpriseOrgId);
  const until = trial.stateUntil;
  return (side: Side, name: Expected["name"], more: Partial<Expected> = {}): Expected =>
    expect({ name, addressee: orgOf(side), audience: "partners", waitingOrgId: orgOf(otherOf(side)), dueOn: lastDayOf(until), until, ...more });
}

function requested(trial: TrialStand, now: Instant): Expected[] {
  const answer = steps(trial)("owner", "trialAnswer", { dueOn: trial.answerDueOn });
  const bureau = { addressee: "bureau", waitingOrgId: null, dueOn: trial.answerDueOn } as const;
  const slow = dayOf(now) > trial.slowOn ? [expect({ ...bureau, name: "trialSlow", audience: "publishers" })] : [];
  const late = dayOf(now) > trial.answerDueOn ? [expect({ ...bureau, name: "trialAnswerLate", audience: "districtOfficers" })] : [];
  return [answer, ...slow, ...late];
}

function agreeing(trial: TrialStand): Expected[] {
  const step = steps(trial);
  if (trial.termsProposedBy === null) return SIDES.map((side) => step(side, "trialPropose"));
  return [step(trial.termsProposedBy === trial.ownerOrgId ? "enterprise" : "owner", "trialAgree")];
}

function running(trial: TrialStand, now: Instant): Expected[] {
  const step = steps(trial);
  const open = { dueOn: null, until: trial.endsOn && endOfDay(trial.endsOn) };
  const readings = SIDES.filter((side) => trial.unansweredReadingsOf.includes(side === "owner" ? trial.enterpriseOrgId : trial.ownerOrgId));
  const items = readings.map((side) => step(side, "trialReading", open));
  const soon = endingSoon(trial, now);
  if (soon === null) return items;
  const end = { ...open, dueOn: trial.endsOn };
  return [...items, step("enterprise", "trialElect", end), step("owner", soon === 60 ? "trialEnding60" : "trialEnding30", { ...end, waitingOrgId: null })];
}

/** What `trial` awaits at `now`. */
export function trialExpected(trial: TrialStand, now: Instant): Expected[] {
  const step = steps(trial);
  switch (trial.state) {
    case "requested":
      return requested(trial, now);
    case "accepted":
      return agreeing(trial);
    case "termsAgreed":
      return SIDES.filter((side) => !trial.signedSides.includes(side)).map((side) => step(side, "trialSign", { audience: "signatories" }));
    case "active":
      return running(trial, now);
    case "convertElected":
      return [step("owner", "trialPrice")];
    case "pricing":
      return trial.takeUntil ? [step("enterprise", "trialTake", { dueOn: lastDayOf(trial.takeUntil), until: trial.takeUntil })] : [];
    case "exitElected":
    case "conversionFailed":
      // The closing days are no bar: a statement given late still closes the trial.
      return SIDES.filter((side) => trial.closing[side] === null).map((side) => step(side, "trialClose", { until: null }));
    default:
      return [];
  }
}
