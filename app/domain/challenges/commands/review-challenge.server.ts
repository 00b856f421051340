// Knows how the district officer helps a challenge along (政府助题) or sends it back; must never change its words.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove, judgeReason } from "../challenge.ts";
import { demandReviewer } from "../policy.ts";
import { giveBack, takeChallenge } from "./challenge-row.server.ts";

export type ReviewChallenge = { readonly challengeId: string; readonly result: "reviewed" | "returned"; readonly note: string };

/** Refuses `challenge.notDistrictOfficer`, `challenge.wrongState`; a return without words refuses `challenge.noReason`. */
export async function reviewChallenge(tx: Tx, actor: Actor, input: ReviewChallenge, now: Instant): Promise<void> {
  const taken = await takeChallenge(tx, input.challengeId);
  demandReviewer(actor);
  const move = judgeMove(taken, input.result, now);
  const note = input.result === "returned" ? judgeReason(input.note) : input.note.trim();
  await giveBack(tx, taken, now, { state: move.to, stateReason: note });
  await tx
    .insertInto("review")
    .values({
      id: newId(),
      noun: "challenge",
      nounId: taken.id,
      nounVersion: taken.contentVersion,
      kind: "district",
      result: input.result,
      items: "[]",
      note,
      reviewerId: actor.personId,
      orgId: actor.orgId,
      at: now,
    })
    .execute();
  await appendEvent(tx, actor, now, { noun: "challenge", nounId: taken.id, verb: input.result, data: { state: move.to } });
}
