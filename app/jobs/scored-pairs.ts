// Knows how the other side's nearest are found and how pairs are scored, for the market's pass and the yardstick alike; must never write.
import { setImmediate as giveWay } from "node:timers/promises";
import type { MatchRow } from "#app/domain/matching/commands/store-matches.server.ts";
import { scoreMatch } from "#app/domain/matching/score.ts";
import type { Day } from "#app/kernel/time.ts";
import type { Vectors } from "#search/embedding.ts";
import type { DocumentKind, SearchDocument, SearchEngine } from "#search/engine.ts";
import type { Corpus } from "./corpus.ts";

/** How many of the other kind are scored with a touched thing: on judged demands more found nothing more (100 to 300 gave the same nDCG@10). */
const CANDIDATES = 150;
/** Scoring takes this thread; pages get their turn after so long. By time, because one long demand takes as long as ten short ones. */
const TURN_MS = 10;

export type Pair = readonly [outcomeId: string, challengeId: string];
export const keyOf = ([outcomeId, challengeId]: Pair) => `${outcomeId} ${challengeId}`;

/** The other kind's nearest to each document, by id. */
export async function nearestOf(
  search: Pick<SearchEngine, "candidates">,
  documents: ReadonlyMap<string, SearchDocument>,
  kind: DocumentKind,
): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const [id, document] of documents) {
    found.set(
      id,
      (await search.candidates(document, kind, CANDIDATES)).map((one) => one.id),
    );
    // The embedded engine computes in this thread: pages must get their turn between two documents.
    await giveWay();
  }
  return found;
}

/** `vectors` of an outside service, where one is configured. */
export type Scorers = { readonly corpus: Corpus; readonly vectors?: Vectors | undefined };

/** Each pair's match on `today`, whatever its level, by `keyOf`; pairs of which one side is not public are left out. */
export async function scorePairs({ corpus, vectors }: Scorers, pairs: readonly Pair[], changed: number, today: Day): Promise<Map<string, MatchRow>> {
  const outcomes = await corpus.outcomes([...new Set(pairs.map(([id]) => id))]);
  const challenges = await corpus.challenges([...new Set(pairs.map(([, id]) => id))]);
  const statistics = await corpus.statistics(changed);
  const nearnessOf = await vectors?.nearnessOf(pairs);
  const modelVersion = vectors ? `${corpus.modelVersion}+${vectors.model}` : corpus.modelVersion;
  const rows = new Map<string, MatchRow>();
  let begun = performance.now();
  for (const [outcomeId, challengeId] of pairs) {
    const outcome = outcomes.get(outcomeId);
    const challenge = challenges.get(challengeId);
    const nearness = nearnessOf?.(outcomeId, challengeId) ?? null;
    const match = outcome && challenge ? scoreMatch(outcome, challenge, statistics, today, nearness) : null;
    if (match) rows.set(keyOf([outcomeId, challengeId]), { outcomeId, challengeId, modelVersion, ...match });
    if (performance.now() - begun < TURN_MS) continue;
    await giveWay();
    begun = performance.now();
  }
  return rows;
}

/** Best first; ties fall to the earlier identifiers, so that the same market always reads the same. */
export function byScore(a: MatchRow, b: MatchRow): number {
  return b.score - a.score || (keyOf([a.outcomeId, a.challengeId]) < keyOf([b.outcomeId, b.challengeId]) ? -1 : 1);
}
