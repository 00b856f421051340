// Knows how a seller hands a contract in with his undertaking; must never choose the office.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { readContractContent } from "../codec.ts";
import { legalContractMove } from "../contract.ts";
import { hasContractText } from "../contract-files.server.ts";
import { draftOf } from "../draft.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";
import { judgeSubmission } from "../precheck.ts";
import { ruleSetOn } from "../rule-sets.server.ts";

/**
 * Hands in with the undertaking (认定登记承诺书), judged by the rule set of today, which the contract keeps. Refuses what the pre-check
 * calls an obstacle (`contract.incomplete`, `contract.deductionsDiffer`, `contract.sellerElsewhere` …) and `contract.noUndertaking`.
 */
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
  const today = dayOf(now);
  const rules = await ruleSetOn(tx, today);
  judgeSubmission(draftOf(row, content, await hasContractText(tx, row.id)), rules, { today, undertaking });
  const handedIn = { state: "submitted", stateReason: "", supplementBy: null, ruleSet: rules.code };
  await saveContract(tx, row, { ...handedIn, content: JSON.stringify({ ...content, undertakenOn: today }) }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "submit", data: { ruleSet: rules.code } });
}
