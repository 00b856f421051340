// Knows how a contract row is born; must never decide who may file one.
import { nextPublicCode } from "#app/domain/events/sequence.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Money } from "#app/kernel/money.ts";
import { type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { ContractContent } from "./content.ts";
import { type ContractClass, judgeAmounts, type TechField } from "./contract.ts";
import { ruleSetOn } from "./rule-sets.server.ts";

export type NewContract = {
  readonly origin: string;
  readonly originId: string | null;
  readonly dealId: string | null;
  readonly outcomeId: string | null;
  readonly sellerOrgId: string;
  readonly buyerOrgId: string | null;
  readonly name: string;
  readonly class: ContractClass;
  readonly chainCode: string | null;
  readonly field: TechField | null;
  readonly totalAmount: Money;
  readonly technicalAmount: Money;
  readonly signedOn: Day;
  readonly content: ContractContent;
};

/** Inserts a `prepared` contract and returns its id; the parties' names and regions are frozen as they stand in the content, the rule set is today's. */
export async function insertContract(tx: Tx, contract: NewContract, now: Instant): Promise<{ readonly id: string; readonly code: string }> {
  judgeAmounts(contract.totalAmount, contract.technicalAmount);
  const { content, ...facts } = contract;
  const id = newId();
  const code = await nextPublicCode(tx, "HT", now);
  await tx
    .insertInto("techContract")
    .values({
      ...facts,
      id,
      code,
      sellerName: content.seller.name,
      buyerName: content.buyer.name,
      sellerRegion: content.seller.regionCode,
      buyerRegion: content.buyer.regionCode,
      content: JSON.stringify(content),
      state: "prepared",
      ruleSet: (await ruleSetOn(tx, dayOf(now))).code,
      officeOrgId: null,
      registrationNo: null,
      registeredOn: null,
      decideBy: null,
      stateReason: "",
      acceptedBy: null,
      registeredBy: null,
      supplementBy: null,
      terminatedOn: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    })
    .execute();
  return { id, code };
}
