// Knows how a seller hands a contract in with his undertaking; must never choose the office.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { fen } from "#app/kernel/money.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readContractContent } from "../codec.ts";
import { judgeComplete, legalContractMove } from "../contract.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";

/** Hands in with the undertaking (认定登记承诺书). Refuses `contract.incomplete`, `contract.sellerElsewhere`, `contract.noUndertaking`, amounts out of order. */
export async function submitContract(
  tx: Tx,
  actor: Actor,
  { contractId, undertaking }: { readonly contractId: string; readonly undertaking: boolean },
  now: Instant,
): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["seller"], row);
  legalContractMove(row.state, "submit");
  const content = readContractContent(row.content);
  judgeComplete({ ...row, totalAmount: fen(row.totalAmount), technicalAmount: fen(row.technicalAmount) }, content, undertaking);
  await saveContract(tx, row, { state: "submitted", stateReason: "", content: JSON.stringify({ ...content, undertakenOn: dayOf(now) }) }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "submit" });
}
