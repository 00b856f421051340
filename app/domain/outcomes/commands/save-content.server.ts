// Knows how a listing's text is checked and kept in a version; must never move its state.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { nextPublicCode } from "#app/domain/events/sequence.server.ts";
import { type AnyActor, SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { OutcomeTable } from "#db/schema.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { writeOutcomeContent } from "../codec.ts";
import { completenessOf } from "../completeness.ts";
import type { OutcomeContent } from "../content.ts";
import { judgeContent } from "../submission.ts";

/** Refuses `outcome.unknownPlace` for a chain, node or district that the reference tables do not hold. */
async function judgePlaces(tx: Tx, content: OutcomeContent): Promise<void> {
  const { chainCode, nodeCode, districtCode } = content;
  const chain = chainCode === null || (await tx.selectFrom("chain").select("code").where("code", "=", chainCode).executeTakeFirst());
  const district = districtCode === null || (await tx.selectFrom("district").select("code").where("code", "=", districtCode).executeTakeFirst());
  const node = nodeCode === null || (await tx.selectFrom("chainNode").select("chainCode").where("code", "=", nodeCode).executeTakeFirst());
  if (!chain || !district || !node) refuse("outcome.unknownPlace");
  if (node !== true && node.chainCode !== chainCode) refuse("outcome.unknownPlace");
}

/** The version columns that follow from a checked listing. */
export async function contentColumns(tx: Tx, content: OutcomeContent): Promise<{ readonly content: string; readonly completeness: number }> {
  judgeContent(content);
  await judgePlaces(tx, content);
  return { content: writeOutcomeContent(content), completeness: completenessOf(content).score };
}

/** The outcome row's own columns that repeat the listing, for lists and facets. */
export function headColumns(content: OutcomeContent): Pick<OutcomeTable, "title" | "chainCode" | "districtCode"> {
  return { title: content.title, chainCode: content.chainCode, districtCode: content.districtCode };
}

export type NewOutcome = {
  readonly head: Pick<OutcomeTable, "ownerOrgId" | "ownerName" | "origin" | "source" | "externalId" | "externalFacts">;
  readonly state: "draft" | "listed";
  readonly content: OutcomeContent;
  readonly verb: string;
};

/** A new outcome with its version 1 and its public number. */
export async function insertOutcome(tx: Tx, actor: AnyActor, wish: NewOutcome, now: Instant): Promise<{ readonly id: string; readonly code: string }> {
  const columns = await contentColumns(tx, wish.content);
  const id = newId();
  const code = await nextPublicCode(tx, "CG", now);
  const isListed = wish.state === "listed";
  const times = { listedAt: isListed ? now : null, createdAt: now, updatedAt: now };
  const versions = { shownVersion: isListed ? 1 : null, workingVersion: isListed ? null : 1, version: 1 };
  await tx
    .insertInto("outcome")
    .values({ id, code, state: wish.state, previousState: null, stateReason: "", ...wish.head, ...headColumns(wish.content), ...versions, ...times })
    .execute();
  await insertVersion(tx, actor, { outcomeId: id, number: 1, state: wish.state, ...columns }, now);
  await appendEvent(tx, actor, now, { noun: "outcome", nounId: id, verb: wish.verb, data: { to: wish.state, version: 1 } });
  return { id, code };
}

export type NewVersion = {
  readonly outcomeId: string;
  readonly number: number;
  readonly state: "draft" | "listed";
  readonly content: string;
  readonly completeness: number;
};

export async function insertVersion(tx: Tx, actor: AnyActor, version: NewVersion, now: Instant): Promise<void> {
  const editedBy = actor === SYSTEM_ACTOR ? SYSTEM_ACTOR : actor.personId;
  const listedAt = version.state === "listed" ? now : null;
  await tx
    .insertInto("outcomeVersion")
    .values({ ...version, editedBy, editedAt: now, submittedAt: null, listedAt })
    .execute();
}

/** One more than the highest version number so far. */
export async function nextVersionNumber(tx: Tx, outcomeId: string): Promise<number> {
  const last = await tx.selectFrom("outcomeVersion").select("number").where("outcomeId", "=", outcomeId).orderBy("number", "desc").limit(1).executeTakeFirst();
  return (last?.number ?? 0) + 1;
}
