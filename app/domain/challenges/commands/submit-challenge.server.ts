// Knows how the poster hands a challenge to the district; must never let an incomplete one pass.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeComplete, judgeMove } from "../challenge.ts";
import { demandPoster } from "../policy.ts";
import { giveBack, takeChallenge } from "./challenge-row.server.ts";

/** Refuses `challenge.notYours`, `challenge.wrongState` and, for what is missing, `challenge.noIndicator` and its like. */
export async function submitChallenge(tx: Tx, actor: Actor, input: { readonly challengeId: string }, now: Instant): Promise<void> {
  const taken = await takeChallenge(tx, input.challengeId);
  demandPoster(actor, taken.orgId);
  const move = judgeMove(taken, "submitted", now);
  judgeComplete(taken.content, now);
  await giveBack(tx, taken, now, { state: move.to, stateReason: "" });
  await appendEvent(tx, actor, now, { noun: "challenge", nounId: taken.id, verb: "submitted", data: { state: move.to, districtCode: taken.districtCode } });
}
