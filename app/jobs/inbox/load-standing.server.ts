// Knows which rows tell where each noun stands, and which things an event touches; must never decide what that means.
import { stateAt } from "#app/domain/challenges/challenge.ts";
import { challengeFacts, reviewDueOn } from "#app/domain/challenges/queries.server.ts";
import type { ContractState } from "#app/domain/contracts/contract.ts";
import type { EventRow } from "#app/domain/events/event.ts";
import { stepStateOf } from "#app/domain/outcomes/outcome.ts";
import type { AnomalyState } from "#app/domain/oversight/anomalies/anomaly.ts";
import type { OrgKind } from "#app/kernel/actor.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { dealStanding, slowOn, trialStanding } from "./load-partner.server.ts";
import { anomalyExpected, challengeExpected, contractExpected, entryExpected, organisationExpected, outcomeExpected } from "./other-standing.ts";
import type { Standing } from "./standing.ts";

type Load = (reads: Reads, id: string, now: Instant) => Promise<Standing | undefined>;

/** Who asked last for an imported listing, and with what result. */
async function latestClaim(reads: Reads, noun: "outcome" | "challenge", id: string) {
  const claims = reads.selectFrom("review").select(["orgId", "result"]).where("noun", "=", noun).where("nounId", "=", id).where("kind", "=", "claim");
  return claims.orderBy("at", "desc").orderBy("id").limit(1).executeTakeFirst();
}

