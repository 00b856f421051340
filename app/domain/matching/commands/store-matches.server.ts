// Knows how computed matches are kept; derived rows, so no event is written and nobody is asked.
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { type Match, MODEL_VERSION } from "../score.ts";

export type MatchRow = Match & { readonly outcomeId: string; readonly challengeId: string };

/** PostgreSQL and SQLite bound the parameters of one statement. */
const ROWS_PER_WRITE = 200;

async function upsert(tx: Tx, rows: readonly MatchRow[], now: Instant): Promise<void> {
  const values = rows.map(({ outcomeId, challengeId, score, level, reasons }) => ({
    outcomeId,
    challengeId,
    score,
    level,
    reasons: JSON.stringify(reasons),
    modelVersion: MODEL_VERSION,
    computedAt: now,
  }));
  await tx
    .insertInto("match")
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(["outcomeId", "challengeId"]).doUpdateSet((eb) => ({
        score: eb.ref("excluded.score"),
        level: eb.ref("excluded.level"),
        reasons: eb.ref("excluded.reasons"),
        modelVersion: eb.ref("excluded.modelVersion"),
        computedAt: eb.ref("excluded.computedAt"),
      })),
    )
    .execute();
}

/** Keeps rows with a level and drops those that came to none; the same rows again change nothing but `computedAt`. */
export async function storeMatches(tx: Tx, rows: readonly MatchRow[], now: Instant): Promise<void> {
  const kept = rows.filter((row) => row.level !== "none");
  for (let at = 0; at < kept.length; at += ROWS_PER_WRITE) await upsert(tx, kept.slice(at, at + ROWS_PER_WRITE), now);
  for (const { outcomeId, challengeId } of rows.filter((row) => row.level === "none")) {
    await tx.deleteFrom("match").where("outcomeId", "=", outcomeId).where("challengeId", "=", challengeId).execute();
  }
}

/** For things that are public no more or are matched anew. */
export async function dropMatches(tx: Tx, side: "outcomeId" | "challengeId", ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom("match").where(side, "in", ids).execute();
}
