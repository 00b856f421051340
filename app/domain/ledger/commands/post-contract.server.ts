// Knows how a registration is written into the ledger; must never decide whether a contract may be registered.
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { addToTallies } from "../add-to-tallies.server.ts";
import { type LedgerContract, postingsFor } from "../ledger.ts";
import { postingsInForce } from "../queries.server.ts";

export type PostContract = {
  readonly contract: LedgerContract;
  /** The registration's event. */
  readonly eventSeq: number;
  /** `2026-03`: the Shanghai month of registration. */
  readonly countedMonth: string;
  readonly recordedAt: Instant;
};

/** Posts a registered contract and moves the tallies, in 分. Refuses `ledger.alreadyPosted` while its postings are in force. */
export async function postContract(tx: Tx, { contract, eventSeq, countedMonth, recordedAt }: PostContract): Promise<void> {
  if ((await postingsInForce(tx, contract.id)).length > 0) refuse("ledger.alreadyPosted");
  const postings = postingsFor(contract, countedMonth);
  if (postings.length === 0) return;
  await tx
    .insertInto("posting")
    .values(postings.map((p) => ({ ...p, id: newId(), eventSeq, contractId: contract.id, recordedAt, reversalOf: null, isRestatement: 0 as const })))
    .execute();
  await addToTallies(tx, postings);
}
