// Knows what the national registration form asks of a contract beside its name, class and sums; must never know which answers are right.
import { addMoney, fen, type Money } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import type { ContractIpKind, ContractLicenceKind, PaymentWay } from "./contract.ts";

/** China's code in the form's country field (GB/T 2659, three digits). */
export const HOME_COUNTRY = "156";

/** One side as the form names it: full name, party nature code (3 digits), country (3 digits), region (6 digits, GB/T 2260; empty abroad). */
export type ContractSide = { readonly name: string; readonly natureCode: string; readonly countryCode: string; readonly regionCode: string };

/** 民法典 851: commissioned or joint development. */
export const COOPERATIONS = ["commissioned", "joint"] as const;
export type Cooperation = (typeof COOPERATIONS)[number];
/** 基础研究, 应用研究, 试验发展, and what is none of them. */
export const RESEARCH_KINDS = ["basic", "applied", "experimental", "notResearch"] as const;
export type ResearchKind = (typeof RESEARCH_KINDS)[number];

/** What of a total is no technology: bought equipment and instruments, parts, raw material, commissions, building work, anything else. */
export const DEDUCTION_KINDS = ["equipment", "parts", "materials", "commission", "construction", "other"] as const;
export type DeductionKind = (typeof DEDUCTION_KINDS)[number];
export type Deductions = Readonly<Partial<Record<DeductionKind, Money>>>;

/** The form's lists whose codes are reference rows with their source. */
export const CODE_LISTS = ["nature", "planSource", "goal", "industry"] as const;
export type CodeList = (typeof CODE_LISTS)[number];

/** GB/T 4754-2017 numbers a class (小类) with four digits, of which the first two are its division (大类); divisions alone are on our list. */
export function isIndustryClass(industry: string | null): industry is string {
  return industry !== null && /^\d{4}$/u.test(industry);
}
export function divisionOf(industry: string): string {
  return industry.slice(0, 2);
}

/** Papers a seller hands in: the contract's text, annexes, the signed undertaking (认定登记承诺书). */
export const SELLER_PAPERS = ["contractText", "annex", "undertaking"] as const;
export type SellerPaper = (typeof SELLER_PAPERS)[number];

export type ContractContent = {
  readonly seller: ContractSide;
  readonly buyer: ContractSide;
  /** The contract runs from and to; both days are part of it. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly paymentWay: PaymentWay;
  readonly licenceKind: ContractLicenceKind | null;
  readonly scope: string;
  readonly months: number | null;
  readonly priceTerms: string;
  readonly ipKind: ContractIpKind;
  /** 计划来源, 社会经济目标, 国民经济行业 (GB/T 4754 class; a division alone in older contracts). */
  readonly planSource: string | null;
  readonly goal: string | null;
  readonly industry: string | null;
  readonly cooperation: Cooperation | null;
  readonly researchKind: ResearchKind | null;
  /** Of transfers: what the buyer expects to invest anew and to put out, in 分. */
  readonly expectedInvestment: Money | null;
  readonly expectedOutput: Money | null;
  readonly deductions: Deductions;
  /** In words, what the deductions are. */
  readonly nonTechnicalItems: string;
  /** 认定登记承诺书: the seller says the contract is true, on this day. */
  readonly undertakenOn: Day | null;
};

/** Fields that older contracts and drafts out of a deal were never asked for. */
export const UNASKED = {
  validFrom: null,
  validTo: null,
  planSource: null,
  goal: null,
  industry: null,
  cooperation: null,
  researchKind: null,
  expectedInvestment: null,
  expectedOutput: null,
  deductions: {},
} as const satisfies Partial<ContractContent>;

/** Σ of the itemised deductions, in 分. */
export function deductionsTotal(deductions: Deductions): Money {
  return addMoney(fen(0), ...DEDUCTION_KINDS.flatMap((kind) => deductions[kind] ?? []));
}
