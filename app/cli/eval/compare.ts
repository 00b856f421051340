// Knows how the product's rankings are measured against the baseline's, query by query; must never know how either ranks.
import type { MatchLevel } from "#app/domain/matching/calibration.ts";
import type { EvalRow, EvalSet } from "./beir.ts";
import { pairedInterval } from "./bootstrap.ts";
import { type Figures, figuresOf, type Grades, meanFigures, meanOf, quantileOf, unjudgedShare } from "./metrics.ts";
import type { Ranker } from "./rankers.ts";

const RELEVANT = 1;
const WORTHWHILE = 2;

export type Report = {
  readonly product: Figures;
  readonly baseline: Figures;
  /** Of nDCG@10, paired by query, with its 95 % bootstrap interval. */
  readonly difference: { readonly ndcg10: number; readonly low: number; readonly high: number };
  readonly unjudged10: number;
  readonly latencyMs: { readonly p50: number; readonly p95: number };
  readonly queries: number;
  /** Queries without a judgement of 1 or more. */
  readonly leftOut: number;
};
/** How many judged pairs a level's word stood on, and how many of them were worth an introduction (grade 2 or more). */
export type LevelShares = ReadonlyMap<MatchLevel, { readonly judged: number; readonly worthwhile: number }>;
export type Measured = {
  readonly report: Report;
  readonly levels: LevelShares;
  readonly perQuery: readonly { readonly id: string; readonly product: Figures; readonly baseline: Figures }[];
};

export type MeasureOptions = {
  readonly set: EvalSet;
  readonly rank: Ranker;
  readonly baseline: (query: EvalRow) => readonly string[];
  readonly judgedOnly: boolean;
};

type One = { readonly id: string; readonly product: Figures; readonly baseline: Figures; readonly unjudged: number; readonly ms: number };

const NOTHING_JUDGED: Grades = new Map();

/** Those that were ranked, then the rest of `all` by identifier. */
function completed(ranked: readonly string[], all: readonly string[]): string[] {
  const known = new Set(all);
  const kept = ranked.filter((id) => known.has(id));
  const seen = new Set(kept);
  return [...kept, ...all.filter((id) => !seen.has(id)).sort()];
}

function countLevels(levels: Map<MatchLevel, { judged: number; worthwhile: number }>, ranked: Awaited<ReturnType<Ranker>>, judged: Grades): void {
  for (const { id, level } of ranked) {
    const grade = judged.get(id);
    if (level === null || grade === undefined) continue;
    const count = levels.get(level) ?? { judged: 0, worthwhile: 0 };
    levels.set(level, { judged: count.judged + 1, worthwhile: count.worthwhile + (grade >= WORTHWHILE ? 1 : 0) });
  }
}

/** Runs every query that has a judgement of 1 or more; every query's pairs count for the levels. */
export async function measure({ set, rank, baseline, judgedOnly }: MeasureOptions): Promise<Measured> {
  const levels = new Map<MatchLevel, { judged: number; worthwhile: number }>();
  const found: One[] = [];
  for (const query of set.queries) {
    const judged = set.judgements.get(query.id) ?? NOTHING_JUDGED;
    const all = judgedOnly ? [...judged.keys()] : null;
    const start = performance.now();
    const ranked = await rank(query, all);
    const ms = performance.now() - start;
    countLevels(levels, ranked, judged);
    if (![...judged.values()].some((grade) => grade >= RELEVANT)) continue;
    const ids = ranked.map((one) => one.id);
    const plain = baseline(query);
    const [mine, theirs] = all ? [completed(ids, all), completed(plain, all)] : [ids, plain];
    found.push({ id: query.id, product: figuresOf(mine, judged), baseline: figuresOf(theirs, judged), unjudged: unjudgedShare(mine, judged), ms });
  }
  return { report: reportOf(found, set.queries.length), levels, perQuery: found };
}

function reportOf(found: readonly One[], asked: number): Report {
  const { mean, low, high } = pairedInterval(found.map((one) => one.product.ndcg10 - one.baseline.ndcg10));
  const times = found.map((one) => one.ms);
  return {
    product: meanFigures(found.map((one) => one.product)),
    baseline: meanFigures(found.map((one) => one.baseline)),
    difference: { ndcg10: mean, low, high },
    unjudged10: meanOf(found.map((one) => one.unjudged)),
    latencyMs: { p50: quantileOf(times, 0.5), p95: quantileOf(times, 0.95) },
    queries: found.length,
    leftOut: asked - found.length,
  };
}
