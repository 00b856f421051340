// Knows what the office would send back and what it would doubt, while a contract is still being written; must never read a row.
import { refuse } from "#app/kernel/refusal.ts";
import type { Day } from "#app/kernel/time.ts";
import { type ClassFinding, classify } from "./classify.ts";
import { deductionsTotal, HOME_COUNTRY, isIndustryClass } from "./content.ts";
import { doubtsOf } from "./doubts.ts";
import type { ContractDraft } from "./draft.ts";
import type { Finding } from "./finding.ts";
import type { Fact, RuleSet } from "./rule-set.ts";

/** The city's offices register what its sellers sell (GB/T 2260 prefix of Shaoxing). */
const CITY_PREFIX = "3306";

const filled = (text: string | null) => text !== null && text.trim() !== "";

/** Whether the fact is answered; facts of one class are not asked of the others. */
const ANSWERED: Readonly<Record<Fact, (draft: ContractDraft) => boolean>> = {
  name: (d) => filled(d.name),
  class: (d) => d.class !== null,
  field: (d) => d.field !== null,
  sellerNature: (d) => filled(d.seller.natureCode),
  sellerRegion: (d) => filled(d.seller.regionCode),
  buyer: (d) => filled(d.buyer.name),
  buyerNature: (d) => filled(d.buyer.natureCode),
  buyerRegion: (d) => d.buyer.countryCode !== HOME_COUNTRY || filled(d.buyer.regionCode),
  signedOn: (d) => d.signedOn !== null,
  validFrom: (d) => d.validFrom !== null,
  validTo: (d) => d.validTo !== null,
  payment: (d) => d.paymentWay !== null,
  scope: (d) => filled(d.scope),
  priceTerms: (d) => filled(d.priceTerms),
  ip: (d) => d.ipKind !== null,
  planSource: (d) => d.planSource !== null,
  goal: (d) => d.goal !== null,
  industry: (d) => isIndustryClass(d.industry),
  cooperation: (d) => d.class !== "development" || d.cooperation !== null,
  researchKind: (d) => d.class !== "development" || d.researchKind !== null,
  licence: (d) => d.class !== "licence" || d.licenceKind !== null,
  expectedInvestment: (d) => d.class !== "transfer" || d.expectedInvestment !== null,
  expectedOutput: (d) => d.class !== "transfer" || d.expectedOutput !== null,
  contractText: (d) => d.hasContractText,
};

const refusal = (code: string, field: Fact | "total" | "technical" | null, facts: Finding["facts"] = {}): Finding => ({ level: "refusal", code, field, facts });

/** Sums must be there, in order, and explained item by item to the 分. */
function sumFindings(draft: ContractDraft): readonly Finding[] {
  const { totalAmount: total, technicalAmount: technical } = draft;
  if (total === null) return [missing("total")];
  if (technical === null) return [missing("technical")];
  if (total < 0 || technical < 0) return [refusal("contract.amountNegative", "total")];
  if (technical > total) return [refusal("contract.technicalAboveTotal", "technical")];
  const itemised = deductionsTotal(draft.deductions);
  if (itemised === total - technical) return [];
  return [refusal("contract.deductionsDiffer", "technical", { itemised: itemised / 100, difference: (total - technical) / 100 })];
}

function missing(fact: Fact | "total" | "technical"): Finding {
  return { level: "missing", code: "contract.incomplete", field: fact, facts: { field: fact } };
}

function dayFindings(draft: ContractDraft, today: Day): readonly Finding[] {
  const { signedOn, validFrom, validTo } = draft;
  return [
    ...(signedOn !== null && signedOn > today ? [refusal("contract.dayInFuture", "signedOn")] : []),
    ...(validFrom !== null && validTo !== null && validTo < validFrom ? [refusal("contract.validityReversed", "validTo")] : []),
  ];
}

function partyFindings({ seller, buyer }: ContractDraft): readonly Finding[] {
  const isElsewhere = filled(seller.regionCode) && !seller.regionCode.startsWith(CITY_PREFIX);
  return [
    ...(isElsewhere ? [refusal("contract.sellerElsewhere", "sellerRegion")] : []),
    ...(filled(buyer.name) && buyer.name.trim() === seller.name.trim() ? [refusal("contract.ownBuyer", "buyer")] : []),
  ];
}

/** What stands against handing in, sums first, then what is missing, then days and parties: empty means that `submit` will be taken. */
export function obstaclesOf(draft: ContractDraft, rules: RuleSet, today: Day): readonly Finding[] {
  const unanswered = rules.mandatory.filter((fact) => !ANSWERED[fact](draft)).map(missing);
  return [...sumFindings(draft), ...unanswered, ...dayFindings(draft, today), ...partyFindings(draft)];
}

export type Precheck = { readonly classes: readonly ClassFinding[]; readonly findings: readonly Finding[]; readonly ruleSet: string };

/** Everything that can be said of a draft on `today` under `rules`: obstacles first, then doubts. */
export function precheck(draft: ContractDraft, rules: RuleSet, today: Day): Precheck {
  return { classes: classify(draft), findings: [...obstaclesOf(draft, rules, today), ...doubtsOf(draft, rules)], ruleSet: rules.code };
}

/** Refuses the first obstacle by its own code (`contract.incomplete`, `contract.deductionsDiffer`, `contract.sellerElsewhere` …), then `contract.noUndertaking`. */
export function judgeSubmission(draft: ContractDraft, rules: RuleSet, { today, undertaking }: { readonly today: Day; readonly undertaking: boolean }): void {
  const [first] = obstaclesOf(draft, rules, today);
  if (first) refuse(first.code, first.facts);
  if (!undertaking) refuse("contract.noUndertaking");
}
