// Knows how postings are read; must never write.
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