const outcome: Load = async (reads, id) => {
  const row = await reads
    .selectFrom("outcome as o")
    .leftJoin("outcomeVersion as v", (join) => join.onRef("v.outcomeId", "=", "o.id").onRef("v.number", "=", "o.workingVersion"))
    .select(["o.state", "o.ownerOrgId", "v.state as workingState"])
    .where("o.id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const claim = await latestClaim(reads, "outcome", id);
  const claimantOrgId = claim?.result === "requested" && row.ownerOrgId === null ? claim.orgId : null;
  return {
    parties: { owner: row.ownerOrgId, claimant: claim?.orgId ?? null },
    expected: outcomeExpected({ step: stepStateOf(row), ownerOrgId: row.ownerOrgId, claimantOrgId }),
  };
};

async function slowRequestDueOn(reads: Reads, poolEntryId: string, now: Instant): Promise<Day | null> {
  const requests = await reads
    .selectFrom("trial")
    .select(["createdAt", "answerDueOn"])
    .where("poolEntryId", "=", poolEntryId)
    .where("state", "=", "requested")
    .where("stateUntil", ">", now)
    .orderBy("answerDueOn")
    .execute();
  for (const one of requests) if (dayOf(now) > (await slowOn(reads, "trial.slowBrokerDays", one.createdAt as Instant))) return one.answerDueOn as Day;
  return null;
}

const poolEntry: Load = async (reads, id, now) => {
  const row = await reads
    .selectFrom("poolEntry as e")
    .innerJoin("pool as p", "p.id", "e.poolId")
    .innerJoin("outcome as o", "o.id", "e.outcomeId")
    .select(["e.state", "p.operatorOrgId", "o.ownerOrgId"])
    .where("e.id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const slow = await slowRequestDueOn(reads, id, now);
  return { parties: { owner: row.ownerOrgId, operator: row.operatorOrgId }, expected: entryExpected({ ...row, slowRequestDueOn: slow }) };
};

const priceListing: Load = async (reads, id) => {
  const row = await reads.selectFrom("priceListing").select("ownerOrgId").where("id", "=", id).executeTakeFirst();
  return row && { parties: { owner: row.ownerOrgId }, expected: [] };
};

const challenge: Load = async (reads, id, now) => {
  const facts = await challengeFacts(reads, id);
  if (!facts) return undefined;
  const { orgId, bidUntil, repostCount } = facts;
  const state = stateAt(facts, now);
  const claim = await latestClaim(reads, "challenge", id);
  const claimantOrgId = claim?.result === "requested" && orgId === null ? claim.orgId : null;
  const due = state === "submitted" ? ((await reviewDueOn(reads, id))?.day ?? null) : null;
  return {
    parties: { poster: orgId, posterOfLast: repostCount > 0 ? orgId : null, claimant: claim?.orgId ?? null },
    expected: challengeExpected({ state, orgId, claimantOrgId, bidUntil, repostCount, reviewDueOn: due }, now),
  };
};

const techContract: Load = async (reads, id) => {
  const columns = ["state", "sellerOrgId", "buyerOrgId", "officeOrgId", "decideBy", "supplementBy"] as const;
  const row = await reads.selectFrom("techContract").select(columns).where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const { sellerOrgId, buyerOrgId, officeOrgId } = row;
  const stand = {
    sellerOrgId,
    officeOrgId,
    state: row.state as ContractState,
    decideBy: row.decideBy as Day | null,
    supplementBy: row.supplementBy as Day | null,
  };
  return { parties: { seller: sellerOrgId, buyer: buyerOrgId, office: officeOrgId }, expected: contractExpected(stand) };
};

const anomaly: Load = async (reads, id) => {
  const row = await reads
    .selectFrom("anomaly as a")
    .leftJoin("organisation as o", "o.id", "a.ownerOrgId")
    .select(["a.state", "a.ownerOrgId", "o.kind"])
    .where("a.id", "=", id)
    .executeTakeFirst();
  const stand = row && { state: row.state as AnomalyState, ownerOrgId: row.ownerOrgId, ownerKind: row.kind as OrgKind | null };
  return stand && { parties: {}, expected: anomalyExpected(stand) };
};

const organisation: Load = async (reads, id) => {
  const row = await reads.selectFrom("organisation").select(["id", "state"]).where("id", "=", id).executeTakeFirst();
  const appeal = await reads
    .selectFrom("strike")
    .select("id")
    .where("orgId", "=", id)
    .where("appealedAt", "is not", null)
    .where("verdict", "is", null)
    .executeTakeFirst();
  return row && { parties: { self: id }, expected: organisationExpected({ ...row, hasAppeal: appeal !== undefined }) };
};

const LOADS: Readonly<Record<string, Load>> = {
  ...{ outcome, poolEntry, priceListing, challenge, techContract, anomaly, organisation },
  trial: trialStanding,
  deal: dealStanding,
};

export type Ref = { readonly noun: string; readonly nounId: string };

/** Where a thing stands at `now`; undefined for nouns that await nothing of anybody, and for what is not there. */
export async function standingOf(reads: Reads, { noun, nounId }: Ref, now: Instant): Promise<Standing | undefined> {
  return LOADS[noun]?.(reads, nounId, now);
}

/** The thing an event is about. News of a match is about the side that it was found for. */
export function subjectOf(event: EventRow): Ref {
  if (event.noun !== "match") return { noun: event.noun, nounId: event.nounId };
  return { noun: event.verb === "outcomeMatched" ? "outcome" : "challenge", nounId: event.nounId };
}

/** The other things that an event moves: the trial whose price was listed, taken or left; the pool entry whose request was made or answered. */
export async function alsoTouchedBy(reads: Reads, event: EventRow): Promise<Ref[]> {
  if (event.noun === "trial") {
    const rows = await reads.selectFrom("trial").select("poolEntryId").where("id", "=", event.nounId).execute();
    return rows.map((row) => ({ noun: "poolEntry", nounId: row.poolEntryId }));
  }
  if (event.noun !== "priceListing" && event.noun !== "deal") return [];
  let query = reads.selectFrom("priceListing as l").select("l.trialId").where("l.trialId", "is not", null);
  if (event.noun === "priceListing") query = query.where("l.id", "=", event.nounId);
  else
    query = query.where("l.id", "in", (eb) =>
      eb.selectFrom("deal").select("deal.originId").where("deal.id", "=", event.nounId).where("deal.originId", "is not", null),
    );
  return (await query.execute()).flatMap((row) => (row.trialId === null ? [] : [{ noun: "trial", nounId: row.trialId }]));
}
