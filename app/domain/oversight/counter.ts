// Knows what the city's counter means and how its parts add up; must never read a row itself.
import { addMoney, fen, type Money } from "#app/kernel/money.ts";

export const POSTING_BASES = ["output", "absorption", "inside"] as const;
export type PostingBasis = (typeof POSTING_BASES)[number];

export const COUNTER_BASES = ["net", "output", "absorption", "gross"] as const;
export type CounterBasis = (typeof COUNTER_BASES)[number];
/** `inside` is no choice of the bureau: it is the part that output and absorption share, shown on a line of its own. */
export const FIGURE_BASES = [...COUNTER_BASES, "inside"] as const;
export type FigureBasis = (typeof FIGURE_BASES)[number];

export const AMOUNT_KINDS = ["technical", "total", "income"] as const;
export type AmountKind = (typeof AMOUNT_KINDS)[number];

/** The bureau's choice of what is counted; the page prints it under the number, with its source. */
export type CounterDefinition = {
  readonly code: string;
  readonly amountKind: AmountKind;
  readonly basis: CounterBasis;
  readonly validFrom: string;
  readonly source: string;
};

/** A published target, or one set for demonstration; the two are never mixed. Amount in 分. */
export type Target = { readonly amount: Money; readonly source: string; readonly isDemo: boolean };

/** One figure: the sum in 分 and the number of contracts behind it. */
export type Figure = { readonly amount: Money; readonly contractCount: number };
export type NamedFigure = Figure & { readonly value: string };

/** A month with its running totals; `pace` is target ÷ 12 × months passed, null where no target is set. `lastYear` is the running total a year before. */
export type MonthFigure = Figure & {
  readonly month: string;
  readonly cumulative: Money;
  readonly pace: Money | null;
  readonly lastYear: Money;
};

export type Counter = Figure & {
  readonly year: number;
  readonly asOf: string;
  readonly definition: CounterDefinition;
  /** The published target of the year; null means 目标未设定. */
  readonly target: Target | null;
  /** Only in a demonstration instance. */
  readonly demoTarget: Target | null;
  readonly byMonth: readonly MonthFigure[];
  readonly byDistrict: readonly NamedFigure[];
  readonly byClass: readonly NamedFigure[];
  readonly byChain: readonly NamedFigure[];
};

const SIGNS: Readonly<Record<FigureBasis, Readonly<Record<PostingBasis, -1 | 0 | 1>>>> = {
  output: { output: 1, absorption: 0, inside: 0 },
  absorption: { output: 0, absorption: 1, inside: 0 },
  gross: { output: 1, absorption: 1, inside: 0 },
  inside: { output: 0, absorption: 0, inside: 1 },
  net: { output: 1, absorption: 1, inside: -1 },
};

/** How a posting of one basis enters the figure: net = output + absorption − inside, each contract once. */
export function signOf(basis: FigureBasis, part: PostingBasis): -1 | 0 | 1 {
  return SIGNS[basis][part];
}

/** The posting bases that enter a figure at all. */
export function partsOf(basis: FigureBasis): readonly PostingBasis[] {
  return POSTING_BASES.filter((part) => signOf(basis, part) !== 0);
}

/**
 * The district a part is counted in: output at the seller's place, absorption (and the part taken off again) at the
 * buyer's. So a contract inside the city counts at its seller's place and the districts add up to the city.
 */
export function districtDimensionOf(part: PostingBasis): "sellerDistrict" | "buyerDistrict" {
  return part === "output" ? "sellerDistrict" : "buyerDistrict";
}

export type Part = { readonly basis: PostingBasis; readonly amount: number; readonly contractCount: number };

/** Adds signed parts to one figure. */
export function figureOf(basis: FigureBasis, parts: readonly Part[]): Figure {
  const amount = addMoney(...parts.map((part) => fen(signOf(basis, part.basis) * part.amount)));
  const contractCount = parts.reduce((sum, part) => sum + signOf(basis, part.basis) * part.contractCount, 0);
  return { amount, contractCount };
}

/** One twelfth of the target for each month passed, in whole 分; December is the target itself. */
export function paceAt(target: Money, monthNumber: number): Money {
  return monthNumber >= 12 ? target : fen(Math.floor(target / 12) * monthNumber);
}

export function monthsOf(year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}`);
}

/** Twelve months with running totals; `figures` and `before` are keyed by `2026-03`. */
export function runningMonths(
  year: number,
  figures: ReadonlyMap<string, Figure>,
  before: ReadonlyMap<string, Figure>,
  target: Money | null,
): readonly MonthFigure[] {
  const months: MonthFigure[] = [];
  let cumulative = fen(0);
  let lastYear = fen(0);
  const previous = monthsOf(year - 1);
  monthsOf(year).forEach((month, at) => {
    const figure = figures.get(month) ?? { amount: fen(0), contractCount: 0 };
    cumulative = addMoney(cumulative, figure.amount);
    lastYear = addMoney(lastYear, before.get(previous[at] ?? "")?.amount ?? fen(0));
    months.push({ month, ...figure, cumulative, lastYear, pace: target === null ? null : paceAt(target, at + 1) });
  });
  return months;
}

/** Progress in hundredths of a percent, for a bar; null without a target, never above what was counted. */
export function progressBps(amount: Money, target: Money | null): number | null {
  return target === null || target <= 0 ? null : Math.floor((amount / target) * 10_000);
}
