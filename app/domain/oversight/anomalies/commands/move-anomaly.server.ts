// Knows how a flag is taken in hand, given to a colleague, judged and opened again; must never touch a contract.

import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type AnomalyVerb, judgeHands, judgeReason, legalAnomalyMove, type VerdictVerb } from "../anomaly.ts";
import { type FlagRow, findFlag, saveFlag, tellFlag } from "../flags.server.ts";
import { anomalyOfficials } from "../officials.server.ts";
import { demandAnomalyParty } from "../policy.ts";

export type FlagAsked = { readonly anomalyId: string };

async function loadFlag(tx: Tx, { anomalyId }: FlagAsked): Promise<FlagRow> {
  return (await findFlag(tx, "id", anomalyId)) ?? refuse("anomaly.notFound");
}

/** Who accepted or registered one of the contracts. */
async function handlersOf(tx: Tx, anomalyId: string): Promise<readonly (string | null)[]> {
  const rows = await tx
    .selectFrom("anomalyContract as a")
    .innerJoin("techContract as c", "c.id", "a.contractId")
    .select(["c.acceptedBy", "c.registeredBy"])
    .where("a.anomalyId", "=", anomalyId)
    .execute();
  return rows.flatMap((row) => [row.acceptedBy, row.registeredBy]);
}

function moveOf(actor: Actor, row: FlagRow, verb: AnomalyVerb) {
  const move = legalAnomalyMove(row.state, verb);
  demandAnomalyParty(actor, move.by[0] ?? "system", row);
  return move;
}

/** Takes an open flag in hand. Refuses `anomaly.ownRegistration` to who registered one of its contracts. */
export async function takeAnomaly(tx: Tx, actor: Actor, asked: FlagAsked, now: Instant): Promise<void> {
  const row = await loadFlag(tx, asked);
  const { to } = moveOf(actor, row, "take");
  judgeHands(actor.personId, await handlersOf(tx, row.id));
  await saveFlag(tx, row, { state: to, stateAt: now, ownerId: actor.personId, ownerOrgId: actor.orgId });
  await tellFlag(tx, actor, now, row.id, "take", { from: row.state, to });
}

/** Gives the flag to a colleague who may judge it; refuses `anomaly.noOfficial`, `anomaly.ownRegistration`, `anomaly.alreadyHis`. */
export async function assignAnomaly(tx: Tx, actor: Actor, asked: FlagAsked & { readonly personId: string }, now: Instant): Promise<void> {
  const row = await loadFlag(tx, asked);
  const { to } = moveOf(actor, row, "assign");
  const official = (await anomalyOfficials(tx, now)).find((one) => one.personId === asked.personId) ?? refuse("anomaly.noOfficial");
  if (row.ownerId === official.personId) refuse("anomaly.alreadyHis");
  judgeHands(official.personId, await handlersOf(tx, row.id));
  await saveFlag(tx, row, { state: to, stateAt: now, ownerId: official.personId, ownerOrgId: official.orgId });
  await tellFlag(tx, actor, now, row.id, "assign", { from: row.state, to, ownerId: official.personId });
}

export async function handBackAnomaly(tx: Tx, actor: Actor, asked: FlagAsked, now: Instant): Promise<void> {
  const row = await loadFlag(tx, asked);
  const { to } = moveOf(actor, row, "handBack");
  await saveFlag(tx, row, { state: to, stateAt: now, ownerId: null, ownerOrgId: null });
  await tellFlag(tx, actor, now, row.id, "handBack", { from: row.state, to });
}

/** `version` is that of the flag as its judge read it. */
export type JudgeAnomaly = FlagAsked & { readonly reason: string; readonly version: number };

async function write(tx: Tx, actor: Actor, row: FlagRow, verb: VerdictVerb | "reopen", asked: JudgeAnomaly, now: Instant): Promise<void> {
  const { to } = moveOf(actor, row, verb);
  if (row.version !== asked.version) refuse("anomaly.changedMeanwhile");
  judgeReason(asked.reason);
  judgeHands(actor.personId, await handlersOf(tx, row.id));
  const owner = { ownerId: actor.personId, ownerOrgId: actor.orgId };
  await saveFlag(tx, row, { state: to, stateAt: now, stateReason: asked.reason, ...owner });
  const eventSeq = await tellFlag(tx, actor, now, row.id, verb, { from: row.state, to, rule: row.rule });
  const given = { verb, reason: asked.reason, evidence: row.evidence, givenAt: now, givenBy: actor.personId, eventSeq };
  await tx
    .insertInto("anomalyVerdict")
    .values({ id: newId(), anomalyId: row.id, ...given })
    .execute();
}

/**
 * Records the verdict of whoever has the flag in hand, with its reason and the evidence it was given on. Nothing follows by itself: a contract is
 * amended or annulled at the registration desk. Refuses `anomaly.changedMeanwhile` where the flag says more than its judge read,
 * `anomaly.reasonTooShort`, `anomaly.ownRegistration`, `anomaly.notOwner`, `anomaly.wrongState`.
 */
export async function judgeAnomaly(tx: Tx, actor: Actor, { verdict, ...asked }: JudgeAnomaly & { readonly verdict: VerdictVerb }, now: Instant): Promise<void> {
  await write(tx, actor, await loadFlag(tx, asked), verdict, asked, now);
}

/** Takes a decided flag up again, with a reason; the earlier verdict stays on record. */
export async function reopenAnomaly(tx: Tx, actor: Actor, asked: JudgeAnomaly, now: Instant): Promise<void> {
  await write(tx, actor, await loadFlag(tx, asked), "reopen", asked, now);
}
