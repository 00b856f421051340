// Knows how registrations are written into the ledger, one or many at once; must never decide whether a contract may be registered.
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { inForce } from "../corrections.ts";
import { type LedgerContract, postingsFor } from "../ledger.ts";
import { postingsOf } from "../queries.server.ts";
import { postingsAt, writePostings } from "../write-postings.server.ts";

export type PostContract = {
  readonly contract: LedgerContract;
  /** The registration's event. */
  readonly eventSeq: number;
  /** `2026-03`: the Shanghai month of registration. */
  readonly countedMonth: string;
  readonly recordedAt: Instant;
};

/** Posts registered contracts and moves the tallies once for all of them. Refuses `ledger.alreadyPosted` while one's postings are in force. */
export async function postContracts(tx: Tx, registrations: readonly PostContract[]): Promise<void> {
  const kept = await postingsOf(
    tx,
    registrations.map((one) => one.contract.id),
  );
  if (inForce(kept).length > 0) refuse("ledger.alreadyPosted");
  const postings = registrations.flatMap(({ contract, countedMonth, eventSeq, recordedAt }) =>
    postingsAt({ contractId: contract.id, eventSeq, recordedAt }, postingsFor(contract, countedMonth)),
  );
  await writePostings(tx, postings);
}

/** Posts a registered contract and moves the tallies, in 分. Refuses `ledger.alreadyPosted` while its postings are in force. */
export async function postContract(tx: Tx, registration: PostContract): Promise<void> {
  await postContracts(tx, [registration]);
}
