// One match judged wrong from either side, each with a secret in its sentence, through the product's commands.
import { judgeMatch } from "#app/domain/matching/commands/judge-match.server.ts";
import { storeMatches } from "#app/domain/matching/commands/store-matches.server.ts";
import { FIRST_MODEL } from "#app/domain/matching/models.ts";
import type { Planting } from "./market.ts";

/** Between the planted outcome and the enterprise's own published challenge. */
export async function plantJudgements({ site, secrets, cast }: Planting, outcomeId: string): Promise<string[]> {
  const { unitOfWork, reads } = site.composed;
  const challenge = await reads
    .selectFrom("challenge")
    .select(["id", "code"])
    .where("orgId", "=", cast.enterprise.orgId)
    .where("state", "=", "published")
    .orderBy("code")
    .executeTakeFirstOrThrow();
  const outcome = await reads.selectFrom("outcome").select("code").where("id", "=", outcomeId).executeTakeFirstOrThrow();
  const pair = { outcomeId, challengeId: challenge.id };
  await unitOfWork((tx, now) => storeMatches(tx, [{ ...pair, modelVersion: FIRST_MODEL, score: 0.9, level: "strong", reasons: [] }], now));
  const wrong = { ...pair, verdict: "wrong", reason: "other" } as const;
  const asked = { ...wrong, side: "challenge", note: secrets.word("match.challengeNote") } as const;
  await unitOfWork((tx, now) => judgeMatch(tx, cast.enterprise, asked, now));
  const offered = { ...wrong, side: "outcome", note: secrets.word("match.outcomeNote") } as const;
  await unitOfWork((tx, now) => judgeMatch(tx, cast.researcher, offered, now));
  return [`/challenges/${challenge.code}/matches`, `/outcomes/${outcome.code}/matches`];
}
