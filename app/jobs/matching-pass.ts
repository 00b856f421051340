// Knows how a changed outcome or challenge is matched again, both ways; must never decide what a reason says.
import type { EventRow } from "#app/domain/events/event.ts";
import { advanceCursor, cursorOf, eventsAfter, takeLease } from "#app/domain/events/readers.server.ts";
import { type MatchRow, replaceMatches, type Touched } from "#app/domain/matching/commands/store-matches.server.ts";
import { storedPairs } from "#app/domain/matching/queries.server.ts";
import { MODEL_VERSION } from "#app/domain/matching/score.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { SearchEngine } from "#search/engine.ts";
import { challengeDocumentOf, outcomeDocumentOf } from "#search/sync/apply-events.server.ts";
import type { Corpus } from "./corpus.ts";
import { byScore, keyOf, nearestOf, type Pair, scorePairs } from "./scored-pairs.ts";

/** A new model reads the record from its beginning, so that every match is made anew. */
export const MATCHING_READER = `matching:${MODEL_VERSION}`;
export const MATCHING_LEASE = "matching";
const EVENTS_PER_BATCH = 50;
/** How many of a touched thing's best are kept. */
const KEPT = 30;
const LEASE_MS = 60_000;

export type MatchingTools = {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly search: SearchEngine;
  readonly corpus: Corpus;
  readonly clock: () => Instant;
  readonly holder: string;
};
type Pairs = {
  /** For each touched thing, the pairs of which its best are kept. */
  readonly groups: readonly (readonly Pair[])[];
  /** What another thing's own search had found is kept while it comes to a level. */
  readonly known: readonly Pair[];
};

async function pairsOf({ reads, search }: MatchingTools, touched: Touched): Promise<Pairs> {
  const challengesOf = await nearestOf(search, await outcomeDocumentOf(reads, touched.outcomes), "challenge");
  const outcomesOf = await nearestOf(search, await challengeDocumentOf(reads, touched.challenges), "outcome");
  const groups = [
    ...[...challengesOf].map(([outcomeId, found]) => found.map((challengeId): Pair => [outcomeId, challengeId])),
    ...[...outcomesOf].map(([challengeId, found]) => found.map((outcomeId): Pair => [outcomeId, challengeId])),
  ];
  const stored = await storedPairs(reads, touched);
  return { groups, known: stored.map((one): Pair => [one.outcomeId, one.challengeId]) };
}

/** The best of each group and all that was known, as far as they came to a level; each pair once. */
function bestOf({ groups, known }: Pairs, rows: ReadonlyMap<string, MatchRow>): MatchRow[] {
  const scored = (pairs: readonly Pair[]) => pairs.flatMap((pair) => rows.get(keyOf(pair)) ?? []).filter((row) => row.level !== "none");
  const best = groups.flatMap((group) => scored(group).sort(byScore).slice(0, KEPT));
  return [...new Set([...best, ...scored(known)])];
}

async function matchesOf(tools: MatchingTools, touched: Touched): Promise<MatchRow[]> {
  const pairs = await pairsOf(tools, touched);
  const each = new Map([...pairs.groups.flat(), ...pairs.known].map((pair) => [keyOf(pair), pair]));
  const rows = await scorePairs(tools.corpus, [...each.values()], touched.outcomes.length + touched.challenges.length, dayOf(tools.clock()));
  return bestOf(pairs, rows);
}

async function waitingEvents({ reads, search }: MatchingTools): Promise<{ readonly from: number; readonly events: readonly EventRow[] }> {
  const from = await cursorOf(reads, MATCHING_READER);
  const indexed = (await search.cursor()) ?? 0;
  return { from, events: (await eventsAfter(reads, from, EVENTS_PER_BATCH)).filter((event) => event.seq <= indexed) };
}

type Batch = { readonly from: number; readonly to: number; readonly touched: Touched; readonly rows: readonly MatchRow[] };

/** False when the lease went to another meanwhile: then nothing is kept. */
async function keepMatches({ unitOfWork, holder }: MatchingTools, { from, to, touched, rows }: Batch): Promise<boolean> {
  return unitOfWork(async (tx, now) => {
    if (!(await takeLease(tx, { name: MATCHING_LEASE, holder, ms: LEASE_MS }, now))) return false;
    if (!(await advanceCursor(tx, MATCHING_READER, from, to, now))) return false;
    await replaceMatches(tx, touched, rows, now);
    return true;
  });
}

/** One batch of events after the cursor; false when there was nothing, or when another process holds the lease. */
async function matchBatch(tools: MatchingTools): Promise<boolean> {
  if ((await waitingEvents(tools)).events.length === 0) return false;
  const lease = { name: MATCHING_LEASE, holder: tools.holder, ms: LEASE_MS };
  if (!(await tools.unitOfWork((tx, now) => takeLease(tx, lease, now)))) return false;
  // Read again: the holder before may have gone further since, and nothing is to be done twice.
  const { from, events } = await waitingEvents(tools);
  const last = events.at(-1);
  if (!last) return false;
  const idsOf = (noun: string) => [...new Set(events.filter((event) => event.noun === noun).map((event) => event.nounId))];
  const touched = { outcomes: idsOf("outcome"), challenges: idsOf("challenge") };
  return keepMatches(tools, { from, to: last.seq, touched, rows: await matchesOf(tools, touched) });
}

/** Matches until the record has been read. */
export async function followWithMatching(tools: MatchingTools, isClosing: () => boolean): Promise<void> {
  while (!isClosing() && (await matchBatch(tools)));
}
