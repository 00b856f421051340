// Knows how a seller corrects a contract that is still his; must never touch what a deal agreed about the parties.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { demandKnownCodes } from "../code-lists.server.ts";
import { readContractContent } from "../codec.ts";
import type { ContractContent } from "../content.ts";
import { judgeAmounts, legalContractMove } from "../contract.ts";
import type { ContractForm } from "../fields.ts";
import { type ContractRow, loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";
import { ruleSetOn } from "../rule-sets.server.ts";
import { contentOf } from "./file-direct-contract.server.ts";

/** A contract out of a deal keeps its parties, sums, class, licence and day: they were signed. Refuses `contract.signedTerms`. */
function judgeKeepsDeal(row: ContractRow, form: ContractForm, kept: ContractContent): void {
  if (row.dealId === null) return;
  const same =
    form.totalAmount === row.totalAmount &&
    form.technicalAmount === row.technicalAmount &&
    form.class === row.class &&
    form.signedOn === row.signedOn &&
    form.buyer.name === row.buyerName &&
    form.buyer.regionCode === row.buyerRegion &&
    form.buyer.countryCode === kept.buyer.countryCode &&
    form.licenceKind === kept.licenceKind;
  if (!same) refuse("contract.signedTerms");
}

/** Replaces the form's words while prepared or in supplement. Refuses what filing refuses, and a change of what a deal signed. */
export async function editContract(
  tx: Tx,
  actor: Actor,
  { contractId, form }: { readonly contractId: string; readonly form: ContractForm },
  now: Instant,
): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["seller"], row);
  legalContractMove(row.state, "edit");
  const kept = readContractContent(row.content);
  judgeKeepsDeal(row, form, kept);
  judgeAmounts(form.totalAmount, form.technicalAmount);
  if (form.signedOn > dayOf(now)) refuse("contract.dayInFuture");
  await demandKnownCodes(tx, form);
  const content = contentOf(form, kept.seller, null);
  await saveContract(
    tx,
    row,
    {
      name: form.name,
      class: form.class,
      chainCode: form.chainCode,
      field: form.field,
      totalAmount: form.totalAmount,
      technicalAmount: form.technicalAmount,
      signedOn: form.signedOn,
      ruleSet: (await ruleSetOn(tx, dayOf(now))).code,
      buyerName: form.buyer.name,
      buyerRegion: form.buyer.regionCode,
      content: JSON.stringify(content),
    },
    now,
  );
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: row.id, verb: "edit" });
}
