// Knows how a year's sums are read: of now from the tallies, of a past instant from those of the months closed by then, less what came later, and the postings of its own month. Must never judge them.
import { BASES, type TallySum } from "#app/domain/ledger/ledger.ts";
import { talliesOf } from "#app/domain/ledger/recount.ts";
import { addMs, type Day, dayOf, type Instant, monthOf, startOfDay } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { AmountKind, PostingBasis } from "../counter.ts";

export const CUT_DIMENSIONS = ["sellerDistrict", "buyerDistrict", "districtPair", "class", "chain", "institute"] as const;
export type CutDimension = (typeof CUT_DIMENSIONS)[number];

type Sum = { readonly basis: PostingBasis; readonly amount: number; readonly contractCount: number };
export type MonthSum = Sum & { readonly month: string };
export type CutSum = Sum & { readonly dimension: CutDimension; readonly value: string };
/** `monthly` holds the asked year and those before it that tell its season; `cuts` the asked year alone. */
export type YearSums = { readonly monthly: readonly MonthSum[]; readonly cuts: readonly CutSum[] };
/** `knownAt` null is now. */
export type SumsAsked = { readonly year: number; readonly amountKind: AmountKind; readonly knownAt: Instant | null };

const SEASONS = 4;

/** The asked year and the years before it. */
function yearsBefore(year: number): number[] {
  return Array.from({ length: SEASONS + 1 }, (_, at) => year - SEASONS + at);
}

/** Each part of the tallies' key is named, so that none is read that is not asked for. `before` leaves out the months from it on. */
function tallies(reads: Reads, amountKind: string, before: string | null) {
  return reads
    .selectFrom("tally")
    .select((eb) => [
      "basis",
      eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount"),
      eb.cast<number>(eb.fn.sum("contractCount"), "bigint").as("contractCount"),
    ])
    .where("amountKind", "=", amountKind)
    .where("basis", "in", BASES)
    .$if(before !== null, (query) => query.where("month", "<", before ?? ""));
}

/**
 * What stands between the tallies of the months before `before` and what had been recorded by then: sums recorded from it on are taken off
 * the months before it, and any recorded before it for a later month is added.
 */
function corrections(reads: Reads, amountKind: string, before: string) {
  return reads
    .selectFrom("lateTally")
    .select((eb) => {
      const turned = (column: "amount" | "contractCount") =>
        eb
          .case()
          .when("month", "<", before)
          .then(eb(column, "*", eb.lit(-1)))
          .else(eb.ref(column))
          .end();
      return [
        "basis",
        eb.cast<number>(eb.fn.sum(turned("amount")), "bigint").as("amount"),
        eb.cast<number>(eb.fn.sum(turned("contractCount")), "bigint").as("contractCount"),
      ];
    })
    .where("amountKind", "=", amountKind)
    .where("basis", "in", BASES)
    .where((eb) =>
      eb.or([eb.and([eb("month", "<", before), eb("recordedMonth", ">=", before)]), eb.and([eb("month", ">=", before), eb("recordedMonth", "<", before)])]),
    );
}

async function monthlySums(reads: Reads, years: readonly number[], amountKind: string, before: string | null): Promise<readonly MonthSum[]> {
  const rows = await tallies(reads, amountKind, before)
    .select("month")
    .where("year", "in", [...years])
    .where("dimension", "=", "all")
    .groupBy(["month", "basis"])
    .execute();
  return rows as readonly MonthSum[];
}

async function monthlyCorrections(reads: Reads, years: readonly number[], amountKind: string, before: string): Promise<readonly MonthSum[]> {
  const rows = await corrections(reads, amountKind, before)
    .select("month")
    .where("year", "in", [...years])
    .where("dimension", "=", "all")
    .groupBy(["month", "basis"])
    .execute();
  return rows as readonly MonthSum[];
}

async function cutSums(reads: Reads, year: number, amountKind: string, before: string | null): Promise<readonly CutSum[]> {
  const rows = await tallies(reads, amountKind, before)
    .select(["dimension", "value"])
    .where("year", "=", year)
    .where("dimension", "in", [...CUT_DIMENSIONS])
    .groupBy(["basis", "dimension", "value"])
    .execute();
  return rows as readonly CutSum[];
}

