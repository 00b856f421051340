// Knows how good a ranking is by its graded judgements; must never know what was ranked.

export type Grades = ReadonlyMap<string, number>;
/** Of one query: shares between 0 and 1. Relevant is a grade of 1 or more; `precision5` counts grades of 2 or more. */
export type Figures = { readonly ndcg10: number; readonly recall50: number; readonly mrr10: number; readonly precision5: number };

const AT_NDCG = 10;
const AT_RECALL = 50;
const AT_PRECISION = 5;
const RELEVANT = 1;
const WORTHWHILE = 2;

const gainOf = (grade: number) => 2 ** grade - 1;
const discountAt = (index: number) => Math.log2(index + 2);

function dcg(grades: readonly number[]): number {
  return grades.slice(0, AT_NDCG).reduce((sum, grade, index) => sum + gainOf(grade) / discountAt(index), 0);
}

/** Figures of one ranking, best first; what was not judged counts as grade 0. Needs a judgement of 1 or more. */
export function figuresOf(ranked: readonly string[], judged: Grades): Figures {
  const grades = ranked.map((id) => judged.get(id) ?? 0);
  const ideal = [...judged.values()].sort((a, b) => b - a);
  const relevant = ideal.filter((grade) => grade >= RELEVANT).length;
  const first = grades.slice(0, AT_NDCG).findIndex((grade) => grade >= RELEVANT);
  return {
    ndcg10: dcg(grades) / dcg(ideal),
    recall50: grades.slice(0, AT_RECALL).filter((grade) => grade >= RELEVANT).length / relevant,
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    precision5: grades.slice(0, AT_PRECISION).filter((grade) => grade >= WORTHWHILE).length / AT_PRECISION,
  };
}

/** The share of the first ten that nobody judged. */
export function unjudgedShare(ranked: readonly string[], judged: Grades): number {
  const first = ranked.slice(0, AT_NDCG);
  return first.length === 0 ? 0 : first.filter((id) => !judged.has(id)).length / first.length;
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The figures of several queries, averaged one by one. */
export function meanFigures(figures: readonly Figures[]): Figures {
  const mean = (key: keyof Figures) => meanOf(figures.map((one) => one[key]));
  return { ndcg10: mean("ndcg10"), recall50: mean("recall50"), mrr10: mean("mrr10"), precision5: mean("precision5") };
}

/** The smallest value that at least `part` of the values do not exceed; 0 of none. */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? 0;
}
