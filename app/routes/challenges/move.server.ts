// Knows which command each button of a challenge's page runs; must never judge the move itself.
import type { z } from "zod";
import { answerChallengeClaim, claimChallenge } from "#app/domain/challenges/commands/claim-challenge.server.ts";
import { publishChallenge } from "#app/domain/challenges/commands/publish-challenge.server.ts";
import { repostChallenge } from "#app/domain/challenges/commands/repost-challenge.server.ts";
import { reviewChallenge } from "#app/domain/challenges/commands/review-challenge.server.ts";
import { submitChallenge } from "#app/domain/challenges/commands/submit-challenge.server.ts";
import { withdrawChallenge } from "#app/domain/challenges/commands/withdraw-challenge.server.ts";
import type { ChallengeMoveFields } from "#app/domain/challenges/fields.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";

type Posted = z.output<typeof ChallengeMoveFields>;

export async function moveChallenge(tx: Tx, actor: Actor, challengeId: string, posted: Posted, now: Instant): Promise<void> {
  const { intent, reason, bidUntil } = posted;
  if (intent === "submitted") return submitChallenge(tx, actor, { challengeId }, now);
  if (intent === "published") return publishChallenge(tx, actor, { challengeId, bidUntil }, now);
  if (intent === "withdrawn") return withdrawChallenge(tx, actor, { challengeId, reason }, now);
  if (intent === "reposted") return repostChallenge(tx, actor, { challengeId }, now);
  if (intent === "claimed") return claimChallenge(tx, actor, { challengeId, note: reason }, now);
  if (intent === "claimConfirmed" || intent === "claimDeclined")
    return answerChallengeClaim(tx, actor, { challengeId, isConfirmed: intent === "claimConfirmed", note: reason }, now);
  return reviewChallenge(tx, actor, { challengeId, result: intent, note: reason }, now);
}
