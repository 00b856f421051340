// Knows how stored matches are read for a page; must never hand out a reason whose fields the viewer may not read.
import type { Viewer } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { MatchLevel } from "./calibration.ts";
import { readReasons } from "./codec.ts";
import type { JudgingSide } from "./judgement.ts";
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

function publicOutcomesFor(reads: Reads, challengeId: string) {
  return reads
    .selectFrom("match")
    .innerJoin("outcome", "outcome.id", "match.outcomeId")
    .where("match.challengeId", "=", challengeId)
    .where("outcome.state", "in", MATCHABLE_OUTCOME_STATES)
    .orderBy("match.score", "desc")
    .orderBy("outcome.code");
}

function openChallengesFor(reads: Reads, outcomeId: string, now: Instant) {
  return reads
    .selectFrom("match")
    .innerJoin("challenge", "challenge.id", "match.challengeId")
    .where("match.outcomeId", "=", outcomeId)
    .where("challenge.state", "=", "published")
    .where((eb) => eb.or([eb("challenge.bidUntil", "is", null), eb("challenge.bidUntil", ">", now)]))
    .orderBy("match.score", "desc")
    .orderBy("challenge.code");
}

/** The place, from 1, of a match in the list of one side as everybody is shown it; 0 when it is not in it. */
export async function placeOf(
  reads: Reads,
  side: JudgingSide,
  pair: { readonly outcomeId: string; readonly challengeId: string },
  now: Instant,
): Promise<number> {
  const { outcomeId, challengeId } = pair;
  const outcomes = () => publicOutcomesFor(reads, challengeId).select("match.outcomeId as id").execute();
  const challenges = () => openChallengesFor(reads, outcomeId, now).select("match.challengeId as id").execute();
  const [list, id] = side === "challenge" ? [await outcomes(), outcomeId] : [await challenges(), challengeId];
  return list.findIndex((row) => row.id === id) + 1;
}

/** The other sides that the viewer's organisation has called wrong: they are not shown to it again. */
async function wrongFor(reads: Reads, viewer: Viewer, side: JudgingSide, id: string): Promise<readonly string[]> {
  if (!viewer) return [];
  const rows = await reads
    .selectFrom("matchJudgement")
    .select(["outcomeId", "challengeId"])
    .where(`${side}Id`, "=", id)
    .where("orgId", "=", viewer.orgId)
    .where("verdict", "=", "wrong")
    .where("isStanding", "=", 1)
    .execute();
  return rows.map((row) => (side === "challenge" ? row.outcomeId : row.challengeId));
}

/** Public outcomes that answer a challenge, best first, as they stand at `now`. */
export async function matchesOfChallenge(reads: Reads, challengeId: string, viewer: Viewer, now: Instant): Promise<ShownMatch[]> {
  const wrong = await wrongFor(reads, viewer, "challenge", challengeId);
  let query = publicOutcomesFor(reads, challengeId).select([
    "outcome.code",
    "outcome.title",
    "outcome.ownerName",
    "outcome.origin",
    "match.level",
    "match.score",
    "match.reasons",
  ]);
  if (wrong.length > 0) query = query.where("match.outcomeId", "not in", wrong);
  const rows = await query.limit(SHOWN).execute();
  return shown(rows, viewer, now);
}

/** Published challenges still open at `now` that an outcome answers, best first. */
export async function matchesOfOutcome(reads: Reads, outcomeId: string, viewer: Viewer, now: Instant): Promise<ShownMatch[]> {
  const wrong = await wrongFor(reads, viewer, "outcome", outcomeId);
  let query = openChallengesFor(reads, outcomeId, now).select([
    "challenge.code",
    "challenge.title",
    "challenge.orgName as ownerName",
    "challenge.origin",
    "match.level",
    "match.score",
    "match.reasons",
  ]);
  if (wrong.length > 0) query = query.where("match.challengeId", "not in", wrong);
  const rows = await query.limit(SHOWN).execute();
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
