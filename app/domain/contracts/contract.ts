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
  "annul",
] as const;
export type ContractVerb = (typeof CONTRACT_VERBS)[number];
export type ContractParty = "system" | "seller" | "clerk" | "reviewer";

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

/** One side as the form names it: full name, party nature code (3 digits), region (6 digits, GB/T 2260). */
export type ContractSide = { readonly name: string; readonly natureCode: string; readonly regionCode: string };
export type ContractContent = {
  readonly seller: ContractSide;
  readonly buyer: ContractSide;
  readonly paymentWay: PaymentWay;
  readonly licenceKind: ContractLicenceKind | null;
  readonly scope: string;
  readonly months: number | null;
  readonly priceTerms: string;
  readonly ipKind: ContractIpKind;
  /** What of the total is no technology: bought equipment, parts, raw material. */
  readonly nonTechnicalItems: string;
  /** 认定登记承诺书: the seller says the contract is true, on this day. */
  readonly undertakenOn: Day | null;
};

export const CONTRACT_MOVES: readonly Move<ContractState, ContractVerb, ContractParty>[] = [
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
  { from: "registered", to: "annulled", verb: "annul", by: ["clerk"] },
  { from: "performed", to: "annulled", verb: "annul", by: ["clerk"] },
];

/** The move from `state`, or refuses `contract.wrongState`. */
export function legalContractMove(state: ContractState, verb: ContractVerb): Move<ContractState, ContractVerb, ContractParty> {
  return findMove(CONTRACT_MOVES, state, verb) ?? refuse("contract.wrongState", { state, verb });
}

/** Registered and not annulled: counts. */
export function isInForce(state: ContractState): boolean {
  return state === "registered" || state === "performed" || state === "terminated";
}

/** total ≥ technical ≥ 0 (domain.md §3 Two amounts); refuses `contract.technicalAboveTotal`, `contract.amountNegative`. */
export function judgeAmounts(total: Money, technical: Money): void {
  if (technical < 0 || total < 0) refuse("contract.amountNegative");
  if (technical > total) refuse("contract.technicalAboveTotal");
}

export type CompleteFacts = {
  readonly name: string;
  readonly totalAmount: Money;
  readonly technicalAmount: Money;
  readonly sellerRegion: string;
  readonly field: string | null;
};

/** Everything the office needs is there; refuses `contract.incomplete` with the missing field, `contract.sellerElsewhere`. */
export function judgeComplete(facts: CompleteFacts, content: ContractContent, undertaking: boolean): void {
  judgeAmounts(facts.totalAmount, facts.technicalAmount);
  const missing = [
    ["name", facts.name],
    ["field", facts.field ?? ""],
    ["buyer", content.buyer.name],
    ["buyerRegion", content.buyer.regionCode],
    ["scope", content.scope],
    ["priceTerms", content.priceTerms],
  ].find(([, value]) => value?.trim() === "");
  if (missing) refuse("contract.incomplete", { field: missing[0] as string });
  if (!facts.sellerRegion.startsWith("3306")) refuse("contract.sellerElsewhere");
  if (!undertaking) refuse("contract.noUndertaking");
}

export const REGISTRATION_NO = /^[0-9A-Z]{16}$/u;
/** Region code of demonstration numbers, in positions 5–8. */
export const DEMO_REGION = "9999";

export type RegistrationFacts = {
  readonly registrationNo: string;
  readonly registeredOn: Day;
  readonly signedOn: Day;
  readonly today: Day;
  readonly isDemoInstance: boolean;
};

/** The number typed from the national system (年4+地区4+机构2+顺序6) and its day; never generated here. */
export function judgeRegistration(facts: RegistrationFacts): void {
  if (!REGISTRATION_NO.test(facts.registrationNo)) refuse("contract.numberMalformed");
  if (facts.registrationNo.slice(4, 8) === DEMO_REGION && !facts.isDemoInstance) refuse("contract.demoNumber");
  if (facts.registeredOn > facts.today) refuse("contract.dayInFuture");
  if (facts.registeredOn < facts.signedOn) refuse("contract.beforeSigning", { signedOn: facts.signedOn });
}

/** 工信部《技术合同认定登记管理办法》 replaced the 2000 measures on this day. */
const RULES_OF_2026_FROM = "2026-01-23";
export type RuleSet = "2000" | "2026";

export function ruleSetOn(day: Day): RuleSet {
  return day < RULES_OF_2026_FROM ? "2000" : "2026";
}

/** `…技术` and `…` alike give `…技术许可合同`: the word is not said twice. */
export function licenceContractName(outcomeTitle: string): string {
  return `${outcomeTitle.replace(/技术$/u, "")}技术许可合同`;
}
