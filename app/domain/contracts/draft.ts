// Knows a contract as far as it is written, with nothing where nothing was answered yet; must never judge it.
import type { Money } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import type { ContractContent } from "./content.ts";
import type { ContractClass, ContractIpKind, PaymentWay, TechField } from "./contract.ts";

/** What the pre-check reads: the form half filled or a kept contract; sums in 分, null where there is no sensible answer. */
export type ContractDraft = Omit<ContractContent, "paymentWay" | "ipKind" | "undertakenOn"> & {
  readonly name: string;
  readonly class: ContractClass | null;
  readonly field: TechField | null;
  readonly totalAmount: Money | null;
  readonly technicalAmount: Money | null;
  readonly signedOn: Day | null;
  readonly paymentWay: PaymentWay | null;
  readonly ipKind: ContractIpKind | null;
  readonly hasContractText: boolean;
};

export type KeptFacts = {
  readonly name: string;
  readonly class: string;
  readonly field: string | null;
  readonly totalAmount: number;
  readonly technicalAmount: number;
  readonly signedOn: string;
};

/** A kept contract as a draft. */
export function draftOf(kept: KeptFacts, content: ContractContent, hasContractText: boolean): ContractDraft {
  const { name, totalAmount, technicalAmount } = kept;
  const facts = { name, class: kept.class as ContractClass, field: kept.field as TechField | null, signedOn: kept.signedOn as Day };
  return { ...content, ...facts, totalAmount: totalAmount as Money, technicalAmount: technicalAmount as Money, hasContractText };
}

/** All that a person wrote, for rules that look for words. */
export function textOf(draft: Pick<ContractDraft, "name" | "scope" | "priceTerms" | "nonTechnicalItems">): string {
  return [draft.name, draft.scope, draft.priceTerms, draft.nonTechnicalItems].join("\n");
}
