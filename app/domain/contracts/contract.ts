// Knows what a technology contract (技术合同) is, its legal moves and its judgements; must never know who asks or where rows are kept.
import { findMove, type Move } from "#app/kernel/machine.ts";
import type { Money } from "#app/kernel/money.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Day } from "#app/kernel/time.ts";

/** 民法典 843–887: development, transfer, licence, consulting, service. */
export const CONTRACT_CLASSES = ["development", "transfer", "licence", "consulting", "service"] as const;
export type ContractClass = (typeof CONTRACT_CLASSES)[number];

export const CONTRACT_STATES = [
  "prepared",
  "submitted",
  "supplement",
  "accepted",
  "secondReview",
  "registered",
  "refused",
  "performed",
  "terminated",
  "annulled",
] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

export const CONTRACT_VERBS = [
  "prepare",
  "file",
  "edit",
  "submit",
  "askSupplement",
  "accept",
  "toSecondReview",
  "register",
  "refuse",
  "markPerformed",
  "terminate",
  "amend",
  "approveIncome",
  "cancelIncome",
  "annul",
] as const;
export type ContractVerb = (typeof CONTRACT_VERBS)[number];
export type ContractParty = "system" | "seller" | "buyer" | "clerk" | "reviewer";

/** 民法典 846: one sum at once, instalments, royalty, royalty with an entry fee. */
export const PAYMENT_WAYS = ["oneOff", "instalments", "royalty", "royaltyWithEntryFee"] as const;
export type PaymentWay = (typeof PAYMENT_WAYS)[number];
/** 普通 / 排他 / 独占. */
export const LICENCE_KINDS = ["nonExclusive", "sole", "exclusive"] as const;
export type ContractLicenceKind = (typeof LICENCE_KINDS)[number];
export const CONTRACT_IP_KINDS = ["invention", "utilityModel", "design", "software", "layout", "plantVariety", "knowHow", "none"] as const;
export type ContractIpKind = (typeof CONTRACT_IP_KINDS)[number];
/** 技术领域, the register's eleven. */
export const TECH_FIELDS = [
  "electronics",
  "aerospace",
  "manufacturing",
  "biomed",
  "materials",
  "energy",
  "environment",
  "nuclear",
  "agriculture",
  "transport",
  "urban",
] as const;
export type TechField = (typeof TECH_FIELDS)[number];

export type ContractMove = Move<ContractState, ContractVerb, ContractParty>;

/** Registered and not annulled: counts. */
export const IN_FORCE = ["registered", "performed", "terminated"] as const satisfies readonly ContractState[];

export const CONTRACT_MOVES: readonly ContractMove[] = [
  { from: null, to: "prepared", verb: "prepare", by: ["system"] },
  { from: null, to: "prepared", verb: "file", by: ["seller"] },
  { from: "prepared", to: "prepared", verb: "edit", by: ["seller"] },
  { from: "supplement", to: "supplement", verb: "edit", by: ["seller"] },
  { from: "prepared", to: "submitted", verb: "submit", by: ["seller"], guard: "judgeComplete" },
  { from: "supplement", to: "submitted", verb: "submit", by: ["seller"], guard: "judgeComplete" },
  { from: "submitted", to: "supplement", verb: "askSupplement", by: ["clerk"] },
  { from: "submitted", to: "accepted", verb: "accept", by: ["clerk"] },
  { from: "accepted", to: "secondReview", verb: "toSecondReview", by: ["clerk"], guard: "judgeLine" },
  { from: "accepted", to: "registered", verb: "register", by: ["clerk"], guard: "judgeRegistration" },
  { from: "secondReview", to: "registered", verb: "register", by: ["reviewer"], guard: "judgeRegistration" },
  { from: "accepted", to: "refused", verb: "refuse", by: ["clerk"] },
  { from: "secondReview", to: "refused", verb: "refuse", by: ["reviewer"] },
  { from: "registered", to: "performed", verb: "markPerformed", by: ["seller"] },
  { from: "registered", to: "terminated", verb: "terminate", by: ["buyer", "seller"], guard: "judgeTermination" },
  { from: "performed", to: "terminated", verb: "terminate", by: ["buyer", "seller"], guard: "judgeTermination" },
  ...IN_FORCE.flatMap((state): ContractMove[] => [
    { from: state, to: state, verb: "amend", by: ["clerk", "reviewer"], guard: "judgeAmendment" },
    { from: state, to: state, verb: "approveIncome", by: ["clerk"], guard: "judgeIncome" },
    { from: state, to: state, verb: "cancelIncome", by: ["clerk"] },
    { from: state, to: "annulled", verb: "annul", by: ["clerk"] },
  ]),
];

/** The move from `state`, or refuses `contract.wrongState`. */
export function legalContractMove(state: ContractState, verb: ContractVerb): ContractMove {
  return findMove(CONTRACT_MOVES, state, verb) ?? refuse("contract.wrongState", { state, verb });
}

export function isInForce(state: ContractState): boolean {
  return IN_FORCE.some((one) => one === state);
}

/** Registered elsewhere and brought in by a file: never edited by hand (domain.md B7). */
export function isImported(origin: string): boolean {
  return origin === "importedOutput" || origin === "importedAbsorption";
}

/** Refuses `contract.imported`. */
export function demandOwnRegistration(origin: string): void {
  if (isImported(origin)) refuse("contract.imported");
}

/** total ≥ technical ≥ 0 (domain.md §3 Two amounts); refuses `contract.technicalAboveTotal`, `contract.amountNegative`. */
export function judgeAmounts(total: Money, technical: Money): void {
  if (technical < 0 || total < 0) refuse("contract.amountNegative");
  if (technical > total) refuse("contract.technicalAboveTotal");
}

/** The contract is ended on a day between its signing and today; refuses `contract.dayInFuture`, `contract.beforeSigning`. */
export function judgeTermination({ terminatedOn, signedOn, today }: { readonly terminatedOn: Day; readonly signedOn: Day; readonly today: Day }): void {
  if (terminatedOn > today) refuse("contract.dayInFuture");
  if (terminatedOn < signedOn) refuse("contract.beforeSigning", { signedOn });
}

/** `…技术` and `…` alike give `…技术许可合同`: the word is not said twice. */
export function licenceContractName(outcomeTitle: string): string {
  return `${outcomeTitle.replace(/技术$/u, "")}技术许可合同`;
}