async function cutCorrections(reads: Reads, year: number, amountKind: string, before: string): Promise<readonly CutSum[]> {
  const rows = await corrections(reads, amountKind, before)
    .select(["dimension", "value"])
    .where("year", "=", year)
    .where("dimension", "in", [...CUT_DIMENSIONS])
    .groupBy(["basis", "dimension", "value"])
    .execute();
  return rows as readonly CutSum[];
}

const SUMMED = ["countedMonth", "recordedAt", "amountKind", "basis", "amount", "contractCount"] as const;
const DIMENSION_COLUMNS = ["sellerDistrict", "buyerDistrict", "districtPair", "class", "chain", "field", "institute"] as const;

/** What had been recorded since a month began, which no tally tells from its rest: less than a month of postings, by the index of their recording. */
async function runningSums(reads: Reads, amountKind: string, from: Instant, knownAt: Instant): Promise<readonly TallySum[]> {
  if (from > knownAt) return [];
  const rows = await reads
    .selectFrom("posting")
    .select([...SUMMED, ...DIMENSION_COLUMNS])
    .where("recordedAt", ">=", from)
    .where("recordedAt", "<=", knownAt)
    .where("amountKind", "=", amountKind)
    .execute();
  return talliesOf(rows);
}

function merged<S extends Sum>(sums: readonly S[], keyOf: (sum: S) => string): readonly S[] {
  const found = new Map<string, S>();
  for (const sum of sums) {
    const before = found.get(keyOf(sum));
    const added = before ? { ...before, amount: before.amount + sum.amount, contractCount: before.contractCount + sum.contractCount } : sum;
    found.set(keyOf(sum), added);
  }
  return [...found.values()];
}

function monthSumOf({ month, basis, amount, contractCount }: TallySum): MonthSum {
  return { month, basis: basis as PostingBasis, amount, contractCount };
}

function cutSumOf({ dimension, value, basis, amount, contractCount }: TallySum): CutSum {
  return { dimension: dimension as CutDimension, value, basis: basis as PostingBasis, amount, contractCount };
}

/** What had been recorded by an instant: all before the month `before`, and `running` of that month itself. */
type Known = { readonly before: string; readonly running: readonly TallySum[] };

/** At a month's last instant the month is whole, and nothing of the next is there yet. */
async function knownBy(reads: Reads, amountKind: string, knownAt: Instant): Promise<Known> {
  const before = monthOf(dayOf(addMs(knownAt, 1)));
  return { before, running: await runningSums(reads, amountKind, startOfDay(`${before}-01` as Day), knownAt) };
}

async function monthlyKnown(reads: Reads, years: readonly number[], amountKind: string, { before, running }: Known): Promise<readonly MonthSum[]> {
  const own = running.filter((sum) => sum.dimension === "all" && years.includes(sum.year)).map(monthSumOf);
  const closed = [...(await monthlySums(reads, years, amountKind, before)), ...(await monthlyCorrections(reads, years, amountKind, before))];
  return merged([...closed, ...own], (sum) => `${sum.month}|${sum.basis}`);
}

async function cutsKnown(reads: Reads, year: number, amountKind: string, { before, running }: Known): Promise<readonly CutSum[]> {
  const own = running.filter((sum) => sum.year === year && CUT_DIMENSIONS.some((dimension) => dimension === sum.dimension)).map(cutSumOf);
  const closed = [...(await cutSums(reads, year, amountKind, before)), ...(await cutCorrections(reads, year, amountKind, before))];
  return merged([...closed, ...own], (sum) => `${sum.dimension}|${sum.value}|${sum.basis}`);
}

/** One year's months alone, as known at an instant. */
export async function monthsKnownAt(reads: Reads, year: number, amountKind: AmountKind, knownAt: Instant): Promise<readonly MonthSum[]> {
  return monthlyKnown(reads, [year], amountKind, await knownBy(reads, amountKind, knownAt));
}

/** Of now by the tallies alone. Of a past instant by those of the months before it, less what was recorded later, and by the postings of its own month until then. */
export async function yearSums(reads: Reads, { year, amountKind, knownAt }: SumsAsked): Promise<YearSums> {
  const years = yearsBefore(year);
  if (knownAt === null) return { monthly: await monthlySums(reads, years, amountKind, null), cuts: await cutSums(reads, year, amountKind, null) };
  const known = await knownBy(reads, amountKind, knownAt);
  return { monthly: await monthlyKnown(reads, years, amountKind, known), cuts: await cutsKnown(reads, year, amountKind, known) };
}
