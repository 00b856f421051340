// Knows how a deal's signing leaves a contract draft behind; must never judge the deal.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { AnyActor } from "#app/kernel/actor.ts";
import type { Money } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import { addDays, addMonths, type Day, type Instant } from "#app/kernel/time.ts";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import { type ContractContent, type ContractSide, HOME_COUNTRY, UNASKED } from "../content.ts";
import type { ContractClass } from "../contract.ts";
import { insertContract } from "../insert-contract.server.ts";

/** What a deal agrees on; the form's other questions are the seller's to answer. */
type Agreed = Pick<ContractContent, "paymentWay" | "licenceKind" | "scope" | "months" | "priceTerms" | "ipKind" | "nonTechnicalItems">;

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
  /** The parties are read from their organisations. */
  readonly agreed: Agreed;
};

/** A side as its verified organisation states it; refuses `contract.notFound` when there is no such organisation. */
export async function sideOf(reads: Reads, orgId: string): Promise<ContractSide> {
  const row = await reads.selectFrom("organisation").select(["name", "natureCode", "regionCode"]).where("id", "=", orgId).executeTakeFirst();
  return row ? { ...row, countryCode: HOME_COUNTRY } : refuse("contract.notFound");
}

/** Runs from the day of signing; to the day before the term is over, where one was agreed. */
function validity(signedOn: Day, months: number | null): Pick<ContractContent, "validFrom" | "validTo"> {
  return { validFrom: signedOn, validTo: months === null ? null : addDays(addMonths(signedOn, months), -1) };
}

/** Writes the draft with every agreed field, in the caller's transaction (the deal's signing); returns its id and code. */
export async function prepareContract(tx: Tx, actor: AnyActor, input: PrepareContract, now: Instant): Promise<{ readonly id: string; readonly code: string }> {
  const { agreed, ...facts } = input;
  const sides = { seller: await sideOf(tx, input.sellerOrgId), buyer: await sideOf(tx, input.buyerOrgId) };
  const content = { ...UNASKED, ...validity(input.signedOn, agreed.months), ...agreed, ...sides, undertakenOn: null };
  const made = await insertContract(tx, { ...facts, field: null, content }, now);
  await appendEvent(tx, actor, now, { noun: "techContract", nounId: made.id, verb: "prepare", data: { dealId: input.dealId, origin: input.origin } });
  return made;
}
