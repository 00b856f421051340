// Knows how a party reports that a registered contract was ended before its time; must never change what is counted.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { demandOwnRegistration, judgeTermination, legalContractMove } from "../contract.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";

export type TerminateContract = { readonly contractId: string; readonly terminatedOn: Day; readonly reason: string };

/** The performed part stays counted; the rest is written down by an amendment (domain.md B7). Refuses `contract.dayInFuture`, `contract.beforeSigning`, `contract.imported`. */
export async function terminateContract(tx: Tx, actor: Actor, { contractId, terminatedOn, reason }: TerminateContract, now: Instant): Promise<void> {
  const row = await loadContract(tx, contractId);
  const move = legalContractMove(row.state, "terminate");
  demandOwnRegistration(row.origin);
  demandContractParty(actor, move.by, row);
  judgeTermination({ terminatedOn, signedOn: row.signedOn as Day, today: dayOf(now) });
  await saveContract(tx, row, { state: "terminated", stateReason: reason, terminatedOn }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "terminate", data: { terminatedOn } });
}
