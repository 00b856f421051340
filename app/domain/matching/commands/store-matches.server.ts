// Knows how computed matches are kept and which of them are news; derived rows, so nobody is asked.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { Match } from "../score.ts";

/** `modelVersion` names the model, and the outside vectors where there are any. */
export type MatchRow = Match & { readonly outcomeId: string; readonly challengeId: string; readonly modelVersion: string };

/** PostgreSQL and SQLite bound the parameters of one statement. */
const ROWS_PER_WRITE = 200;

async function upsert(tx: Tx, rows: readonly MatchRow[], now: Instant): Promise<void> {
  const values = rows.map(({ outcomeId, challengeId, score, level, reasons, modelVersion }) => ({
    outcomeId,
    challengeId,
    score,
    level,
    reasons: JSON.stringify(reasons),
    modelVersion,
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

/** Matches that a full pass, begun at `before`, did not make again: one side is public no more, or they came to none. */
export async function dropMatchesBefore(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom("match").where("computedAt", "<", before).execute();
}

/** For things that are public no more or are matched anew. */
export async function dropMatches(tx: Tx, side: "outcomeId" | "challengeId", ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom("match").where(side, "in", ids).execute();
}

export type Touched = { readonly outcomes: readonly string[]; readonly challenges: readonly string[] };

const pairOf = (row: { readonly outcomeId: string; readonly challengeId: string }) => `${row.outcomeId} ${row.challengeId}`;

async function strongBefore(tx: Tx, { outcomes, challenges }: Touched): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("match")
    .select(["outcomeId", "challengeId"])
    .where("level", "=", "strong")
    .where((eb) => eb.or([eb("outcomeId", "in", [...outcomes, ""]), eb("challengeId", "in", [...challenges, ""])]))
    .execute();
  return new Set(rows.map(pairOf));
}

/** Puts the new rows of what was touched in place of the old ones, and says of each side once that a strong match has come up. */
export async function replaceMatches(tx: Tx, touched: Touched, rows: readonly MatchRow[], now: Instant): Promise<void> {
  const known = await strongBefore(tx, touched);
  await dropMatches(tx, "outcomeId", touched.outcomes);
  await dropMatches(tx, "challengeId", touched.challenges);
  await storeMatches(tx, rows, now);
  const fresh = rows.filter((row) => row.level === "strong" && !known.has(pairOf(row)));
  for (const nounId of new Set(fresh.map((row) => row.outcomeId))) await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "match", nounId, verb: "outcomeMatched" });
  for (const nounId of new Set(fresh.map((row) => row.challengeId)))
    await appendEvent(tx, SYSTEM_ACTOR, now, { noun: "match", nounId, verb: "challengeMatched" });
}
