// Knows how a deal's signing leaves a contract draft behind; must never judge the deal.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import type { Money } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Day, Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { ContractClass, ContractContent } from "../contract.ts";
import { insertContract } from "../insert-contract.server.ts";

export type PrepareContract = {
  readonly dealId: string;
  readonly origin: "trial" | "listing" | "challenge" | "auction" | "negotiated";
  readonly originId: string | null;
  readonly outcomeId: string;
  readonly sellerOrgId: string;
  readonly buyerOrgId: string;
  readonly name: string;
  readonly class: ContractClass;
  readonly totalAmount: Money;
  readonly technicalAmount: Money;
  readonly chainCode: string | null;
  readonly signedOn: Day;
  /** What the deal agreed; the parties are read from their organisations. */
  readonly agreed: Omit<ContractContent, "seller" | "buyer" | "undertakenOn">;
};

/** A side as its verified organisation states it; refuses `contract.notFound` when there is no such organisation. */
export async function sideOf(tx: Tx, orgId: string) {
  const row = await tx.selectFrom("organisation").select(["name", "natureCode", "regionCode"]).where("id", "=", orgId).executeTakeFirst();
  return row ?? refuse("contract.notFound");
}

/** Writes the draft with every agreed field, in the caller's transaction (the deal's signing); returns its id and code. */
export async function prepareContract(tx: Tx, actor: AnyActor, input: PrepareContract, now: Instant): Promise<{ readonly id: string; readonly code: string }> {
  const { agreed, ...facts } = input;
  const content = { ...agreed, seller: await sideOf(tx, input.sellerOrgId), buyer: await sideOf(tx, input.buyerOrgId), undertakenOn: null };
  const made = await insertContract(tx, { ...facts, field: null, content }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: made.id, verb: "prepare", data: { dealId: input.dealId, origin: input.origin } });
  return made;
}
