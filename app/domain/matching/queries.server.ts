// Knows how stored matches are read for a page; must never hand out a reason whose fields the viewer may not read.
import type { Viewer } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { MatchLevel } from "./calibration.ts";
import { readReasons } from "./codec.ts";
import { isReadableReason, type Reason, reasonOn } from "./reasons.ts";

/** One match as a page shows it: the other side's public name and why it is there. */
export type ShownMatch = {
  readonly code: string;
  readonly title: string;
  readonly ownerName: string;
  readonly origin: string;
  readonly level: MatchLevel;
  readonly score: number;
  readonly reasons: readonly Reason[];
};

const MATCHABLE_OUTCOME_STATES = ["listed", "pooled", "reserved"];
const SHOWN = 10;

type Row = Omit<ShownMatch, "level" | "reasons"> & { readonly level: string; readonly reasons: string };

/** Only public fields make reasons, so every viewer reads the same; the parameter keeps callers honest when that changes. */
function shown(rows: readonly Row[], _viewer: Viewer, now: Instant): ShownMatch[] {
  return rows.map((row) => {
    const reasons = readReasons(row.reasons)
      .filter(isReadableReason)
      .map((reason) => reasonOn(reason, dayOf(now)));
    const isHindered = row.level === "strong" && reasons.some((reason) => reason.side === "against");
    return { ...row, level: (isHindered ? "fair" : row.level) as MatchLevel, reasons };
  });
}

/** Public outcomes that answer a challenge, best first, as they stand at `now`. */
export async function matchesOfChallenge(reads: Reads, challengeId: string, viewer: Viewer, now: Instant): Promise<ShownMatch[]> {
  const rows = await reads
    .selectFrom("match")
    .innerJoin("outcome", "outcome.id", "match.outcomeId")
    .select(["outcome.code", "outcome.title", "outcome.ownerName", "outcome.origin", "match.level", "match.score", "match.reasons"])
    .where("match.challengeId", "=", challengeId)
    .where("outcome.state", "in", MATCHABLE_OUTCOME_STATES)
    .orderBy("match.score", "desc")
    .orderBy("outcome.code")
    .limit(SHOWN)
    .execute();
  return shown(rows, viewer, now);
}

/** Published challenges still open at `now` that an outcome answers, best first. */
export async function matchesOfOutcome(reads: Reads, outcomeId: string, viewer: Viewer, now: Instant): Promise<ShownMatch[]> {
  const rows = await reads
    .selectFrom("match")
    .innerJoin("challenge", "challenge.id", "match.challengeId")
    .select(["challenge.code", "challenge.title", "challenge.orgName as ownerName", "challenge.origin", "match.level", "match.score", "match.reasons"])
    .where("match.outcomeId", "=", outcomeId)
    .where("challenge.state", "=", "published")
    .where((eb) => eb.or([eb("challenge.bidUntil", "is", null), eb("challenge.bidUntil", ">", now)]))
    .orderBy("match.score", "desc")
    .orderBy("challenge.code")
    .limit(SHOWN)
    .execute();
  return shown(rows, viewer, now);
}

/** The pairs kept for any of these things, whichever side found the other. */
export async function storedPairs(
  reads: Reads,
  of: { readonly outcomes: readonly string[]; readonly challenges: readonly string[] },
): Promise<{ readonly outcomeId: string; readonly challengeId: string }[]> {
  const pairs = reads.selectFrom("match").select(["outcomeId", "challengeId"]);
  return [
    ...(of.outcomes.length > 0 ? await pairs.where("outcomeId", "in", of.outcomes).execute() : []),
    ...(of.challenges.length > 0 ? await pairs.where("challengeId", "in", of.challenges).execute() : []),
  ];
}
