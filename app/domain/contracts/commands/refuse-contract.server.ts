// Knows how the office says no to a contract it had accepted; must never count it.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { legalContractMove } from "../contract.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";

/** 不予登记 with the reason; from acceptance by the clerk, from the second review by the reviewer. */
export async function refuseContract(
  tx: Tx,
  actor: Actor,
  { contractId, reason }: { readonly contractId: string; readonly reason: string },
  now: Instant,
): Promise<void> {
  const row = await loadContract(tx, contractId);
  const move = legalContractMove(row.state, "refuse");
  demandContractParty(actor, move.by, row);
  await saveContract(tx, row, { state: "refused", stateReason: reason }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "refuse" });
}
