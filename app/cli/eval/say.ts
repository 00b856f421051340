// Knows how measured figures are said in a terminal; must never compute one.
import { MATCH_LEVELS } from "#app/domain/matching/calibration.ts";
import { pairedInterval } from "./bootstrap.ts";
import type { LevelShares, Measured, Report } from "./compare.ts";
import { type CrossValidated, TRIED } from "./cross-validate.ts";
import { type Figures, meanOf } from "./metrics.ts";

const WIDTH = 10;
const shown = (value: number) => value.toFixed(3);
const signed = (value: number) => `${value < 0 ? "" : "+"}${shown(value)}`;

function row(name: string, cells: readonly string[]): string {
  return `${name.padEnd(WIDTH)}${cells.map((cell) => cell.padStart(WIDTH + 2)).join("")}\n`;
}

function figuresRow(name: string, { ndcg10, recall50, mrr10, precision5 }: Figures): string {
  return row(name, [ndcg10, recall50, mrr10, precision5].map(shown));
}

export function sayReport({ product, baseline, difference, unjudged10, latencyMs, queries, leftOut }: Report): string {
  return [
    `${queries} queries; ${leftOut} left out for want of a relevant judgement\n`,
    row("", ["nDCG@10", "recall@50", "MRR@10", "P@5 (≥2)"]),
    figuresRow("product", product),
    figuresRow("baseline", baseline),
    `nDCG@10 against the baseline: ${signed(difference.ndcg10)} (95 % interval ${signed(difference.low)} to ${signed(difference.high)}, paired bootstrap)\n`,
    `unjudged among the first ten: ${shown(unjudged10)}; latency p50 ${latencyMs.p50.toFixed(1)} ms, p95 ${latencyMs.p95.toFixed(1)} ms\n`,
  ].join("");
}

/** What became of each level's word; nothing where no level was given. */
export function sayLevels(levels: LevelShares): string {
  if (levels.size === 0) return "";
  const lines = MATCH_LEVELS.map((level) => {
    const { judged, worthwhile } = levels.get(level) ?? { judged: 0, worthwhile: 0 };
    return row(level, [String(judged), String(worthwhile), judged === 0 ? "–" : shown(worthwhile / judged)]);
  });
  return [row("level", ["judged", "grade ≥ 2", "share"]), ...lines].join("");
}

/** The choice of each fold of the first division, and how the models did where they were not chosen, over all divisions. */
export function sayFolds({ folds, heldOut }: CrossValidated, { perQuery }: Measured): string {
  const differences = perQuery.map(({ id, baseline }) => (heldOut.get(id) ?? 0) - baseline.ndcg10);
  const { mean, low, high } = pairedInterval(differences);
  const lines = folds.map(({ queries, chosen, chosenOn, heldOut: tried }, at) => {
    const { saturation, rarityPower, restAsked, views } = chosen;
    const numbers = `saturation ${saturation}, rarity ^${rarityPower}, rest ${restAsked}, pairs:words:singles ${views.pairs}:${views.words}:${views.singles}`;
    return `fold ${at + 1}: ${queries.length} queries, chosen at ${shown(chosenOn)}, held out ${shown(tried)} (${numbers})\n`;
  });
  const whole = `held out, ten divisions: nDCG@10 ${shown(meanOf([...heldOut.values()]))}, `;
  return `${TRIED.length} models tried\n${lines.join("")}${whole}against the baseline ${signed(mean)} (95 % interval ${signed(low)} to ${signed(high)})\n`;
}
