// Knows how the counter is read from the tallies; must never add up contracts or invent a figure.

import { NO_VALUE } from "#app/domain/ledger/ledger.ts";
import { fen, type Money } from "#app/kernel/money.ts";
import { dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import {
  type Counter,
  type CounterBasis,
  type CounterDefinition,
  districtDimensionOf,
  type Figure,
  type FigureBasis,
  figureOf,
  type NamedFigure,
  type Part,
  runningMonths,
  type Target,
} from "./counter.ts";
import type { DeskCounter } from "./desk.ts";
import { projectionOf } from "./projection.ts";
import { yearFigure } from "./queries/definitions.server.ts";
import { type CutSum, type YearSums, yearSums } from "./queries/sums.server.ts";

const COUNTER = "counter";

/** The definition in force on the Shanghai day of `asOf`; a city without one has no counter to show. */
export async function counterDefinition(reads: Reads, asOf: Instant): Promise<CounterDefinition> {
  return indicatorDefinition(reads, COUNTER, asOf);
}

/** An indicator's definition in force on the Shanghai day of `asOf`. */
export async function indicatorDefinition(reads: Reads, code: "counter" | "ratio", asOf: Instant): Promise<CounterDefinition> {
  const row = await reads
    .selectFrom("indicatorDefinition")
    .select(["code", "amountKind", "basis", "validFrom", "source"])
    .where("code", "=", code)
    .where("validFrom", "<=", dayOf(asOf))
    .orderBy("validFrom", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return row as CounterDefinition;
}

function groupFigures<Row extends Part>(basis: FigureBasis, rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Figure> {
  const parts = new Map<string, Part[]>();
  for (const row of rows) parts.set(keyOf(row), [...(parts.get(keyOf(row)) ?? []), row]);
  return new Map([...parts].map(([key, own]) => [key, figureOf(basis, own)]));
}

function named(figures: ReadonlyMap<string, Figure>): readonly NamedFigure[] {
  return [...figures]
    .map(([value, figure]) => ({ value, ...figure }))
    .filter((figure) => figure.amount !== 0 || figure.contractCount !== 0)
    .sort((a, b) => b.amount - a.amount || (a.value < b.value ? -1 : 1));
}

/** True in a demonstration instance, by the instance's own row. */
export async function isDemoInstance(reads: Reads): Promise<boolean> {
  const row = await reads.selectFrom("instance").select("value").where("key", "=", "demo").executeTakeFirst();
  return row?.value === "1";
}

async function targets(reads: Reads, year: number): Promise<{ target: Target | null; demoTarget: Target | null }> {
  const rows = await reads.selectFrom("target").select(["amount", "source", "isDemo"]).where("indicatorCode", "=", COUNTER).where("year", "=", year).execute();
  const pick = (flag: number): Target | null => {
    const row = rows.find((candidate) => candidate.isDemo === flag);
    return row ? { amount: fen(row.amount), source: row.source, isDemo: flag === 1 } : null;
  };
  return { target: pick(0), demoTarget: (await isDemoInstance(reads)) ? pick(1) : null };
}

function paceTarget(set: { target: Target | null; demoTarget: Target | null }): Money | null {
  return set.target?.amount ?? set.demoTarget?.amount ?? null;
}

function cutter(basis: CounterBasis, cuts: readonly CutSum[]) {
  return (test: (row: CutSum) => boolean, as: FigureBasis = basis) => named(groupFigures(as, cuts.filter(test), (row) => row.value));
}

function isBetween(pair: string): boolean {
  const [seller, buyer] = pair.split(">");
  return seller !== buyer;
}

async function counterFrom(reads: Reads, year: number, asOf: Instant, { definition, sums }: Known): Promise<Counter> {
  const { basis } = definition;
  const months = groupFigures(basis, sums.monthly, (row) => row.month);
  const set = await targets(reads, year);
  const by = cutter(basis, sums.cuts);
  const own = sums.monthly.filter((row) => row.month.startsWith(`${year}-`));
  return {
    year,
    asOf,
    definition,
    ...figureOf(basis, own),
    ...set,
    byMonth: runningMonths(year, months, months, paceTarget(set)),
    byDistrict: by((row) => row.dimension === districtDimensionOf(row.basis)),
    byClass: by((row) => row.dimension === "class"),
    byChain: by((row) => row.dimension === "chain"),
  };
}

type Known = { readonly definition: CounterDefinition; readonly sums: YearSums };

async function knownAt(reads: Reads, year: number, asOf: Instant, isPast: boolean): Promise<Known> {
  const definition = await counterDefinition(reads, asOf);
  return { definition, sums: await yearSums(reads, { year, amountKind: definition.amountKind, knownAt: isPast ? asOf : null }) };
}

/** The year's counter as the definition in force says, one read of marginals however many contracts there are. */
export async function counterOf(reads: Reads, year: number, asOf: Instant): Promise<Counter> {
  return counterFrom(reads, year, asOf, await knownAt(reads, year, asOf, false));
}

/** The desk's counter; with `isPast`, as it was known at `asOf`, from the postings recorded until then. */
export async function deskCounterOf(reads: Reads, year: number, asOf: Instant, isPast: boolean): Promise<DeskCounter> {
  const known = await knownAt(reads, year, asOf, isPast);
  const { basis } = known.definition;
  const by = cutter(basis, known.sums.cuts);
  const months = groupFigures(basis, known.sums.monthly, (row) => row.month);
  const monthly = new Map([...months].map(([month, figure]) => [month, figure.amount]));
  return {
    ...(await counterFrom(reads, year, asOf, known)),
    isPast,
    projection: projectionOf({ year, currentMonth: monthOf(dayOf(asOf)), monthly }),
    byInstitute: by((row) => row.dimension === "institute" && row.value !== NO_VALUE && row.basis === "output", "output"),
    outputByDistrict: by((row) => row.dimension === "sellerDistrict" && row.basis === "output", "output"),
    absorptionByDistrict: by((row) => row.dimension === "buyerDistrict" && row.basis === "absorption", "absorption"),
    between: by((row) => row.dimension === "districtPair" && row.basis === "inside" && isBetween(row.value), "inside"),
  };
}

/** What anybody may read: the year's figure alone, by the definition in force at `asOf` (default: the year's end). */
export async function publicCounter(reads: Reads, year: number, asOf = `${year}-12-31T15:59:59.999Z` as Instant): Promise<Figure> {
  return yearFigure(reads, year, await counterDefinition(reads, asOf));
}

/** From one year to the next along the key: a year may have ten thousands of tallies. */
async function yearsOfTallies(reads: Reads): Promise<readonly number[]> {
  const years: number[] = [];
  for (;;) {
    const row = await reads
      .selectFrom("tally")
      .select("year")
      .where("year", ">", years.at(-1) ?? 0)
      .orderBy("year")
      .limit(1)
      .executeTakeFirst();
    if (!row) return years;
    years.push(row.year);
  }
}

/** The years that have a figure or a target, newest first, with the current one always among them. */
export async function yearsCounted(reads: Reads, currentYear: number): Promise<readonly number[]> {
  const counted = await yearsOfTallies(reads);
  const aimed = await reads.selectFrom("target").select("year").where("indicatorCode", "=", COUNTER).distinct().execute();
  return [...new Set([currentYear, ...counted, ...aimed.map((row) => row.year)])].sort((a, b) => b - a);
}
