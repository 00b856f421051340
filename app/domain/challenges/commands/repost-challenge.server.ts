// Knows how a challenge that nobody answered is posted once more; must never allow a third time.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove, judgeRepost, judgeWindow } from "../challenge.ts";
import { demandPoster } from "../policy.ts";
import { giveBack, takeChallenge } from "./challenge-row.server.ts";

/** Opens a fresh window by the setting. Refuses `challenge.notYours`, `challenge.wrongState`, `challenge.repostedAlready`. */
export async function repostChallenge(tx: Tx, actor: Actor, input: { readonly challengeId: string }, now: Instant): Promise<void> {
  const taken = await takeChallenge(tx, input.challengeId);
  demandPoster(actor, taken.orgId);
  const move = judgeMove(taken, "reposted", now);
  judgeRepost(taken);
  const bidUntil = judgeWindow(null, await settingOn(tx, "challenge.windowDays", dayOf(now)), now);
  await giveBack(tx, taken, now, { state: move.to, stateReason: "", bidUntil, repostCount: taken.repostCount + 1 });
  await appendEvent(tx, actor, now, {
    noun: "challenge",
    nounId: taken.id,
    verb: "reposted",
    data: { state: move.to, bidUntil, repostCount: taken.repostCount + 1 },
  });
}
