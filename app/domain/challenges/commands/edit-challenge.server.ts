// Knows how the poster rewrites a challenge before it is handed in; must never touch a published one.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { judgeMove } from "../challenge.ts";
import type { ChallengeContent } from "../content.ts";
import { demandPoster } from "../policy.ts";
import { giveBack, takeChallenge } from "./challenge-row.server.ts";

/** `version` is the one the form was shown with. */
export type EditChallenge = { readonly challengeId: string; readonly version: number; readonly content: ChallengeContent };

/** Refuses `challenge.notYours`, `challenge.wrongState`, `challenge.changedMeanwhile`. */
export async function editChallenge(tx: Tx, actor: Actor, input: EditChallenge, now: Instant): Promise<void> {
  const taken = await takeChallenge(tx, input.challengeId);
  demandPoster(actor, taken.orgId);
  const move = judgeMove(taken, "edited", now);
  if (taken.version !== input.version) refuse("challenge.changedMeanwhile");
  const content: ChallengeContent = { ...input.content, districtCode: input.content.districtCode ?? taken.districtCode };
  await giveBack(tx, taken, now, {
    title: content.title,
    chainCode: content.chainCode,
    districtCode: content.districtCode,
    content: JSON.stringify(content),
    contentVersion: taken.contentVersion + 1,
    editedBy: actor.personId,
  });
  await appendEvent(tx, actor, now, {
    noun: "challenge",
    nounId: taken.id,
    verb: "edited",
    data: { state: move.to, contentVersion: taken.contentVersion + 1 },
  });
}
