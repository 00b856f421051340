// Knows how an enterprise asks for an imported challenge and how the bureau answers; must never publish it.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove, judgeReason } from "../challenge.ts";
import { type OpenClaim, openClaimOf } from "../claims.server.ts";
import { demandEnterpriseEditor, demandPublisher } from "../policy.ts";
import type { ChallengeFacts } from "../queries.server.ts";
import { giveBack, takeChallenge } from "./challenge-row.server.ts";

export type ClaimChallenge = { readonly challengeId: string; readonly note: string };

/** Refuses `challenge.notClaimable`, `challenge.claimOpen` while another claim waits, `challenge.noReason` without the ground of the claim. */
export async function claimChallenge(tx: Tx, actor: Actor, input: ClaimChallenge, now: Instant): Promise<void> {
  const taken = await takeChallenge(tx, input.challengeId);
  demandEnterpriseEditor(actor);
  judgeMove(taken, "claimed", now);
  if (await openClaimOf(tx, taken.id)) refuse("challenge.claimOpen");
  const about = { noun: "challenge", nounId: taken.id, nounVersion: taken.contentVersion };
  const by = { reviewerId: actor.personId, orgId: actor.orgId, at: now };
  await tx
    .insertInto("review")
    .values({ id: newId(), ...about, kind: "claim", result: "requested", items: "{}", note: judgeReason(input.note), ...by })
    .execute();
  await giveBack(tx, taken, now, {});
  await appendEvent(tx, actor, now, { noun: "challenge", nounId: taken.id, verb: "claimed", data: { claimantOrgId: actor.orgId } });
}

/**
 * It becomes the enterprise's draft: from here it walks every step as its own, since what a catalogue said lacks the indicators
 * and clauses that solvers must read. Its number in the catalogue stays, so that the catalogue cannot bring it in again.
 */
async function handOver(tx: Tx, taken: ChallengeFacts, claim: OpenClaim, now: Instant): Promise<void> {
  const owner = { orgId: claim.orgId, orgName: claim.orgName, origin: "platform", editedBy: claim.reviewerId };
  await giveBack(tx, taken, now, { ...owner, state: "draft", bidUntil: null, publishedAt: null });
}

export type AnswerClaim = { readonly challengeId: string; readonly isConfirmed: boolean; readonly note: string };

/** By a bureau publisher. Refuses `challenge.noOpenClaim`, and `challenge.noReason` for a claim declined without words. */
export async function answerChallengeClaim(tx: Tx, actor: Actor, input: AnswerClaim, now: Instant): Promise<void> {
  const taken = await takeChallenge(tx, input.challengeId);
  demandPublisher(actor);
  const verb = input.isConfirmed ? "claimConfirmed" : "claimDeclined";
  judgeMove(taken, verb, now);
  const claim = await openClaimOf(tx, taken.id);
  if (!claim) refuse("challenge.noOpenClaim");
  const answer = input.isConfirmed ? input.note.trim() : judgeReason(input.note);
  await tx
    .updateTable("review")
    .set({ result: input.isConfirmed ? "confirmed" : "declined", items: JSON.stringify({ answer, answeredBy: actor.personId, answeredAt: now }) })
    .where("id", "=", claim.id)
    .execute();
  if (input.isConfirmed) await handOver(tx, taken, claim, now);
  else await giveBack(tx, taken, now, {});
  await appendEvent(tx, actor, now, { noun: "challenge", nounId: taken.id, verb, data: { claimantOrgId: claim.orgId } });
}
