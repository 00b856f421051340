// Knows how contracts leave the ledger without a trace being lost; must never update or delete a posting.
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { unbalanced } from "../corrections.ts";
import { postingsOf } from "../queries.server.ts";
import { reversalsAt, writePostings } from "../write-postings.server.ts";

export type ReverseContract = { readonly contractId: string; readonly eventSeq: number; readonly recordedAt: Instant };

/**
 * Annulment: reverses every posting of the contract, receipts and earlier corrections with it, in that posting's own countedMonth, so
 * that each month's net is 0 (domain.md C). A month of an earlier year is flagged a restatement. Nothing happens to a contract without postings.
 */
export async function reverseContract(tx: Tx, contract: ReverseContract): Promise<void> {
  await reverseContracts(tx, [contract]);
}

/** The same for many contracts, with one sum for the tallies; each contract once. */
export async function reverseContracts(tx: Tx, contracts: readonly ReverseContract[]): Promise<void> {
  const kept = await postingsOf(
    tx,
    contracts.map((contract) => contract.contractId),
  );
  const sources = new Map(contracts.map((contract) => [contract.contractId, contract]));
  const reversals = unbalanced(kept).flatMap((posting) => {
    const source = sources.get(posting.contractId);
    return source ? reversalsAt(source, [{ posting, countedMonth: posting.countedMonth }]) : [];
  });
  await writePostings(tx, reversals);
}
