// Knows how a seller reports a registered contract as performed; must never change what is counted.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { legalContractMove } from "../contract.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";

/** All paid or the term is over, on the seller's word. */
export async function markContractPerformed(tx: Tx, actor: Actor, { contractId }: { readonly contractId: string }, now: Instant): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["seller"], row);
  legalContractMove(row.state, "markPerformed");
  await saveContract(tx, row, { state: "performed" }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "markPerformed" });
}
