// Knows how the bureau puts a challenge on the board (发榜); must never shorten the window.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove, judgeWindow } from "../challenge.ts";
import { demandPublisher } from "../policy.ts";
import { giveBack, takeChallenge } from "./challenge-row.server.ts";

/** `bidUntil`: last whole Shanghai day for answers; null = the shortest window the setting allows. */
export type PublishChallenge = { readonly challengeId: string; readonly bidUntil: Day | null };

/** Refuses `challenge.notPublisher`, `challenge.wrongState`, `challenge.appraisalRequired`, `challenge.windowTooShort`. */
export async function publishChallenge(tx: Tx, actor: Actor, input: PublishChallenge, now: Instant): Promise<void> {
  const taken = await takeChallenge(tx, input.challengeId);
  demandPublisher(actor);
  const move = judgeMove(taken, "published", now);
  const today = dayOf(now);
  if ((await settingOn(tx, "challenge.appraisalRequired", today)) !== 0) refuse("challenge.appraisalRequired");
  const bidUntil = judgeWindow(input.bidUntil, await settingOn(tx, "challenge.windowDays", today), now);
  await giveBack(tx, taken, now, { state: move.to, stateReason: "", bidUntil, publishedAt: now });
  await appendEvent(tx, actor, now, { noun: "challenge", nounId: taken.id, verb: "published", data: { state: move.to, bidUntil } });
}
