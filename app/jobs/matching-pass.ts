// Knows how a changed outcome or challenge is matched again, both ways; must never decide what a reason says.
import { setImmediate as giveWay } from "node:timers/promises";
import { advanceCursor, cursorOf, eventsAfter, takeLease } from "#app/domain/events/readers.server.ts";
import { dropMatches, type MatchRow, storeMatches } from "#app/domain/matching/commands/store-matches.server.ts";
import { scoreMatch } from "#app/domain/matching/score.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads, UnitOfWork } from "#db/unit-of-work.ts";
import type { DocumentKind, SearchEngine } from "#search/engine.ts";
import { challengeDocumentOf, outcomeDocumentOf } from "#search/sync/apply-events.server.ts";
import type { Corpus } from "./corpus.ts";

export const MATCHING_READER = "matching";
const EVENTS_PER_BATCH = 50;
const CANDIDATES = 30;
const PAIRS_A_TURN = 50;
const LEASE_MS = 60_000;

export type MatchingTools = {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly search: SearchEngine;
  readonly corpus: Corpus;
  readonly clock: () => Instant;
  readonly holder: string;
};
type Touched = { readonly outcomes: readonly string[]; readonly challenges: readonly string[] };

/** Pairs to score: each touched thing with its nearest of the other kind. */
async function pairsOf(tools: MatchingTools, touched: Touched): Promise<(readonly [outcomeId: string, challengeId: string])[]> {
  const { reads, search } = tools;
  const nearest = async (documents: Awaited<ReturnType<typeof outcomeDocumentOf>>, kind: DocumentKind) => {
    const found: (readonly [string, Awaited<ReturnType<SearchEngine["candidates"]>>])[] = [];
    for (const [id, document] of documents) {
      found.push([id, await search.candidates(document, kind, CANDIDATES)]);
      // The embedded engine computes in this thread: pages must get their turn between two documents.
      await giveWay();
    }
    return found;
  };
  const fromOutcomes = await nearest(await outcomeDocumentOf(reads, touched.outcomes), "challenge");
  const fromChallenges = await nearest(await challengeDocumentOf(reads, touched.challenges), "outcome");
  const pairs = [
    ...fromOutcomes.flatMap(([outcomeId, found]) => found.map(({ id }) => [outcomeId, id] as const)),
    ...fromChallenges.flatMap(([challengeId, found]) => found.map(({ id }) => [id, challengeId] as const)),
  ];
  return [...new Map(pairs.map((pair) => [pair.join(" "), pair])).values()];
}

async function scorePairs(tools: MatchingTools, pairs: readonly (readonly [string, string])[], changed: number, today: Day): Promise<MatchRow[]> {
  const outcomes = await tools.corpus.outcomes([...new Set(pairs.map(([id]) => id))]);
  const challenges = await tools.corpus.challenges([...new Set(pairs.map(([, id]) => id))]);
  const statistics = await tools.corpus.statistics(changed);
  const rows: MatchRow[] = [];
  for (const [index, [outcomeId, challengeId]] of pairs.entries()) {
    const outcome = outcomes.get(outcomeId);
    const challenge = challenges.get(challengeId);
    if (outcome && challenge) rows.push({ outcomeId, challengeId, ...scoreMatch(outcome, challenge, statistics, today) });
    if (index % PAIRS_A_TURN === 0) await giveWay();
  }
  return rows;
}

/** One batch of events after the cursor; false when there was nothing, or when another process holds the lease. */
async function matchBatch(tools: MatchingTools): Promise<boolean> {
  const from = await cursorOf(tools.reads, MATCHING_READER);
  const indexed = (await tools.search.cursor()) ?? 0;
  const events = (await eventsAfter(tools.reads, from, EVENTS_PER_BATCH)).filter((event) => event.seq <= indexed);
  const last = events.at(-1);
  if (!last) return false;
  const isHeld = await tools.unitOfWork((tx, now) => takeLease(tx, { name: MATCHING_READER, holder: tools.holder, ms: LEASE_MS }, now));
  if (!isHeld) return false;
  const idsOf = (noun: string) => [...new Set(events.filter((event) => event.noun === noun).map((event) => event.nounId))];
  const touched = { outcomes: idsOf("outcome"), challenges: idsOf("challenge") };
  const pairs = await pairsOf(tools, touched);
  const rows = await scorePairs(tools, pairs, touched.outcomes.length + touched.challenges.length, dayOf(tools.clock()));
  return tools.unitOfWork(async (tx, now) => {
    if (!(await takeLease(tx, { name: MATCHING_READER, holder: tools.holder, ms: LEASE_MS }, now))) return false;
    if (!(await advanceCursor(tx, MATCHING_READER, from, last.seq, now))) return false;
    for (const id of touched.outcomes) await dropMatches(tx, "outcomeId", id);
    for (const id of touched.challenges) await dropMatches(tx, "challengeId", id);
    await storeMatches(tx, rows, now);
    return true;
  });
}

/** Matches until the record has been read; `onProgress` is told how many events were taken in. */
export async function followWithMatching(tools: MatchingTools, isClosing: () => boolean): Promise<void> {
  while (!isClosing() && (await matchBatch(tools)));
}
