// Knows how a seller files a contract that was made elsewhere; must never register it.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { demandKnownCodes } from "../code-lists.server.ts";
import type { ContractContent, ContractSide } from "../content.ts";
import type { ContractForm } from "../fields.ts";
import { insertContract } from "../insert-contract.server.ts";
import { demandFiler } from "../policy.ts";
import { sideOf } from "./prepare-contract.server.ts";

/** The form's words as the contract's content. */
export function contentOf(form: ContractForm, seller: ContractSide, undertakenOn: ContractContent["undertakenOn"]): ContractContent {
  const { name: _name, class: _class, field: _field, chainCode: _chain, totalAmount: _total, technicalAmount: _technical, signedOn: _day, ...asked } = form;
  return { ...asked, seller, undertakenOn };
}

/**
 * Files a contract with origin `direct` for the actor's organisation (any of the five classes); sums in 分.
 * Refuses an unverified organisation, a person who is no editor or signatory, a day of signing in the future, technical above total,
 * `contract.unknownCode` for a code that the form's lists do not have.
 */
export async function fileDirectContract(tx: Tx, actor: Actor, form: ContractForm, now: Instant): Promise<{ readonly id: string; readonly code: string }> {
  demandFiler(actor);
  if (form.signedOn > dayOf(now)) refuse("contract.dayInFuture");
  await demandKnownCodes(tx, form);
  const seller = await sideOf(tx, actor.orgId);
  const { name, class: kind, chainCode, field, totalAmount, technicalAmount, signedOn } = form;
  const made = await insertContract(
    tx,
    {
      origin: "direct",
      originId: null,
      dealId: null,
      outcomeId: null,
      sellerOrgId: actor.orgId,
      buyerOrgId: null,
      name,
      class: kind,
      chainCode,
      field,
      totalAmount,
      technicalAmount,
      signedOn,
      content: contentOf(form, seller, null),
    },
    now,
  );
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: made.id, verb: "file", data: { origin: "direct" } });
  return made;
}
