// Knows what one flag's page shows: its evidence, the contracts as they stand now, every verdict and who may do what; must never write.
import type { Actor } from "#app/kernel/actor.ts";
import { movesFrom } from "#app/kernel/machine.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { ANOMALY_MOVES, type AnomalyMove, type AnomalyVerb, isOwnHands, isVerdict } from "./anomaly.ts";
import { readEvidence } from "./codec.ts";
import { type FlagRow, findFlag } from "./flags.server.ts";
import { anomalyPartyBar, mayReadAnomalies } from "./policy.ts";

/** The flag as `actor` may see it; undefined when there is none or he may not know of it. */
export async function anomalyForViewer(reads: Reads, actor: Actor, code: string): Promise<FlagRow | undefined> {
  return mayReadAnomalies(actor) ? findFlag(reads, "code", code) : undefined;
}

async function contractsNow(reads: Reads, anomalyId: string) {
  return reads
    .selectFrom("anomalyContract as a")
    .innerJoin("techContract as c", "c.id", "a.contractId")
    .select(["c.code", "c.name", "c.state", "c.sellerName", "c.buyerName", "c.totalAmount", "c.signedOn", "c.registeredOn", "c.registrationNo"])
    .select(["c.acceptedBy", "c.registeredBy"])
    .where("a.anomalyId", "=", anomalyId)
    .orderBy("c.signedOn")
    .orderBy("c.id")
    .execute();
}

async function verdictsOf(reads: Reads, anomalyId: string) {
  return reads
    .selectFrom("anomalyVerdict as v")
    .leftJoin("person as p", "p.id", "v.givenBy")
    .select(["v.id", "v.verb", "v.reason", "v.givenAt", "p.name as who"])
    .where("v.anomalyId", "=", anomalyId)
    .orderBy("v.eventSeq", "desc")
    .execute();
}

/** The flag's events, newest first, with the person or the system that acted. */
async function historyOf(reads: Reads, anomalyId: string) {
  return reads
    .selectFrom("event as e")
    .leftJoin("person as p", "p.id", "e.actorId")
    .leftJoin("organisation as o", "o.id", "e.orgId")
    .select(["e.seq", "e.at", "e.verb", "p.name as person", "o.name as org"])
    .where("e.noun", "=", "anomaly")
    .where("e.nounId", "=", anomalyId)
    .orderBy("e.seq", "desc")
    .limit(100)
    .execute();
}

export type OfferedAnomalyMove = { readonly verb: AnomalyVerb; readonly bar: string | null };

function barOf(actor: Actor, row: FlagRow, { by, verb }: AnomalyMove, isOwn: boolean): string | null {
  if (!actor.orgVerified) return "people.orgNotVerified";
  const bar = anomalyPartyBar(actor, by[0] ?? "system", row);
  if (bar) return bar;
  return isOwn && (verb === "take" || verb === "reopen" || isVerdict(verb)) ? "anomaly.ownRegistration" : null;
}

/** Everything of one flag for its page. */
export async function anomalyFacts(reads: Reads, actor: Actor, row: FlagRow) {
  const contracts = await contractsNow(reads, row.id);
  const owner = row.ownerId === null ? null : await reads.selectFrom("person").select("name").where("id", "=", row.ownerId).executeTakeFirst();
  const isOwn = isOwnHands(
    actor.personId,
    contracts.flatMap((one) => [one.acceptedBy, one.registeredBy]),
  );
  const moves = movesFrom(ANOMALY_MOVES, row.state).filter(({ by }) => !by.includes("system"));
  return {
    evidence: readEvidence(row.evidence),
    contracts: contracts.map(({ acceptedBy: _accepted, registeredBy: _registered, ...contract }) => contract),
    ownerName: owner?.name ?? null,
    verdicts: await verdictsOf(reads, row.id),
    history: await historyOf(reads, row.id),
    moves: moves.map((move): OfferedAnomalyMove => ({ verb: move.verb, bar: barOf(actor, row, move, isOwn) })),
  };
}
