// Knows how long owners take to answer trial requests; must never tell who asked.
import { addMs, type Instant, msOf } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Fewer answers than this tell nothing of an owner. */
const LEAST_ANSWERS = 3;

/** The middle wait in days for the first answer to requests of the 365 days before `now`, by owner; owners with fewer than three answers are left out. */
export async function replyDaysOf(reads: Reads, ownerOrgIds: readonly string[], now: Instant): Promise<ReadonlyMap<string, number>> {
  if (ownerOrgIds.length === 0) return new Map();
  const rows = await reads
    .selectFrom("trial as t")
    .innerJoin("event as e", (join) => join.onRef("e.nounId", "=", "t.id").on("e.noun", "=", "trial").on("e.verb", "in", ["accept", "decline"]))
    .select(["t.ownerOrgId", "t.createdAt", "e.at"])
    .where("t.ownerOrgId", "in", ownerOrgIds)
    .where("t.createdAt", ">=", addMs(now, -YEAR_MS))
    .execute();
  const waits = new Map<string, number[]>();
  for (const { ownerOrgId, createdAt, at } of rows) {
    waits.set(ownerOrgId, [...(waits.get(ownerOrgId) ?? []), Math.ceil((msOf(at as Instant) - msOf(createdAt as Instant)) / DAY_MS)]);
  }
  const told = [...waits].filter(([, days]) => days.length >= LEAST_ANSWERS);
  return new Map(told.map(([owner, days]) => [owner, days.sort((a, b) => a - b)[Math.floor(days.length / 2)] ?? 0]));
}
