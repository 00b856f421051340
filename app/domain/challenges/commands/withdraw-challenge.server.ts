// Knows how the poster takes a challenge back, saying why; must never erase it.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove, judgeReason } from "../challenge.ts";
import { demandPoster } from "../policy.ts";
import { giveBack, takeChallenge } from "./challenge-row.server.ts";

export type WithdrawChallenge = { readonly challengeId: string; readonly reason: string };

/** Refuses `challenge.notYours`, `challenge.wrongState`, `challenge.noReason`. */
export async function withdrawChallenge(tx: Tx, actor: Actor, input: WithdrawChallenge, now: Instant): Promise<void> {
  const taken = await takeChallenge(tx, input.challengeId);
  demandPoster(actor, taken.orgId);
  const move = judgeMove(taken, "withdrawn", now);
  await giveBack(tx, taken, now, { state: move.to, stateReason: judgeReason(input.reason) });
  await appendEvent(tx, actor, now, { noun: "challenge", nounId: taken.id, verb: "withdrawn", data: { state: move.to } });
}
