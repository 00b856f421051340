// Knows what one reader's page of a trial is made of; must never show it to anyone of whom policy does not say so.
import { listingsOfTrial } from "#app/domain/pools/queries.server.ts";
import { entryTermsOf } from "#app/domain/trials/page-queries.server.ts";
import { canReadTrial, sideOf } from "#app/domain/trials/policy.ts";
import { readingsOf, signaturesOf, type TrialFacts, trialByCode, trialHistory } from "#app/domain/trials/queries.server.ts";
import { endingSoon, type TrialVerb, trialStateAt } from "#app/domain/trials/trial.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import { notFound } from "#app/web/guard.server.ts";
import type { Services } from "#app/web/services.ts";
import { canAnswerReadings, dueOn, movesOf, nextMover, type Standing } from "./view.ts";

/** The trial by its code; 404 for whoever may not know of it. */
export async function seenTrial(services: Services, actor: Actor, code: string | undefined): Promise<TrialFacts> {
  const trial = (await trialByCode(services.reads, code ?? "")) ?? notFound();
  if (!canReadTrial(actor, trial)) notFound();
  return trial;
}

function documentOf(trial: TrialFacts) {
  const { code, outcomeCode, outcomeTitle, outcomeVersion, ownerName, enterpriseName, request, terms, termsHash } = trial;
  return { code, outcomeCode, outcomeTitle, outcomeVersion, ownerName, enterpriseName, request, terms, termsHash };
}

function nameOf(trial: TrialFacts, orgId: string | null): string | null {
  return orgId === trial.ownerOrgId ? trial.ownerName : orgId === trial.enterpriseOrgId ? trial.enterpriseName : null;
}

function closingOf({ closing: { owner, enterprise } }: TrialFacts) {
  const shown = (one: typeof owner) => one && { returned: one.returned, report: one.report, at: one.at };
  return { owner: shown(owner), enterprise: shown(enterprise) };
}

async function readingsFor(services: Services, actor: Actor, trial: TrialFacts, at: Standing) {
  const mayAnswer = canAnswerReadings(actor, at);
  const readings = await readingsOf(services.reads, trial.id);
  return readings.map(({ id, indicator, value, unit, method, takenOn, orgId, answer, answerReason }) => ({
    ...{ id, indicator, value, unit, method, takenOn, answer, answerReason },
    by: nameOf(trial, orgId) ?? "",
    isMineToAnswer: mayAnswer && answer === "pending" && orgId !== actor.orgId,
  }));
}

async function standingOf(services: Services, trial: TrialFacts, now: Instant) {
  const listings = await listingsOfTrial(services.reads, trial.id, now);
  const signed = (await signaturesOf(services.reads, trial.id)).filter((one) => one.documentHash === trial.termsHash);
  const at: Standing = {
    ...trial,
    state: trialStateAt(trial, now),
    hasTerms: trial.terms !== null,
    signedSides: signed.map((one) => one.side),
    hasOpenListing: listings.some((one) => one.state === "open"),
  };
  const atOf = (side: string) => signed.find((one) => one.side === side)?.at ?? null;
  return { at, listings: listings.map(({ code, state }) => ({ code, state })), signatures: { owner: atOf("owner"), enterprise: atOf("enterprise") } };
}

/** Everything the page shows, judged from now. */
export async function trialPageData(services: Services, actor: Actor, trial: TrialFacts) {
  const now = services.clock();
  const { at, listings, signatures } = await standingOf(services, trial, now);
  const history = await trialHistory(services.reads, trial.id);
  const poolTerms = (await entryTermsOf(services.reads, trial.poolEntryId)) ?? notFound();
  const { startsOn, endsOn, reasonCode, reasonText } = trial;
  return {
    ...{ startsOn, endsOn, reasonCode, reasonText, poolTerms, listings, signatures },
    ...movesOf(actor, at),
    document: documentOf(trial),
    outcomeShownVersion: trial.outcomeShownVersion,
    side: sideOf(actor, trial),
    state: at.state,
    endingSoon: endingSoon(trial, now),
    who: nextMover(at),
    by: dueOn(at, now),
    proposedByName: nameOf(trial, trial.termsProposedBy),
    readings: await readingsFor(services, actor, trial, at),
    closing: closingOf(trial),
    history: history.map((one) => ({ seq: one.seq, at: one.at, verb: one.verb as TrialVerb, who: nameOf(trial, one.orgId) })),
  };
}
