// Knows whose step an outcome, a pool entry, a challenge, a contract or an organisation awaits; pure, from states alone.
import type { ChallengeState } from "#app/domain/challenges/challenge.ts";
import type { ContractState } from "#app/domain/contracts/contract.ts";
import type { OutcomeState } from "#app/domain/outcomes/outcome.ts";
import type { AnomalyState } from "#app/domain/oversight/anomalies/anomaly.ts";
import type { OrgKind } from "#app/kernel/actor.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import { type Expected, expect, isWithin, lastDayOf } from "./standing.ts";

/** `step` is the working version's state; `claimantOrgId` that of an open claim on an imported listing. */
export type OutcomeStand = { readonly step: OutcomeState; readonly ownerOrgId: string | null; readonly claimantOrgId: string | null };

export function outcomeExpected({ step, ownerOrgId, claimantOrgId }: OutcomeStand): Expected[] {
  if (claimantOrgId !== null) return [expect({ name: "outcomeClaim", addressee: "bureau", audience: "publishers", waitingOrgId: claimantOrgId })];
  if (ownerOrgId === null) return [];
  if (step === "draft") return [expect({ name: "outcomeDraft", addressee: ownerOrgId, audience: "editors" })];
  if (step === "returned") return [expect({ name: "outcomeReturned", addressee: ownerOrgId, audience: "editors" })];
  if (step === "submitted") return [expect({ name: "outcomeSecrecy", addressee: ownerOrgId, audience: "secrecyReviewers" })];
  return step === "cleared" ? [expect({ name: "outcomeFormal", addressee: "bureau", audience: "publishers", waitingOrgId: ownerOrgId })] : [];
}

export type EntryStand = {
  readonly state: string;
  readonly ownerOrgId: string | null;
  readonly operatorOrgId: string;
  /** The day by which the slowest unanswered trial request under it should be answered; null where none is slow. */
  readonly slowRequestDueOn: Day | null;
};

/** Its operator hears that a request is slow, not whose: an operator may compete with who asked. */
export function entryExpected({ state, ownerOrgId, operatorOrgId, slowRequestDueOn }: EntryStand): Expected[] {
  const slow = { name: "entryTrialSlow", addressee: operatorOrgId, audience: "brokers", dueOn: slowRequestDueOn } as const;
  if (slowRequestDueOn !== null && operatorOrgId !== ownerOrgId) return [expect(slow)];
  if (state !== "proposed" || ownerOrgId === null) return [];
  return [expect({ name: "poolProposal", addressee: ownerOrgId, audience: "partners", waitingOrgId: operatorOrgId })];
}

export type ChallengeStand = {
  readonly state: ChallengeState;
  readonly orgId: string | null;
  /** Of an open claim on an imported challenge. */
  readonly claimantOrgId: string | null;
  readonly reviewDueOn: Day | null;
  readonly bidUntil: Instant | null;
  readonly repostCount: number;
};

/** How long before its window closes the poster is told. */
const CLOSING_DAYS = 7;

export function challengeExpected(challenge: ChallengeStand, now: Instant): Expected[] {
  const { state, orgId, claimantOrgId, bidUntil } = challenge;
  if (claimantOrgId !== null) return [expect({ name: "challengeClaim", addressee: "bureau", audience: "publishers", waitingOrgId: claimantOrgId })];
  if (orgId === null) return [];
  const own = (name: Expected["name"], more: Partial<Expected> = {}) => [expect({ name, addressee: orgId, audience: "partners", ...more })];
  if (state === "draft") return own("challengeDraft");
  if (state === "returned") return own("challengeReturned");
  if (state === "unanswered") return challenge.repostCount < 1 ? own("challengeRepost") : [];
  const bureau = { addressee: "bureau", waitingOrgId: orgId };
  if (state === "submitted") return [expect({ ...bureau, name: "challengeReview", audience: "districtOfficers", dueOn: challenge.reviewDueOn })];
  if (state === "reviewed") return [expect({ ...bureau, name: "challengePublish", audience: "publishers" })];
  const lastDay = lastDayOf(bidUntil);
  const isClosing = state === "published" && lastDay !== null && isWithin(lastDay, CLOSING_DAYS, now);
  return isClosing ? own("challengeClosing", { dueOn: lastDay, until: bidUntil }) : [];
}

export type ContractStand = {
  readonly state: ContractState;
  readonly sellerOrgId: string | null;
  readonly officeOrgId: string | null;
  readonly decideBy: Day | null;
  readonly supplementBy: Day | null;
};

export function contractExpected({ state, sellerOrgId, officeOrgId, decideBy, supplementBy }: ContractStand): Expected[] {
  if (sellerOrgId === null) return [];
  const seller = { addressee: sellerOrgId, audience: "partners" } as const;
  if (state === "prepared") return [expect({ ...seller, name: "contractSubmit" })];
  if (state === "supplement") return [expect({ ...seller, name: "contractSupplement", dueOn: supplementBy })];
  const office = { addressee: officeOrgId ?? "registrationOffice", audience: "clerks", waitingOrgId: sellerOrgId, dueOn: decideBy } as const;
  if (state === "submitted") return [expect({ ...office, name: "contractAccept" })];
  if (state === "accepted") return [expect({ ...office, name: "contractRegister" })];
  return state === "secondReview" ? [expect({ ...office, name: "contractSecond", audience: "registrationReviewers" })] : [];
}

/** `ownerKind` tells at which of the two desks the flag is in hand. */
export type AnomalyStand = { readonly state: AnomalyState; readonly ownerOrgId: string | null; readonly ownerKind: OrgKind | null };

/** Unclaimed, it waits at both desks; in hand, at its owner's alone. */
export function anomalyExpected({ state, ownerOrgId, ownerKind }: AnomalyStand): Expected[] {
  if (state === "open") {
    const name = "anomalyTake";
    return [expect({ name, addressee: "bureau", audience: "overseers" }), expect({ name, addressee: "registrationOffice", audience: "registrars" })];
  }
  if (state !== "underWay" || ownerOrgId === null) return [];
  return [expect({ name: "anomalyJudge", addressee: ownerOrgId, audience: ownerKind === "bureau" ? "overseers" : "registrars" })];
}

/** `hasAppeal`: an appeal against a strike waits for its decision. */
export type OrganisationStand = { readonly id: string; readonly state: string; readonly hasAppeal: boolean };

export function organisationExpected({ id, state, hasAppeal }: OrganisationStand): Expected[] {
  if (hasAppeal) return [expect({ name: "strikeAppeal", addressee: "bureau", audience: "verifiers", waitingOrgId: id })];
  if (state === "pending") return [expect({ name: "organisationVerify", addressee: "bureau", audience: "verifiers", waitingOrgId: id })];
  return state === "rejected" ? [expect({ name: "organisationFix", addressee: id, audience: "admins" })] : [];
}
