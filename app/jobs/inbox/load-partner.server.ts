// Knows which rows tell where a trial or a deal stands for its two sides; must never carry a term or a sum out of them.
import { type DealState, dealStateAt } from "#app/domain/deals/deal.ts";
import { listingsOfTrial } from "#app/domain/pools/queries.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { trialFacts } from "#app/domain/trials/queries.server.ts";
import { trialStateAt } from "#app/domain/trials/trial.ts";
import { addDays, type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type DealStand, dealExpected } from "./deal-standing.ts";
import type { Standing } from "./standing.ts";
import { type TrialStand, trialExpected } from "./trial-standing.ts";

async function signedSides(reads: Reads, noun: string, nounId: string, documentHash: string | null): Promise<string[]> {
  if (documentHash === null) return [];
  const about = reads.selectFrom("signature").select("side").where("noun", "=", noun).where("nounId", "=", nounId);
  return (await about.where("documentHash", "=", documentHash).execute()).map((row) => row.side);
}

async function unansweredReadingsOf(reads: Reads, trialId: string): Promise<string[]> {
  const rows = await reads.selectFrom("trialReading").select("orgId").distinct().where("trialId", "=", trialId).where("answer", "=", "pending").execute();
  return rows.map((row) => row.orgId);
}

/** Until when the trial's own enterprise may take the listed price; null once its deal is open. */
async function takeUntil(reads: Reads, trialId: string, enterpriseOrgId: string, now: Instant): Promise<Instant | null> {
  const listing = (await listingsOfTrial(reads, trialId, now)).find((one) => one.state === "open");
  if (!listing) return null;
  const open = await reads
    .selectFrom("deal")
    .select("id")
    .where("buyerOrgId", "=", enterpriseOrgId)
    .where("outcomeId", "=", listing.outcomeId)
    .where("state", "=", "negotiating")
    .where("stateUntil", ">", now)
    .executeTakeFirst();
  return open ? null : listing.openUntil;
}

/** The last day on which an unanswered request is not yet slow, by the rule of the day it was made. */
export async function slowOn(reads: Reads, code: "trial.slowBrokerDays" | "trial.slowBureauDays", askedAt: Instant): Promise<Day> {
  return addDays(dayOf(askedAt), await settingOn(reads, code, dayOf(askedAt)));
}

export async function trialStanding(reads: Reads, id: string, now: Instant): Promise<Standing | undefined> {
  const trial = await trialFacts(reads, id);
  if (!trial) return undefined;
  const state = trialStateAt(trial, now);
  const { ownerOrgId, enterpriseOrgId, stateUntil, endsOn, termsProposedBy, closing } = trial;
  const stand: TrialStand = {
    ...{ state, ownerOrgId, enterpriseOrgId, stateUntil, endsOn, termsProposedBy, closing },
    answerDueOn: trial.answerDueOn as Day,
    slowOn: await slowOn(reads, "trial.slowBureauDays", trial.createdAt as Instant),
    signedSides: state === "termsAgreed" ? await signedSides(reads, "trial", id, trial.termsHash) : [],
    unansweredReadingsOf: state === "active" ? await unansweredReadingsOf(reads, id) : [],
    takeUntil: state === "pricing" ? await takeUntil(reads, id, enterpriseOrgId, now) : null,
  };
  return { parties: { owner: ownerOrgId, enterprise: enterpriseOrgId }, expected: trialExpected(stand, now) };
}

async function openOffer(reads: Reads, dealId: string, now: Instant): Promise<DealStand["openOffer"]> {
  const row = await reads
    .selectFrom("dealOffer")
    .select(["byOrgId", "validUntil"])
    .where("dealId", "=", dealId)
    .where("state", "=", "open")
    .where("validUntil", ">", now)
    .orderBy("round", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { byOrgId: row.byOrgId, validUntil: row.validUntil as Instant } : null;
}

export async function dealStanding(reads: Reads, id: string, now: Instant): Promise<Standing | undefined> {
  const columns = ["state", "stateUntil", "sellerOrgId", "buyerOrgId", "termsHash"] as const;
  const deal = await reads.selectFrom("deal").select(columns).where("id", "=", id).executeTakeFirst();
  if (!deal) return undefined;
  const { sellerOrgId, buyerOrgId, termsHash } = deal;
  const stand: DealStand = {
    ...{ sellerOrgId, buyerOrgId, stateUntil: deal.stateUntil as Instant | null, hasTerms: termsHash !== null },
    state: dealStateAt({ state: deal.state as DealState, stateUntil: deal.stateUntil }, now),
    signedSides: await signedSides(reads, "deal", id, termsHash),
    openOffer: await openOffer(reads, id, now),
  };
  return { parties: { seller: sellerOrgId, buyer: buyerOrgId }, expected: dealExpected(stand, now) };
}
