// Knows how a command takes a challenge's row and gives it back guarded by its version; must never judge.
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { ChallengeTable } from "#db/schema.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type ChallengeFacts, challengeFacts } from "../queries.server.ts";

/** Refuses `challenge.notFound`. */
export async function takeChallenge(tx: Tx, challengeId: string): Promise<ChallengeFacts> {
  return (await challengeFacts(tx, challengeId)) ?? refuse("challenge.notFound");
}

/** Writes only where the version is still the one read. Refuses `challenge.changedMeanwhile`. */
export async function giveBack(tx: Tx, taken: ChallengeFacts, now: Instant, change: Partial<ChallengeTable>): Promise<void> {
  const row = await tx
    .updateTable("challenge")
    .set({ ...change, updatedAt: now, version: taken.version + 1 })
    .where("id", "=", taken.id)
    .where("version", "=", taken.version)
    .returning("id")
    .executeTakeFirst();
  if (!row) refuse("challenge.changedMeanwhile");
}
