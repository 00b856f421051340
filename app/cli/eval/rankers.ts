// Knows how the product ranks a corpus for a query, by its matching or by its search box; must never know a grade.
import { readBackground } from "#app/domain/matching/background.ts";
import backgroundWords from "#app/domain/matching/background-words.json" with { type: "json" };
import type { MatchLevel } from "#app/domain/matching/calibration.ts";
import { FIRST_MODEL, MODELS } from "#app/domain/matching/models.ts";
import type { TextModel } from "#app/domain/matching/text-model.ts";
import type { CutViews, TextViews } from "#app/domain/matching/text-vector.ts";
import { openCorpus } from "#app/jobs/corpus.ts";
import { byScore, keyOf, nearestOf, type Pair, scorePairs } from "#app/jobs/scored-pairs.ts";
import type { Day } from "#app/kernel/time.ts";
import type { Vectors } from "#search/embedding.ts";
import type { SearchEngine } from "#search/engine.ts";
import { rarityOf } from "#search/text/rarity.server.ts";
import { viewsOf } from "#search/text/views.server.ts";
import type { EvalRow } from "./beir.ts";
import { type EvalOutcome, evalChallenge, evalTexts } from "./listings.ts";

/** No row of an eval set has a deadline, so that any day will do. */
const TODAY = "2020-01-01" as Day;
/** Recall is asked at 50. */
const SEARCHED = 100;

export type Ranked = readonly { readonly id: string; readonly level: MatchLevel | null }[];
/** Ranks for a query, best first; `only` are the identifiers to rank, null = whatever is found. */
export type Ranker = (query: EvalRow, only: readonly string[] | null) => Promise<Ranked>;

/** Cuts each text once however often it is asked: for whoever tries many models on the same texts. */
export function remembering(views: CutViews): CutViews {
  const seen = new Map<string, TextViews>();
  return (text) => {
    const found = seen.get(text) ?? views(text);
    seen.set(text, found);
    return found;
  };
}

export type MatchOptions = { readonly views?: CutViews; readonly model?: TextModel | undefined; readonly vectors?: Vectors | undefined };

/** The product's matching: candidates from the engine, then scored pair by pair. */
export async function matchRanker(
  engine: SearchEngine,
  outcomes: readonly EvalOutcome[],
  queries: readonly EvalRow[],
  { views = viewsOf, model = MODELS[FIRST_MODEL], vectors }: MatchOptions = {},
): Promise<Ranker> {
  const challenges = new Map(queries.map((query) => [query.id, evalChallenge(query)]));
  const texts = evalTexts(
    outcomes,
    [...challenges.values()].filter((one) => one !== null),
  );
  const corpus = openCorpus(texts, { views, background: readBackground(backgroundWords, rarityOf), modelVersion: FIRST_MODEL, model });
  // Counted before the first query, as the running market has long done.
  await corpus.statistics(0);
  const asking = [...challenges.values()].flatMap((one) => one?.document ?? []);
  await vectors?.learn([...outcomes.map((one) => one.document), ...asking]);
  return async (query, only) => {
    const challenge = challenges.get(query.id);
    if (!challenge) return [];
    const { id, document } = challenge;
    const found = only ?? (await nearestOf(engine, new Map([[id, document]]), "outcome")).get(id) ?? [];
    const pairs = found.map((outcomeId): Pair => [outcomeId, id]);
    const rows = await scorePairs({ corpus, vectors }, pairs, 0, TODAY);
    const scored = pairs.flatMap((pair) => rows.get(keyOf(pair)) ?? []);
    return scored.sort(byScore).map(({ outcomeId, level }) => ({ id: outcomeId, level }));
  };
}

/** The search box: the query's title as a person would type it. It ranks what it finds, so that `only` merely narrows that. */
export function searchRanker(engine: SearchEngine): Ranker {
  return async (query, only) => {
    const { hits } = await engine.search({ kind: "outcome", text: query.title, pageSize: SEARCHED });
    const wanted = only && new Set(only);
    return hits.filter(({ id }) => !wanted || wanted.has(id)).map(({ id }) => ({ id, level: null }));
  };
}
