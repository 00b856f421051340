// Knows how postings are read; must never write.
import { isAmong } from "#db/many-rows.ts";
import type { Reads } from "#db/unit-of-work.ts";

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

/** Every posting of these contracts, reversals with them. */
export async function postingsOf(reads: Reads, contractIds: readonly string[]) {
  if (contractIds.length === 0) return [];
  const wanted = contractIds.map((contractId) => ({ contractId }));
  return reads
    .selectFrom("posting")
    .select(POSTING_COLUMNS)
    .where(isAmong(reads, "posting", ["contractId"], wanted))
    .orderBy("id")
    .execute();
}
