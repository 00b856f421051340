// Knows how a year's sums are read: of now from the tallies, of any past instant from the postings recorded until then. Must never judge them.
import { BASES } from "#app/domain/ledger/ledger.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type AmountKind, monthsOf, type PostingBasis } from "../counter.ts";

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

/** Each part of the tallies' key is named, so that no tally is read that is not asked for. */
async function fromTallies(reads: Reads, { year, amountKind }: SumsAsked): Promise<YearSums> {
  const monthly = await reads
    .selectFrom("tally")
    .select(["month", "basis", "amount", "contractCount"])
    .where("year", "in", yearsBefore(year))
    .where("amountKind", "=", amountKind)
    .where("basis", "in", BASES)
    .where("dimension", "=", "all")
    .execute();
  const cuts = await reads
    .selectFrom("tally")
    .select((eb) => [
      "basis",
      "dimension",
      "value",
      eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount"),
      eb.cast<number>(eb.fn.sum("contractCount"), "bigint").as("contractCount"),
    ])
    .where("year", "=", year)
    .where("amountKind", "=", amountKind)
    .where("basis", "in", BASES)
    .where("dimension", "in", [...CUT_DIMENSIONS])
    .groupBy(["basis", "dimension", "value"])
    .execute();
  return { monthly: monthly as readonly MonthSum[], cuts: cuts as readonly CutSum[] };
}

function postingsKnown(reads: Reads, months: readonly string[], amountKind: string, knownAt: Instant) {
  return reads
    .selectFrom("posting")
    .select((eb) => [
      "basis",
      eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount"),
      eb.cast<number>(eb.fn.sum("contractCount"), "bigint").as("contractCount"),
    ])
    .where("countedMonth", "in", [...months])
    .where("amountKind", "=", amountKind)
    .where("recordedAt", "<=", knownAt);
}

async function fromPostings(reads: Reads, { year, amountKind }: SumsAsked, knownAt: Instant): Promise<YearSums> {
  const own = monthsOf(year);
  const monthly = await postingsKnown(reads, yearsBefore(year).flatMap(monthsOf), amountKind, knownAt)
    .select("countedMonth as month")
    .groupBy(["countedMonth", "basis"])
    .execute();
  const cuts: CutSum[] = [];
  for (const dimension of CUT_DIMENSIONS) {
    const rows = await postingsKnown(reads, own, amountKind, knownAt).select(`${dimension} as value`).groupBy([dimension, "basis"]).execute();
    cuts.push(...rows.map((row) => ({ ...row, basis: row.basis as PostingBasis, dimension })));
  }
  return { monthly: monthly as readonly MonthSum[], cuts };
}

export async function yearSums(reads: Reads, asked: SumsAsked): Promise<YearSums> {
  return asked.knownAt === null ? fromTallies(reads, asked) : fromPostings(reads, asked, asked.knownAt);
}
