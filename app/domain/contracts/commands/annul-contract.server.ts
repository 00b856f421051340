// Knows how a fake, double or void contract leaves the counter with its trace kept; must never delete anything.
import { appendEvent } from "#app/domain/events/append.server.ts";
import { reverseContract } from "#app/domain/ledger/commands/reverse-contract.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { legalContractMove } from "../contract.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";

/** Annuls on today's date with a reason, and reverses every posting in its own month. The number stays taken. */
export async function annulContract(
  tx: Tx,
  actor: Actor,
  { contractId, reason }: { readonly contractId: string; readonly reason: string },
  now: Instant,
): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["clerk"], row);
  legalContractMove(row.state, "annul");
  await saveContract(tx, row, { state: "annulled", stateReason: reason }, now);
  const eventSeq = await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "annul", data: { annulledOn: dayOf(now) } });
  await reverseContract(tx, { contractId: row.id, eventSeq, recordedAt: now });
}
