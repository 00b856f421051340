// Knows how a changed outcome or challenge is matched again, both ways; must never decide what a reason says.
import type { EventRow } from "#app/domain/events/event.ts";
import { advanceCursor, cursorOf, eventsAfter, takeLease } from "#app/domain/events/readers.server.ts";
import { type MatchRow, replaceMatches, type Touched } from "#app/domain/matching/commands/store-matches.server.ts";
import { currentModel } from "#app/domain/matching/model-queries.server.ts";
import type { ModelVersion } from "#app/domain/matching/models.ts";
import { storedPairs } from "#app/domain/matching/queries.server.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { Vectors } from "#search/embedding.ts";
import type { SearchEngine } from "#search/engine.ts";
import { challengeDocumentOf, outcomeDocumentOf } from "#search/sync/apply-events.server.ts";
import type { Corpus } from "./corpus.ts";
import { byScore, keyOf, nearestOf, type Pair, scorePairs } from "./scored-pairs.ts";

/** A new model reads the record from its beginning, so that every match is made anew. */
export const matchingReader = (version: ModelVersion) => `matching:${version}`;
export const MATCHING_LEASE = "matching";
const EVENTS_PER_BATCH = 20;
/** How many of a touched thing's best are kept. */
const KEPT = 30;
const LEASE_MS = 60_000;

export type MatchingTools = {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly search: SearchEngine;
  /** Where an outside embedding service is configured. */
  readonly vectors?: Vectors | undefined;
  /** The public texts as a model weighs them. */
  readonly corpusFor: (version: ModelVersion) => Corpus;
  readonly clock: () => Instant;
  readonly holder: string;
};
type Pairs = {
  /** For each touched thing, the pairs of which its best are kept. */
  readonly groups: readonly (readonly Pair[])[];
  /** What another thing's own search had found is kept while it comes to a level. */
  readonly known: readonly Pair[];
};

async function pairsOf({ reads, search, vectors }: MatchingTools, touched: Touched): Promise<Pairs> {
  const [offered, wanted] = [await outcomeDocumentOf(reads, touched.outcomes), await challengeDocumentOf(reads, touched.challenges)];
  await vectors?.learn([...offered.values(), ...wanted.values()]);
  const challengesOf = await nearestOf(search, offered, "challenge");
  const outcomesOf = await nearestOf(search, wanted, "outcome");
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

/** The matches of what was touched, both ways, by a model. */
export async function matchesOf(tools: MatchingTools, version: ModelVersion, touched: Touched): Promise<MatchRow[]> {
  const pairs = await pairsOf(tools, touched);
  const each = new Map([...pairs.groups.flat(), ...pairs.known].map((pair) => [keyOf(pair), pair]));
  const rows = await scorePairs(
    { corpus: tools.corpusFor(version), vectors: tools.vectors },
    [...each.values()],
    touched.outcomes.length + touched.challenges.length,
    dayOf(tools.clock()),
  );
  return bestOf(pairs, rows);
}

type Waiting = { readonly reader: string; readonly version: ModelVersion; readonly from: number; readonly events: readonly EventRow[] };

async function waitingEvents({ reads, search }: MatchingTools): Promise<Waiting> {
  const version = await currentModel(reads);
  const reader = matchingReader(version);
  const from = await cursorOf(reads, reader);
  const indexed = (await search.cursor()) ?? 0;
  return { reader, version, from, events: (await eventsAfter(reads, from, EVENTS_PER_BATCH)).filter((event) => event.seq <= indexed) };
}

type Batch = { readonly waiting: Waiting; readonly to: number; readonly touched: Touched; readonly rows: readonly MatchRow[] };

/** False when the lease went to another meanwhile, or another model was made current: then nothing is kept. */
async function keepMatches({ unitOfWork, holder }: MatchingTools, { waiting, to, touched, rows }: Batch): Promise<boolean> {
  return unitOfWork(async (tx, now) => {
    if (!(await takeLease(tx, { name: MATCHING_LEASE, holder, ms: LEASE_MS }, now))) return false;
    if ((await currentModel(tx)) !== waiting.version) return true;
    if (!(await advanceCursor(tx, waiting.reader, waiting.from, to, now))) return false;
    await replaceMatches(tx, touched, rows, now);
    return true;
  });
}

export async function takeMatchingLease({ unitOfWork, holder }: MatchingTools): Promise<boolean> {
  return unitOfWork((tx, now) => takeLease(tx, { name: MATCHING_LEASE, holder, ms: LEASE_MS }, now));
}

/** One batch of events after the cursor; false when there was nothing, or when another process holds the lease. */
async function matchBatch(tools: MatchingTools): Promise<boolean> {
  if ((await waitingEvents(tools)).events.length === 0) return false;
  if (!(await takeMatchingLease(tools))) return false;
  // Read again: the holder before may have gone further since, and nothing is to be done twice.
  const waiting = await waitingEvents(tools);
  const { events, version } = waiting;
  const last = events.at(-1);
  if (!last) return false;
  const idsOf = (noun: string) => [...new Set(events.filter((event) => event.noun === noun).map((event) => event.nounId))];
  const touched = { outcomes: idsOf("outcome"), challenges: idsOf("challenge") };
  return keepMatches(tools, { waiting, to: last.seq, touched, rows: await matchesOf(tools, version, touched) });
}

/** Matches until the record has been read. */
export async function followWithMatching(tools: MatchingTools, isClosing: () => boolean): Promise<void> {
  while (!isClosing() && (await matchBatch(tools)));
}
