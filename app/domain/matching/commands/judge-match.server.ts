// Knows how an organisation's judgement of a match is kept, changed and taken back; must never change a score.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type Judgement, type JudgingSide, settleJudgement } from "../judgement.ts";
import { demandJudge } from "../policy.ts";
import { placeOf } from "../queries.server.ts";

export type Pair = { readonly outcomeId: string; readonly challengeId: string };
export type Judging = Pair & Judgement & { readonly side: JudgingSide };

async function owners(tx: Tx, { outcomeId, challengeId }: Pair) {
  const outcome = await tx.selectFrom("outcome").select("ownerOrgId").where("id", "=", outcomeId).executeTakeFirst();
  const challenge = await tx.selectFrom("challenge").select(["orgId", "chainCode"]).where("id", "=", challengeId).executeTakeFirst();
  if (!outcome || !challenge) refuse("match.gone");
  return { outcome: outcome.ownerOrgId, challenge: challenge.orgId, chainCode: challenge.chainCode };
}

async function standDown(tx: Tx, { outcomeId, challengeId }: Pair, orgId: string): Promise<void> {
  await tx
    .updateTable("matchJudgement")
    .set({ isStanding: 0 })
    .where("outcomeId", "=", outcomeId)
    .where("challengeId", "=", challengeId)
    .where("orgId", "=", orgId)
    .execute();
}

const nounIdOf = (side: JudgingSide, { outcomeId, challengeId }: Pair) => (side === "challenge" ? challengeId : outcomeId);

/**
 * One judgement per organisation, match and model; a later one takes its place. What is judged wrong is not shown to this organisation
 * again. Refuses `match.gone`, `match.notYours`, `people.orgNotVerified`, `match.reasonMissing`, `match.noteMissing`.
 */
export async function judgeMatch(tx: Tx, actor: Actor, input: Judging, now: Instant): Promise<void> {
  const { side, outcomeId, challengeId } = input;
  const pair = { outcomeId, challengeId };
  const { chainCode, ...of } = await owners(tx, pair);
  demandJudge(actor, side, of[side]);
  const { verdict, reason, note } = settleJudgement(input);
  const match = await tx
    .selectFrom("match")
    .select(["modelVersion", "level"])
    .where("outcomeId", "=", outcomeId)
    .where("challengeId", "=", challengeId)
    .executeTakeFirst();
  if (!match) refuse("match.gone");
  const rank = await placeOf(tx, side, pair, now);
  await standDown(tx, pair, actor.orgId);
  const said = { side, verdict, reason, note, rank, level: match.level, chainCode, isStanding: 1, personId: actor.personId, at: now } as const;
  await tx
    .insertInto("matchJudgement")
    .values({ ...pair, orgId: actor.orgId, modelVersion: match.modelVersion, ...said })
    .onConflict((conflict) => conflict.columns(["outcomeId", "challengeId", "orgId", "modelVersion"]).doUpdateSet(said))
    .execute();
  const data = { side, ...pair, reason, rank, modelVersion: match.modelVersion };
  await appendEvent(tx, actor, now, { noun: "match", nounId: nounIdOf(side, pair), verb: verdict === "right" ? "judgedRight" : "judgedWrong", data });
}

/** Takes back what stands, so that the match is shown again. Refuses `match.notYours`, `people.orgNotVerified`, `match.notJudged`. */
export async function withdrawJudgement(tx: Tx, actor: Actor, input: Pair & { readonly side: JudgingSide }, now: Instant): Promise<void> {
  const { side, outcomeId, challengeId } = input;
  const of = await owners(tx, input);
  demandJudge(actor, side, of[side]);
  const gone = await tx
    .deleteFrom("matchJudgement")
    .where("outcomeId", "=", outcomeId)
    .where("challengeId", "=", challengeId)
    .where("orgId", "=", actor.orgId)
    .where("isStanding", "=", 1)
    .returning("modelVersion")
    .executeTakeFirst();
  if (!gone) refuse("match.notJudged");
  const data = { side, outcomeId, challengeId, modelVersion: gone.modelVersion };
  await appendEvent(tx, actor, now, { noun: "match", nounId: nounIdOf(side, input), verb: "judgementWithdrawn", data });
}
