// Knows how the counter is read from the tallies; must never add up contracts or invent a figure.
import { fen, type Money } from "#app/kernel/money.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import {
  type Counter,
  type CounterBasis,
  type CounterDefinition,
  districtDimensionOf,
  type Figure,
  figureOf,
  type NamedFigure,
  type Part,
  type PostingBasis,
  partsOf,
  runningMonths,
  type Target,
} from "./counter.ts";
import { yearFigure } from "./queries/definitions.server.ts";

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

type TallyRow = {
  readonly year: number;
  readonly month: string;
  readonly basis: string;
  readonly dimension: string;
  readonly value: string;
  readonly amount: number;
  readonly contractCount: number;
};

async function tallies(reads: Reads, years: readonly number[], definition: CounterDefinition): Promise<readonly TallyRow[]> {
  return reads
    .selectFrom("tally")
    .select(["year", "month", "basis", "dimension", "value", "amount", "contractCount"])
    .where("year", "in", [...years])
    .where("amountKind", "=", definition.amountKind)
    .where("basis", "in", [...partsOf(definition.basis)])
    .where("dimension", "in", ["all", "sellerDistrict", "buyerDistrict", "class", "chain"])
    .execute();
}

function groupFigures(basis: CounterBasis, rows: readonly TallyRow[], keyOf: (row: TallyRow) => string): Map<string, Figure> {
  const parts = new Map<string, Part[]>();
  for (const row of rows) {
    const part = { basis: row.basis as PostingBasis, amount: row.amount, contractCount: row.contractCount };
    parts.set(keyOf(row), [...(parts.get(keyOf(row)) ?? []), part]);
  }
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

/** The year's counter as the definition in force says, one read of marginals however many contracts there are. */
export async function counterOf(reads: Reads, year: number, asOf: Instant): Promise<Counter> {
  const definition = await counterDefinition(reads, asOf);
  const { basis } = definition;
  const rows = await tallies(reads, [year - 1, year], definition);
  const own = rows.filter((row) => row.year === year);
  const set = await targets(reads, year);
  const all = (list: readonly TallyRow[]) => list.filter((row) => row.dimension === "all");
  const byMonth = groupFigures(basis, all(own), (row) => row.month);
  const before = groupFigures(
    basis,
    all(rows).filter((row) => row.year === year - 1),
    (row) => row.month,
  );
  const byValue = (test: (row: TallyRow) => boolean) => named(groupFigures(basis, own.filter(test), (row) => row.value));
  const whole = groupFigures(basis, all(own), () => "all").get("all") ?? { amount: fen(0), contractCount: 0 };
  return {
    year,
    asOf,
    definition,
    ...whole,
    ...set,
    byMonth: runningMonths(year, byMonth, before, paceTarget(set)),
    byDistrict: byValue((row) => row.dimension === districtDimensionOf(row.basis as PostingBasis)),
    byClass: byValue((row) => row.dimension === "class"),
    byChain: byValue((row) => row.dimension === "chain"),
  };
}

/** What anybody may read: the year's figure alone, by the definition in force at `asOf` (default: the year's end). */
export async function publicCounter(reads: Reads, year: number, asOf = `${year}-12-31T15:59:59.999Z` as Instant): Promise<Figure> {
  return yearFigure(reads, year, await counterDefinition(reads, asOf));
}

/** The years that have a figure or a target, newest first, with the current one always among them. */
export async function yearsCounted(reads: Reads, currentYear: number): Promise<readonly number[]> {
  const counted = await reads.selectFrom("tally").select("year").distinct().execute();
  const aimed = await reads.selectFrom("target").select("year").where("indicatorCode", "=", COUNTER).distinct().execute();
  return [...new Set([currentYear, ...counted.map((row) => row.year), ...aimed.map((row) => row.year)])].sort((a, b) => b - a);
}
