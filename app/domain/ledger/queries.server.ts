// Knows how postings and tallies are read and checked against each other; must never write.
import type { Reads } from "#db/unit-of-work.ts";
import { ALL_VALUE, DIMENSIONS, type Dimension, differencesOf, type TallyDifference, type TallySum } from "./ledger.ts";

const POSTING_COLUMNS = [
  "id",
  "eventSeq",
  "contractId",
  "amountKind",
  "basis",
  "amount",
  "contractCount",
  "countedMonth",
  "recordedAt",
  "reversalOf",
  "isRestatement",
  "sellerDistrict",
  "buyerDistrict",
  "districtPair",
  "class",
  "chain",
  "field",
  "institute",
  "receiptId",
] as const;
/** Parameters of one statement are bounded on both dialects. */
const CONTRACTS_A_QUERY = 1_000;

/** Every posting of these contracts, reversals with them. */
export async function postingsOf(reads: Reads, contractIds: readonly string[]) {
  const rows = [];
  for (let at = 0; at < contractIds.length; at += CONTRACTS_A_QUERY) {
    const some = contractIds.slice(at, at + CONTRACTS_A_QUERY);
    rows.push(...(await reads.selectFrom("posting").select(POSTING_COLUMNS).where("contractId", "in", some).orderBy("id").execute()));
  }
  return rows;
}

async function recomputedFor(reads: Reads, dimension: Dimension): Promise<TallySum[]> {
  const grouped = reads
    .selectFrom("posting")
    .select((eb) => [
      "countedMonth",
      "amountKind",
      "basis",
      eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount"),
      eb.cast<number>(eb.fn.sum("contractCount"), "bigint").as("contractCount"),
    ])
    .groupBy(["countedMonth", "amountKind", "basis"]);
  const rows =
    dimension === "all"
      ? (await grouped.execute()).map((row) => ({ ...row, value: ALL_VALUE }))
      : await grouped.select(`${dimension} as value`).groupBy(dimension).execute();
  return rows.map(({ countedMonth: month, ...row }) => ({ ...row, month, year: Number(month.slice(0, 4)), dimension }));
}

/** Recomputes every tally from the postings and returns the differences, to the 分; an empty list is agreement. */
export async function checkLedger(reads: Reads): Promise<readonly TallyDifference[]> {
  const kept = await reads.selectFrom("tally").select(["year", "month", "amountKind", "basis", "dimension", "value", "amount", "contractCount"]).execute();
  const recomputed: TallySum[] = [];
  for (const dimension of DIMENSIONS) recomputed.push(...(await recomputedFor(reads, dimension)));
  return differencesOf(kept, recomputed);
}
