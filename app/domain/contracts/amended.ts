// Knows what a registered contract becomes by an amendment, and which facts differ between two versions; must never judge who may amend.
import type { ContractContent, ContractSide } from "./content.ts";
import type { AmendForm } from "./fields.ts";

type Facts = {
  readonly name: string;
  readonly class: string;
  readonly field: string | null;
  readonly chainCode: string | null;
  readonly totalAmount: number;
  readonly technicalAmount: number;
};
export type Amended = Facts & { readonly buyerName: string; readonly buyerRegion: string; readonly content: ContractContent };

/** The contract's columns and content with what the amendment says; all that it does not ask for stays. */
export function amendedFrom(content: ContractContent, form: AmendForm): Amended {
  const { name, class: kind, field, chainCode, totalAmount, technicalAmount, buyer, validTo } = form;
  const facts = { name, class: kind, field, chainCode, totalAmount, technicalAmount };
  return { ...facts, buyerName: buyer.name, buyerRegion: buyer.regionCode, content: { ...content, buyer, validTo } };
}

export type VersionFacts = Facts & { readonly buyer: ContractSide; readonly validTo: string | null };

/** What a reader is told of a version beside its class and sums, which have columns of their own. */
const TOLD = {
  name: (v: VersionFacts) => v.name,
  field: (v: VersionFacts) => v.field,
  chain: (v: VersionFacts) => v.chainCode,
  buyer: (v: VersionFacts) => v.buyer.name,
  buyerNature: (v: VersionFacts) => v.buyer.natureCode || null,
  buyerCountry: (v: VersionFacts) => v.buyer.countryCode,
  buyerRegion: (v: VersionFacts) => v.buyer.regionCode || null,
  validTo: (v: VersionFacts) => v.validTo,
} as const;
export type AmendedFact = keyof typeof TOLD;
export type FactChange = { readonly fact: AmendedFact; readonly from: string | null; readonly to: string | null };

/** Fact by fact from one version to the next; empty where the same. */
export function changesBetween(before: VersionFacts, after: VersionFacts): readonly FactChange[] {
  const changes = Object.entries(TOLD).map(([fact, read]) => ({ fact: fact as AmendedFact, from: read(before), to: read(after) }));
  return changes.filter(({ from, to }) => from !== to);
}

/** Whether an amendment changes anything at all. */
export function isSameVersion(before: VersionFacts, after: VersionFacts): boolean {
  const isSameKind = before.class === after.class && before.totalAmount === after.totalAmount && before.technicalAmount === after.technicalAmount;
  return isSameKind && changesBetween(before, after).length === 0;
}
